from __future__ import annotations

import pytest

from builders import channel, crawl, email, judged, malformed, message, phone

FACEBOOK = channel("social", "https://www.facebook.com/sklep.rower", network="facebook")
CHAT = channel("chat", "tidio", account="abc")
NIP = channel("registration", "1234560007", scheme="nip")


@pytest.mark.parametrize(
    "expected",
    [
        "sklep@sklep-rower.example",
        "Sklep@Sklep-Rower.example",
        "email:sklep@sklep-rower.example",
        "+48 22 123 45 67",
        "0048 22 123 45 67",
        "22 123 45 67",
        "(0-22) 123-45-67",
        "phone:+48221234567",
        "phone: 22 123 45 67",
        "https://www.facebook.com/sklep.rower",
        "http://facebook.com/Sklep.Rower/",
        "social:https://www.facebook.com/sklep.rower",
        "chat:tidio",
        "registration:nip:1234560007",
    ],
)
def test_what_is_expected_is_there(expected: str) -> None:
    found = (email(), phone(), FACEBOOK, CHAT, NIP)
    assert judged("expected-missing", *found, expect=(expected,)).status == "passed"
    assert judged("expected-unknown", *found, expect=(expected,)).status == "passed"


@pytest.mark.parametrize(
    "expected",
    ["biuro@sklep-rower.example", "+48 22 123 45 68", "+49 22 123 45 67", "123 45 67", "https://www.facebook.com/rower",
     "chat:smartsupp", "fax:+48221234567"],
)  # fmt: skip
def test_missing(expected: str) -> None:
    judgement = judged("expected-missing", email(), phone(), FACEBOOK, CHAT, expect=(expected,))
    assert message(judgement) == (
        f"Customers no longer find {expected}: the configuration expects it (pages visited: 2)."
    )
    assert judgement.findings[0].severity == "error"


def test_missing_is_undetermined_where_it_may_be_hidden() -> None:
    expect = ("sklep@sklep-rower.example",)
    assert judged("expected-missing", crawl(complete=False), expect=expect).status == "undetermined"
    hidden = malformed("email", "?", "hidden")
    assert judged("expected-missing", hidden, expect=expect).status == "undetermined"
    assert judged("expected-missing", hidden, expect=("+48 22 123 45 67",)).status == "failed"


def test_unknown_of_a_kind_that_is_named() -> None:
    other = email("jan@agencja.example")
    judgement = judged("expected-unknown", email(), other, phone(), expect=("sklep@sklep-rower.example",))
    assert message(judgement) == "The site shows jan@agencja.example, which the configuration does not name."
    assert judgement.findings[0].problem.subject == other.id


def test_unknown_looks_at_others_neither_in_kind_nor_in_owner() -> None:
    courier = email("kurier@paczka.example", owner="other")
    assert (
        judged("expected-unknown", email(), courier, FACEBOOK, expect=("sklep@sklep-rower.example",)).status == "passed"
    )


def test_a_link_makes_the_list_of_its_kind_complete() -> None:
    instagram = channel("social", "https://www.instagram.com/sklep.rower", network="instagram")
    link = ("https://www.facebook.com/sklep.rower",)
    assert judged("expected-unknown", FACEBOOK, instagram, expect=link).status == "failed"
    assert judged("expected-unknown", FACEBOOK, CHAT, expect=link).status == "passed"


def test_without_expectations_there_is_nothing_to_judge() -> None:
    assert judged("expected-missing").status == "not-applicable"
    assert judged("expected-unknown", email()).status == "not-applicable"
