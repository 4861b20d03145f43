from __future__ import annotations

import pytest

from channelaudit.channels.company import FINDER
from pages import found, values


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        (
            "Właścicielem sklepu jest Rower i Sanki sp. z o.o., siedziba w Gdyni",
            "Rower i Sanki sp. z o.o.",
            "sp. z o.o.",
        ),
        (
            "„ROWER” spółka z ograniczoną odpowiedzialnością",
            "ROWER spółka z ograniczoną odpowiedzialnością",
            "sp. z o.o.",
        ),
        ("Sklep prowadzi Rower Anna Kowal Sp. J.", "Rower Anna Kowal Sp. J.", "sp. j."),
        ("1.1. Kolo Horní, s. r. o., so sídlom v Trnave", "Kolo Horní s. r. o.", "s.r.o."),
        ("Vertragspartner: Rad & Tat GmbH & Co. KG, Am Bach 2", "Rad & Tat GmbH & Co. KG", "GmbH & Co. KG"),
        ("Radhaus Muster UG (haftungsbeschränkt)", "Radhaus Muster UG (haftungsbeschränkt)", "UG"),
        ("© 2024 Bikes of Thame Ltd. All rights reserved", "Bikes of Thame Ltd.", "Ltd"),
    ],
)
def test_a_name_stands_before_its_legal_form(text: str, name: str, form: str) -> None:
    (channel,) = found(FINDER, f"<main><p>{text}</p></main>")
    assert (channel.value, channel.attributes["legal_form"]) == (name, form)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Radhaus Muster OG", "OG"),
        ("Radhaus Muster KEG", "KEG"),
        ("Radhaus Muster GesbR", "GesbR"),
        ("Radhaus Muster FlexCo", "FlexCo"),
        ("Radhaus Ges. m. b. H.", "GesmbH"),
        ("Radhaus Muster UG", "UG"),
        ("Radhaus UG (haftungsbeschränkt) & Co. KG", "UG & Co. KG"),
        ("Radhaus GmbH & Co. KGaA", "KGaA"),
        ("Radhaus Muster KGaA", "KGaA"),
        ("Radhaus Muster eG", "eG"),
        ("Radhaus Muster SE", "SE"),
        ("Radhaus PartG mbB", "PartG"),
        ("Radhaus Erika Muster e. Kfr.", "e.K."),
        ("Example Bikes DAC", "DAC"),
        ("Example Bikes CLG", "CLG"),
        ("Example Bikes Unlimited Company", "UC"),
        ("Example Bikes Public Limited Company", "PLC"),
        ("Rower Kowal i Nowak sp.p.", "sp. p."),
        ("Prosty Rower P.S.A.", "P.S.A."),
        ("Kolo Horní, družstvo", "družstvo"),
        ("Kolo Horní v. o. s.", "v.o.s."),
        ("Kolo Horní komanditní společnost", "k.s."),
        ("Kolo Horné spoločnosť s ručením obmedzeným", "s.r.o."),
        ("Kolo Horní s.r. o.", "s.r.o."),
    ],
)
def test_the_legal_forms_of_the_eight_countries(name: str, form: str) -> None:
    (channel,) = found(FINDER, f"<main><p>{name}, Am Bach 2</p></main>", role="imprint")
    assert channel.attributes["legal_form"] == form


@pytest.mark.parametrize(
    "goods", ["Air Runner 1 OG", "Phone 12 SE", "Best of Rower LP", "Sound DAC", "1. UG", "Naše družstvo"]
)
def test_what_names_goods_is_no_legal_form_there(goods: str) -> None:
    assert values(FINDER, f"<main><p>{goods}</p></main>") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sprzedawca: Anna Kowal Rower", "Anna Kowal Rower"),
        ("Inhaber: Erika Muster", "Erika Muster"),
        ("Provozovatel: Jan Novotný Kola, IČO 12345679", "Jan Novotný Kola"),
    ],
)
def test_a_label_names_the_trader(text: str, name: str) -> None:
    assert values(FINDER, f"<p>{text}</p>") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Sprzedawca: patrz regulamin sklepu",
        "Firma: [NAZWA FIRMY]",
        "Super ceny - Limited to current stock",
        "w tym sa duże rowery, ag",
        "pliki 2026-01-01_lista s.r.o.",
        "Sprzedawca: sklep@rower.example",
    ],
)
def test_nothing_silly_is_a_name(text: str) -> None:
    assert values(FINDER, f"<p>{text}</p>") == []


def test_the_copyright_line_is_the_last_resort() -> None:
    footer = "<footer><p>© 2020-2024 Sklep Rower. Wszystkie prawa zastrzeżone</p></footer>"
    assert values(FINDER, footer) == ["Sklep Rower"]
    assert values(FINDER, f"<p>Rower i Sanki S.A.</p>{footer}") == ["Rower i Sanki S.A."]


@pytest.mark.parametrize(
    "behind",
    ["biuro@rower.example", "www.rower.example", "https://rower.example", "tel. 600 100 200", "+48 600 100 200"],
)
def test_an_address_behind_the_name_in_the_copyright_line_is_no_part_of_it(behind: str) -> None:
    assert values(FINDER, f"<footer><p>© 2024 Sklep Rower {behind}</p></footer>") == ["Sklep Rower"]


def test_an_address_behind_a_labelled_name_is_no_part_of_it() -> None:
    assert values(FINDER, "<main><p>Sprzedawca: Anna Kowal anna@rower.example</p></main>") == ["Anna Kowal"]


def test_a_payment_firm_is_another_party() -> None:
    (channel,) = found(FINDER, "<p>Płatności obsługuje PayU S.A.</p>")
    assert channel.attributes["owner"] == "other"


def test_the_legal_name_of_structured_data() -> None:
    data = '{"@type": "Organization", "publisher": {"@type": "Organization", "legalName": "Rower i Sanki sp. z o.o."}}'
    (channel,) = found(FINDER, "", head=f'<script type="application/ld+json">{data}</script>')
    assert (channel.value, channel.attributes["legal_form"]) == ("Rower i Sanki sp. z o.o.", "sp. z o.o.")
    assert channel.sightings[0].region == "data"
