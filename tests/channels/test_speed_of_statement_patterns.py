"""None of the patterns of notices, deliveries, pictures and departments takes more than linear time on hostile text."""

from __future__ import annotations

import re
import time

import pytest

from channelaudit.channels import delivery, impossible_hours, notice, picture
from channelaudit.knowledge.delivery import delivery_words
from channelaudit.knowledge.departments import department_words
from channelaudit.knowledge.notices import notice_words
from channelaudit.model import Document, Finder, Line, Page, SiteContext

SIZE = 100_000
SECONDS = 1.5
PIECES = (
    "a", " ", "0", "9", ".", "/", "-", "@", "24.12.", "24. 12. ", "24/12/", "2025-12-", "12:00-", "25:00 - ",
    "24 grudnia ", "december 24 ", "do ", "od ", "zamkniet", "zavreno 1.1. ", "wysylamy do ", "ship to ", "the uk ",
    "nie ", "adres-email", "tel-nr", "reklamac", "dzial ", "a@b.", "mo 9:00-17:00 ",
)  # fmt: skip


def patterns() -> dict[str, re.Pattern[str]]:
    modules = (notice, delivery, picture, impossible_hours)
    found = {f"{m.__name__}.{name}": v for m in modules for name, v in vars(m).items() if isinstance(v, re.Pattern)}
    for words in (notice_words(), delivery_words(), department_words()):
        for name in words.__slots__:
            if isinstance(value := getattr(words, name), re.Pattern):
                found[f"{type(words).__name__}.{name}"] = value
    return found


@pytest.mark.parametrize("name", sorted(patterns()))
def test_a_pattern_is_linear(name: str) -> None:
    for piece in PIECES:
        text = piece * (SIZE // len(piece))
        start = time.process_time()
        for number, _ in enumerate(patterns()[name].finditer(text)):
            if number > 20_000:
                break
        assert time.process_time() - start < SECONDS, piece


@pytest.mark.parametrize("finder", [notice.FINDER, delivery.FINDER, picture.FINDER, impossible_hours.FINDER])
def test_a_finder_is_linear(finder: Finder) -> None:
    page = Page("https://s.example/", "https://s.example/", "contact", 200, 0, "")
    for piece in PIECES:
        lines = (Line(piece * (SIZE // len(piece)), "main"), *(Line(piece * 20, "main") for _ in range(200)))
        start = time.process_time()
        list(finder.find(Document(page, "", "pl", lines), SiteContext(page.url, "s.example", "s.example", "PL")))
        assert time.process_time() - start < SECONDS, piece
