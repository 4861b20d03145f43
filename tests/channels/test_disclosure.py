from __future__ import annotations

import pytest

from channelaudit.channels.disclosure import FINDER
from pages import values


@pytest.mark.parametrize(
    "text",
    [
        "Sąd Rejonowy dla m.st. Warszawy, XII Wydział Gospodarczy KRS",
        "zapsaná v obchodním rejstříku vedeném Krajským soudem v Brně",
        "Obchodný register Mestského súdu Bratislava III",
        "Amtsgericht Hamburg, HRB 65432",
        "Handelsgericht Wien",
        "Registered in England and Wales",
    ],
)
def test_the_court(text: str) -> None:
    assert "court" in values(FINDER, f"<p>{text}</p>")


def test_the_capital() -> None:
    assert "capital" in values(FINDER, "<p>Kapitał zakładowy: 50 000 zł</p>")
    assert "capital" not in values(FINDER, "<p>Zwrot kosztów dostawy</p>")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Anna Przykład</p><p>ul. Dzwonkowa 4<br>90-001 Łódź</p>",
        "<p>Anna Przykład, ul. Dzwonkowa 4, 90-001 Łódź</p>",
        "<p>Sklep Dzwonek, NIP: 9876500028</p>",
        "<p>Administratorem danych jest Anna Przykład.</p>",
        "<p>Inhaberin Maria Beispielhaft</p>",
    ],
)
def test_a_name_where_the_traders_name_stands(body: str) -> None:
    assert "trader" in values(FINDER, body)


@pytest.mark.parametrize(
    "body", ["<p>Kontakt</p><p>00-950 Warszawa</p>", "<p>Nowe Rowery w sklepie</p>", "<p>NIP:</p>"]
)
def test_no_name(body: str) -> None:
    assert "trader" not in values(FINDER, body)
