from __future__ import annotations

import pytest

from builders import channel
from channelaudit.channels.email import FINDER
from channelaudit.channels.personal_numbers import hidden, hidden_in_id, holds_birth_number, masked
from pages import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan Kowalczyk, PESEL: 80010112345", "Jan Kowalczyk, PESEL: 80*********"),
        ("rodné číslo 800101/1238", "rodné číslo 80*********"),
        ("r.č. 8001011238", "r.č. 80********"),
        ("NIP 1234560007, tel. 600 100 200", "NIP 1234560007, tel. 600 100 200"),
        ("PESEL nie jest potrzebny", "PESEL nie jest potrzebny"),
    ],
)
def test_labelled_numbers_are_hidden(text: str, expected: str) -> None:
    assert hidden(text) == expected


def test_no_sighting_tells_one() -> None:
    (email,) = found(FINDER, "<p>Jan Kowalczyk, PESEL 80010112345, jan@sklep-rower.example</p>")
    assert email.sightings[0].text == "Jan Kowalczyk, PESEL 80*********, jan@sklep-rower.example"


@pytest.mark.parametrize(
    ("scheme", "value", "country", "personal"),
    [
        ("dic", "8001011238", "CZ", True),
        ("dic", "CZ8001011238", "CZ", True),
        ("vat", "CZ800101123", "CZ", True),
        ("dic", "98765434", "CZ", False),
        ("dic", "699123456", "CZ", False),
        ("dic", "2098765432", "SK", False),
        ("ico", "8001011238", "CZ", False),
    ],
)
def test_which_tax_numbers_hold_a_birth_number(scheme: str, value: str, country: str, personal: bool) -> None:
    assert holds_birth_number(channel("registration", value, scheme=scheme, country=country)) is personal


def test_the_year_stays() -> None:
    assert masked("CZ8001011238") == "CZ80********"
    assert masked("800101/1238") == "80*********"


@pytest.mark.parametrize(
    ("channel", "shown"),
    [
        ("registration:dic:8001011238", "registration:dic:80********"),
        ("registration:vat:CZ8001011238", "registration:vat:CZ80********"),
        ("registration:dic:805101123", "registration:dic:80*******"),
        ("registration:dic:CZ45274649", "registration:dic:CZ45274649"),
        ("registration:dic:2020123456", "registration:dic:2020123456"),
        ("registration:dic:CZ699001234", "registration:dic:CZ699001234"),
        ("registration:nip:8001011238", "registration:nip:8001011238"),
        ("phone:+48223450981", "phone:+48223450981"),
    ],
)
def test_an_id_alone_tells_what_to_hide(channel: str, shown: str) -> None:
    assert hidden_in_id(channel) == shown
