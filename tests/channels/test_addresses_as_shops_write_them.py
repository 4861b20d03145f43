"""Postal addresses in the forms of many shops: what is read, and what is somebody else's or nothing of the kind."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from channelaudit.channels.address import FINDER
from channelaudit.model import Channel, Document, Line, Page, SiteContext

URL = "https://sklep-rower.example/kontakt"
COUNTRIES = {"pl": "PL", "cs": "CZ", "sk": "SK", "de": "DE", "at": "AT", "en": "GB", "ie": "IE"}
LANGUAGES = {"at": "de", "ie": "en"}
SAMPLES = yaml.safe_load((Path(__file__).parent / "samples" / "addresses.yaml").read_text(encoding="utf-8"))
WRITTEN = [(home, *pair) for home, pairs in SAMPLES["written"].items() for pair in pairs.items()]
TRAPS = [(home, text) for home, texts in SAMPLES["traps"].items() for text in texts]


def addresses(home: str, text: str) -> list[Channel]:
    lines = tuple(Line(line, "main") for line in text.replace("|", "\t").split(" / "))
    language = LANGUAGES.get(home, home)
    document = Document(Page(URL, URL, "contact", 200, 0, ""), "", language, lines)
    country = COUNTRIES[home]
    countries = (country, *(c for c in COUNTRIES.values() if c != country))
    context = SiteContext(URL, "sklep-rower.example", "sklep-rower.example", country, countries, language)
    return [item for item in FINDER.find(document, context) if isinstance(item, Channel)]


@pytest.mark.parametrize(("home", "text", "value"), WRITTEN)
def test_addresses_in_many_forms(home: str, text: str, value: str) -> None:
    assert [(c.value, c.attributes["owner"]) for c in addresses(home, text)] == [(value, "shop")]


@pytest.mark.parametrize(("home", "text"), TRAPS)
def test_places_that_are_not_the_shops(home: str, text: str) -> None:
    assert [c.value for c in addresses(home, text) if c.attributes["owner"] == "shop"] == []
