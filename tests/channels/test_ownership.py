from __future__ import annotations

import pytest

from channelaudit.channels.ownership import owner
from channelaudit.knowledge.parties import is_party_domain
from channelaudit.model import Line
from lines import document


def owners(*lines: str | Line) -> list[str]:
    read = document(*lines)
    return [owner(read, i, len(read.lines[i].text)) for i in range(len(lines))]


@pytest.mark.parametrize(
    "title",
    [
        "Orgán dozoru:",
        "3. Dozorný orgán",
        "Aufsichtsbehörde:",
        "Hosting",
        "ORGAN NADZORU",
        "Numery alarmowe:",
        "Tiesňové volania:",
        "Notrufnummern:",
    ],
)
def test_a_section_of_another_party(title: str) -> None:
    assert owners(title, "Skúšobný úrad, Cvičná 1, 010 01 Žilina", "tel. 041/ 5550 130")[1:] == ["other", "other"]


def test_a_section_under_a_real_heading_ends_with_the_next_one() -> None:
    lines: list[str | Line] = [
        Line("Dozorný orgán", "main", is_heading=True),
        "tel. 1",
        Line("Kontakt", "main", is_heading=True),
        "tel. 2",
    ]
    assert owners(*lines) == ["shop", "other", "shop", "shop"]


def test_a_section_ends_with_the_region() -> None:
    assert owners(Line("Hosting", "main", is_heading=True), Line("tel. 1", "main"), Line("tel. 2", "footer")) == [
        "shop",
        "other",
        "shop",
    ]


def test_an_imprint_goes_on_behind_its_authority() -> None:
    assert owners("Aufsichtsbehörde: Bezirkshauptmannschaft Musterstadt", "UID: ATU12345675")[1] == "shop"


@pytest.mark.parametrize(
    "line",
    [
        "skargę do Prezesa Urzędu Ochrony Danych Osobowych, ul. Próbna 2, 00-001 Warszawa",
        "Česká obchodní inspekce, tel. 222 703 404",
        "Slovenská obchodná inšpekcia (SOI), Cvičná 71, telefón 041 5550 130",
        "infolinia InPost 601 202 303",
        "Realizacja: Agencja Próbna, tel. 601 202 303",
        "Webdesign by Studio Sample, 01908 234567",
        "Orgán dozoru: Skúšobný úrad, tel. 041 5550 130",
        "Strona działa na serwerze Próba S.A., ul. Polna 2, tel. 601 202 303",
        "Rezerwacje: Bookero, tel. 601 202 303",
        "Terminbuchung durch Typeform, Tel. 0221 987654",
        "Platba kartou (Ukážka, a.s., Krátka 3, tel. 041 5550 130",
        "Zpracovatelé: Ukázka, a.s., Krátká 3, tel. 281 654 321",
        "Producent: Próba S.A., ul. Polna 2, tel. 601 202 303",
        "© 2024 Rower | web: Ukázka, tel. 281 654 321",
        "Na platformě Ukázka | Design Studio Zkouška, tel. 281 654 321",
    ],
)
def test_named_before(line: str) -> None:
    assert owners(line) == ["other"]


@pytest.mark.parametrize(
    "line",
    [
        "Realizacja zamówień: tel. 601 202 303",
        "Czas realizacji 24 h, pytania: 601 202 303",
        "Sprzedawca: Rower sp. z o.o., tel. 601 202 303",
        "Wysyłamy kurierem DPD w ciągu dnia roboczego. Masz pytania? Zadzwoń 601 202 303",
        "UODO rozpatruje skargi; Sprzedawca: tel. 601 202 303",
        "Płatności: Przelewy24, PayU. Kontakt: 601 202 303",
        "Wysyłka kurierem DPD, zamówienia: 601 202 303",
        "Kurýr GLS; prodejna 777 222 333",
        "Delivery by Royal Mail. Call us on 01908 234567",
        "Powered by Shopify. Rower Ltd, VAT no. 123 4567 27",
        "Rower sp. z o.o. – producent rowerów, tel. 601 202 303",
        "Gwarantem jest producent: Rower sp. z o.o., tel. 601 202 303",
    ],
)
def test_the_shops_own_lines(line: str) -> None:
    assert owners(line) == ["shop"]


def test_what_stands_before_the_name_is_the_shops() -> None:
    line = "Rower sp. z o.o., tel. 601 202 303; nadzór: Inspekcja Handlowa"
    assert owner(document(line), 0, line.index("601")) == "shop"


def test_a_line_that_does_not_exist_is_the_shops() -> None:
    assert owner(document("x"), 5) == "shop"


def test_an_office_named_behind_the_number() -> None:
    line = "801 202 303 (infolinia UOKiK)"
    assert owner(document(line), 0, 0) == "other"


def test_a_list_of_companies_is_not_the_shops() -> None:
    assert owners("Próba S.A., tel. 1; Ukázka s.r.o., tel. 2; Sample Ltd, tel. 3") == ["other"]
    assert owners("Próba S.A., tel. 1", "Ukázka s.r.o., tel. 2", "Sample Ltd, tel. 3") == ["other"] * 3
    assert owners("Rower S.A., tel. 1", "Rower Serwis S.A., tel. 2", "Rower Bis S.A., tel. 3") == ["shop"] * 3


def test_domains() -> None:
    assert is_party_domain("sk.urzad.gov.pl")
    assert not is_party_domain("sklep-rower.example")
