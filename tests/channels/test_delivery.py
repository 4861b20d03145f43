from __future__ import annotations

import pytest

from channelaudit.channels.delivery import FINDER
from pages import values


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Wysyłamy do Niemiec, Austrii i Czech.", ["DE", "AT", "CZ"]),
        ("Doprava na Slovensko od 99 Kč", ["SK"]),
        ("Versand nach Österreich", ["AT"]),
        ("We deliver to Ireland and the UK", ["IE", "GB"]),
        ("International shipping available", ["*"]),
        ("Dostawa na terenie całej Europy", ["*"]),
        ("Nie wysyłamy do Niemiec", []),
        ("We do not ship to the USA", []),
        ("Dostawa do domu w 24 godziny. Rowery z Niemiec", []),
        ("Naši zákazníci po celé Evropě", []),
    ],
)
def test_countries_delivered_to(text: str, countries: list[str]) -> None:
    assert values(FINDER, f"<p>{text}</p>") == countries
