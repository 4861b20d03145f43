"""Dated notices: on these days the shop is closed, or keeps other hours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from channelaudit.channels.sightings import in_line
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.notices import notice_words
from channelaudit.model import Channel, Document, Finder, Line, Role, SiteContext

LONGEST = 600
"""Characters of a line that is a notice; longer ones are articles and terms."""
MOST = 20
"""Dates of one line."""
_ROLES: frozenset[Role] = frozenset({"home", "contact", "imprint", "delivery", "faq", "store", "cart", "checkout"})
"""Pages whose text speaks of now; news and articles keep their old dates with good reason."""
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.:/])(?P<d>\d{1,2})(?P<s>[./])\s?(?P<m>\d{1,2})(?:(?P=s)\s?(?P<y>20\d\d)|\.)?(?![\d:])")
_SENTENCE = re.compile(r"(?<=[a-z)]{3}[.!?])\s+|(?<=\d{4}[.!?])\s+")


@dataclass(frozen=True, slots=True)
class _Day:
    start: int
    end: int
    year: int
    """0 where none is named."""
    month: int
    day: int


def find(document: Document, _context: SiteContext) -> Iterable[Channel]:
    """Kind ``notice``; the value is the last day it speaks of: ``2026-01-01``, ``--01-01`` without a year."""
    for line in document.lines:
        if line.region != "main" or document.page.role in _ROLES:
            yield from _in_line(document, line)


def _in_line(document: Document, line: Line) -> Iterator[Channel]:
    if len(line.text) > LONGEST or not _DIGIT.search(line.text):
        return
    folded = fold(line.text)
    if not notice_words().closed.search(folded):
        return
    at = 0
    for end in [*(m.start() for m in _SENTENCE.finditer(folded)), len(folded)]:
        sentence = folded[at:end]
        if notice_words().closed.search(sentence) and (last := _last(sentence, document.language)):
            text = line.text[at:end].strip()[:200]
            yield Channel("notice", last, {"text": text}, (in_line(document, line, at, end),))
        at = end


def _last(sentence: str, language: str) -> str:
    """The last day that the sentence names; "" for none, and for one from which on something holds for good."""
    days = sorted(_days(sentence, language), key=lambda day: day.start)[:MOST]
    if not days or (len(days) == 1 and notice_words().since.search(sentence[: days[0].start])):
        return ""
    end = days[-1]
    years = [day.year for day in days if day.year]
    year = end.year
    if not year and years:
        first = next(day for day in days if day.year)
        year = years[-1] + ((end.month, end.day) < (first.month, first.day))
    return f"{year:04}-{end.month:02}-{end.day:02}" if year else f"--{end.month:02}-{end.day:02}"


def _days(sentence: str, language: str) -> Iterator[_Day]:
    for match in _ISO.finditer(sentence):
        yield from _day(match, int(match["y"]), int(match["m"]), int(match["d"]))
    for match in _NUMERIC.finditer(sentence):
        day, month = int(match["d"]), int(match["m"])
        if not match["y"] and match["s"] == "/":
            continue  # a fraction, a house number
        if match["s"] == "/" and month > 12:
            day, month = month, day
        yield from _day(match, int(match["y"] or 0), month, day)
    words = notice_words()
    own = words.months.get(language, {})
    for match in words.date.finditer(sentence):
        name = match["n1"] or match["n2"]
        known = own.get(name) or next(months[name] for months in words.months.values() if name in months)
        yield from _day(match, int(match["y1"] or match["y2"] or 0), known, int(match["d1"] or match["d2"]))


def _day(match: re.Match[str], year: int, month: int, day: int) -> Iterator[_Day]:
    if 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]:
        yield _Day(match.start(), match.end(), year, month, day)


FINDER = Finder(kinds=("notice",), find=find)
