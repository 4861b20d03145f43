from __future__ import annotations

import pytest

from channelaudit.channels.registration import FINDER
from channelaudit.model import Channel
from lines import channels, faults, found, values
from pages import found as found_in


def schemes(country: str, *lines: str) -> list[tuple[str, str]]:
    return [(c.attributes["scheme"], c.value) for c in channels(FINDER, country, *lines)]


@pytest.mark.parametrize(
    ("country", "line", "numbers"),
    [
        ("PL", "NIP: 123-456-00-07, REGON:123456704", [("nip", "1234560007"), ("regon", "123456704")]),
        ("PL", "NIP 123-45-60-007", [("nip", "1234560007")]),
        ("PL", "NIP/REGON: 1234560007 / 123456704", [("nip", "1234560007"), ("regon", "123456704")]),
        ("PL", "VAT UE PL 123 456 00 07", [("vat", "PL1234560007")]),
        ("PL", "Sąd Rejonowy, XIV Wydział Gospodarczy pod numerem: 0000601202.", [("krs", "0000601202")]),
        ("PL", "KRS: 145519", [("krs", "0000145519")]),
        ("PL", "wpisana do KRS pod nr 0000 601 202", [("krs", "0000601202")]),
        ("PL", "nr rejestrowy BDO 000601202", [("bdo", "000601202")]),
        ("PL", "adres: AE:PL-12345-67890-ABCDE-12", [("e_doreczenia", "AE:PL-12345-67890-ABCDE-12")]),
        ("CZ", "IČ: 876 54 326, DIČ: CZ87654326", [("ico", "87654326"), ("dic", "87654326")]),
        ("CZ", "IČO87654326", [("ico", "87654326")]),
        ("CZ", "IČO/DIČ: 87654326/CZ87654326", [("ico", "87654326"), ("dic", "87654326")]),
        ("CZ", "identifikační číslo: 876543269", [("ico", "876543269")]),
        ("CZ", "oddíl C, vložka 11119", [("file_mark", "C11119")]),
        ("SK", "IČO: 87 654 326 / DIČ: 2021234501, IČ DPH: SK2021234501",
         [("ico", "87654326"), ("dic", "2021234501"), ("vat", "SK2021234501")]),
        ("SK", "oddiel: Sro, vložka č. 12345/B", [("file_mark", "12345/B")]),
        ("DE", "Umsatzsteuer-Identifikationsnummer gemäß §27 a Umsatzsteuergesetz: DE 123 456 788",
         [("vat", "DE123456788")]),
        ("DE", "Amtsgericht Musterstadt, HRB23629", [("hrb", "HRB23629")]),
        ("DE", "Registernummer: HRB 23629 B", [("hrb", "HRB23629B")]),
        ("DE", "Steuernummer: 143/123/12345", [("steuernummer", "143/123/12345")]),
        ("AT", "UID Nummer: ATU 12345675", [("vat", "ATU12345675")]),
        ("AT", "Umsatzsteueridentifikationsnummer: UID ATU12345675", [("vat", "ATU12345675")]),
        ("AT", "Firmenbuchnummer: FN 292459 g", [("fn", "292459g")]),
        ("GB", "Registered in England No.6320939", [("company_number", "6320939")]),
        ("GB", "Registered in Scotland Company No SC157749", [("company_number", "SC157749")]),
        ("GB", "VAT Reg 123 4567 27", [("vat", "GB123456727")]),
        ("GB", "Registered in England. VAT GB123456727", [("vat", "GB123456727")]),
        ("IE", "Registered in Ireland No. 654329, VAT No: IE1234567T",
         [("company_number", "654329"), ("vat", "IE1234567T")]),
    ],
)  # fmt: skip
def test_schemes_labels_and_separators(country: str, line: str, numbers: list[tuple[str, str]]) -> None:
    assert schemes(country, line) == numbers


def test_wrong_checksums_are_kept_and_marked() -> None:
    (nip,) = channels(FINDER, "PL", "NIP 123-456-00-08")
    assert (nip.value, nip.attributes["valid"]) == ("1234560008", False)
    (regon,) = channels(FINDER, "PL", "REGON 1234567044")
    assert (regon.value, regon.attributes["valid"]) == ("1234567044", False)


def test_placeholders_are_marked() -> None:
    assert [c.attributes.get("placeholder") for c in channels(FINDER, "DE", "HRB 123456, USt-IdNr.: DE123456789")] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "NIP: …",
        "nr NIP ….., dalej",
        "NIP: {{ company.nip }}",
        "IČO: [vaše IČO]",
        "identifikační číslo: , zapsané v rejstříku",
        "IČ DPH:",
        "NIP: ______",
    ],
)
def test_labels_with_nothing_behind(line: str) -> None:
    assert faults(FINDER, "PL", line) == ["unfilled"]


def test_the_next_line_is_not_taken_for_the_value() -> None:
    lines = ("IČ DPH:", "DIČ:", "Bankové spojenie:", "Tel. kontakt: 0905 222 333")
    assert values(FINDER, "SK", *lines) == []
    assert faults(FINDER, "SK", *lines) == ["unfilled", "unfilled"]


def test_the_next_line_is_taken_where_it_is_nothing_but_the_number() -> None:
    assert values(FINDER, "PL", "NIP:", "1234560007") == ["1234560007"]


def test_a_fields_label_is_no_unfilled_template() -> None:
    form = "<form><label for=n>NIP:</label><input id=n name=nip><button>OK</button></form>"
    assert found_in(FINDER, form) == []


@pytest.mark.parametrize(
    "line", ["podaj NIP, aby otrzymać fakturę VAT", "faktura VAT 123/2020", "ceny z VAT 23%", "Dz.U. poz. 827"]
)
def test_words_without_a_number(line: str) -> None:
    assert found(FINDER, "PL", line) == []


def test_personal_numbers_are_never_kept() -> None:
    (channel,) = channels(FINDER, "PL", "PESEL: 44051401359")
    assert channel.value == "44*********"
    assert "051401359" not in repr(channel)


def test_a_payment_firms_numbers_are_its_own() -> None:
    line = "Płatności obsługuje PayPro S.A., KRS 0000601202, NIP 1234560007"
    assert {c.attributes.get("owner") for c in channels(FINDER, "PL", line)} == {"other"}


def test_structured_data() -> None:
    head = '<script type="application/ld+json">{"@type": "Store", "vatID": "PL1234560007"}</script>'
    (channel,) = found_in(FINDER, "", head=head)
    assert isinstance(channel, Channel)
    assert (channel.value, channel.sightings[0].region) == ("PL1234560007", "data")
