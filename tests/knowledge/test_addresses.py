"""Endings of towns' names are text, whatever YAML makes of a short word."""

from __future__ import annotations

import pytest

from channelaudit.channels.places.towns import nominative
from channelaudit.knowledge.addresses import address_words


def test_each_ending_has_its_text() -> None:
    endings = [pair for pairs in address_words().locative_endings.values() for pair in pairs]
    assert endings
    assert {type(part) for pair in endings for part in pair} == {str}


@pytest.mark.parametrize(
    ("country", "locative", "name"),
    [
        ("PL", "Warszawie", "Warszawa"),
        ("PL", "Włocławku", "Włocławek"),
        ("PL", "Bolesławcu", "Bolesławiec"),
        ("PL", "Bielsku-Białej", "Bielsko-Biała"),
        ("PL", "Busku-Zdroju", "Busko-Zdrój"),
        ("PL", "Stalowej Woli", "Stalowa Wola"),
        ("PL", "Zakopanem", "Zakopane"),
        ("CZ", "Rakovníku", "Rakovník"),
        ("CZ", "Novém Jičíně", "Nový Jičín"),
        ("CZ", "Jablonci nad Nisou", "Jablonec nad Nisou"),
        ("CZ", "Děčíně", "Děčín"),
        ("SK", "Spišskej Novej Vsi", "Spišská Nová Ves"),
        ("SK", "Liptovskom Mikuláši", "Liptovský Mikuláš"),
        ("DE", "Bremen", "Bremen"),
    ],
)
def test_towns_in_the_case_behind_in(country: str, locative: str, name: str) -> None:
    assert nominative(locative, country) == name
