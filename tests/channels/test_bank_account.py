from __future__ import annotations

import pytest

from channelaudit.channels.bank_account import FINDER
from lines import channels, values


@pytest.mark.parametrize(
    ("country", "line", "iban"),
    [
        ("PL", "Nr konta: 61 1090 1014 0000 0712 1981 2874", "PL61109010140000071219812874"),
        ("PL", "bank: 61-1090-1014-0000-0712-1981-2874 w tytule numer", "PL61109010140000071219812874"),
        ("PL", "61109010140000071219812874", "PL61109010140000071219812874"),
        ("PL", "rachunek PL 61 1090 1014 0000 0712 1981 2874 (SWIFT X)", "PL61109010140000071219812874"),
        ("CZ", "č. ú.: 19-2000145399/0800", "CZ6508000000192000145399"),
        ("CZ", "na náš účet 19-2000145399 / 0800", "CZ6508000000192000145399"),
        ("CZ", "IBAN: CZ65 0800 0000 1920 0014 5399", "CZ6508000000192000145399"),
        ("SK", "účet 2000145399/0900", "SK0209000000002000145399"),
        ("DE", "IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX", "DE89370400440532013000"),
        ("GB", "IBAN GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819"),
    ],
)
def test_forms(country: str, line: str, iban: str) -> None:
    (account,) = channels(FINDER, country, line)
    assert (account.value, account.attributes) == (iban, {"valid": True})


def test_an_account_on_the_line_below_its_label() -> None:
    assert values(FINDER, "PL", "Numer konta:", "61 1090 1014 0000 0712 1981 2874") == ["PL61109010140000071219812874"]


def test_a_wrong_checksum_is_kept_and_marked() -> None:
    (account,) = channels(FINDER, "PL", "konto 61 1090 1014 0000 0712 1981 2875")
    assert account.attributes == {"valid": False}
    (iban,) = channels(FINDER, "SK", "IBAN SK32 1200 0000 1987 4263 7541")
    assert iban.attributes == {"valid": False}


@pytest.mark.parametrize(
    "line",
    ["zákon 89/2012, objednávka 123456/2020", "spis 1234567/2010", "EAN 5901234123457", "12345678901234567890123456"],
)
def test_other_numbers(line: str) -> None:
    assert values(FINDER, "CZ", line) == []


def test_the_banks_name_before_it_does_not_make_it_the_banks() -> None:
    (account,) = channels(FINDER, "PL", "rachunek bankowy mBank S.A.: 61 1090 1014 0000 0712 1981 2874")
    assert "owner" not in account.attributes
