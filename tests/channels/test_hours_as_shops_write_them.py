"""Opening hours in the words of many shops: what is read, and what only looks like opening hours."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from channelaudit.channels.hours import FINDER
from channelaudit.model import Channel, Document, Line, Page, SiteContext

URL = "https://sklep-rower.example/kontakt"
COUNTRY = {"pl": "PL", "cs": "CZ", "sk": "SK", "de": "DE", "en": "GB"}
SAMPLES = yaml.safe_load((Path(__file__).parent / "samples" / "hours.yaml").read_text(encoding="utf-8"))
WRITTEN = [(language, *pair) for language, pairs in SAMPLES["written"].items() for pair in pairs.items()]
TRAPS = [(language, text) for language, texts in SAMPLES["traps"].items() for text in texts]


def hours(language: str, text: str) -> list[str]:
    lines = tuple(Line(line, "main") for line in text.split(" / "))
    document = Document(Page(URL, URL, "contact", 200, 0, ""), "", language, lines)
    country = COUNTRY[language]
    context = SiteContext(URL, "sklep-rower.example", "sklep-rower.example", country, (country,), language)
    found = [item for item in FINDER.find(document, context) if isinstance(item, Channel)]
    return [item.value for item in found if item.attributes["owner"] == "shop"]


@pytest.mark.parametrize(("language", "text", "osm"), WRITTEN)
def test_hours_in_many_words(language: str, text: str, osm: str) -> None:
    assert " || ".join(hours(language, text)) == osm


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_times_of_something_else(language: str, text: str) -> None:
    assert hours(language, text) == []
