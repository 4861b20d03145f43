"""Opening hours, as OpenStreetMap writes them, with what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from channelaudit.channels.ownership import owner
from channelaudit.channels.schedules.purpose import purpose_of
from channelaudit.channels.schedules.rows import LONGEST, Statement, statements
from channelaudit.channels.schedules.structured import data_hours
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.hours import LANGUAGES, hours_context, hours_words
from channelaudit.model import Channel, Document, Finder, Sighting, SiteContext

_ROUND = re.compile(
    r"(?=[2cnra])(?:24\s?(?:/\s?\d|h| godz| std| stunden)|ca[łl](?:odob|[ąa] dob)|nep[řr]etr|non.?stop|rund um die|"
    r"around the clock)",
    re.IGNORECASE,
)
LANGUAGE_OF = {"PL": "pl", "CZ": "cs", "SK": "sk", "DE": "de", "AT": "de", "GB": "en", "IE": "en"}
REACHED = frozenset({"phone", "chat", "email"})
"""Channels that may be served round the clock; a shop's "24/7" is mostly about ordering."""


def find(document: Document, context: SiteContext) -> Iterable[Channel]:
    """Opening hours in the text of the page and in its structured data."""
    yield from data_hours(document)
    languages = _languages(document, context)
    found = list(statements(document, languages, _candidates(document)))
    dated = {frozenset(map(str, spans)) for s in found for spans in s.week.values()}
    for statement in found:
        if statement.week or frozenset(map(str, statement.spans)) not in dated:
            yield _channel(document, statement)
    yield from _round_the_clock(document, languages)


def _candidates(document: Document) -> list[int]:
    """Lines with a range of time, and those around them, which may hold its days."""
    lines = document.lines
    clue = hours_context().clue
    near = {k for i, line in enumerate(lines) if _has_clue(clue, line.text[:LONGEST]) for k in range(i - 3, i + 5)}
    more = {k + 1 for k in near if k + 1 < len(lines)}
    return sorted(k for k in near | more if 0 <= k < len(lines))


def _has_clue(clue: re.Pattern[str], text: str) -> bool:
    return any(map(str.isdigit, text)) and bool(clue.search(fold(text)))


def _languages(document: Document, context: SiteContext) -> tuple[str, ...]:
    spoken = (LANGUAGE_OF.get(country, "") for country in context.countries[:1])
    likely = (document.language, context.language, *spoken, *LANGUAGES)
    return tuple(dict.fromkeys(code for code in likely if code in LANGUAGES))


def _channel(document: Document, statement: Statement) -> Channel:
    line = document.lines[statement.line]
    attributes: dict[str, Any] = {
        "for": statement.purpose or "any",
        "owner": owner(document, statement.line, statement.start),
    }
    if statement.zone:
        attributes["time_zone"] = statement.zone
    text = " / ".join(document.lines[i].text for i in range(statement.line, statement.last + 1))
    text = text[max(0, statement.start - 80) :] if len(text) > 200 else text
    return Channel(
        "hours", statement.osm, attributes, (Sighting(document.page.final_url, line.region, "text", text[:200]),)
    )


def _round_the_clock(document: Document, languages: tuple[str, ...]) -> Iterator[Channel]:
    """For example "Infolinia 24/7": only for a channel that the same sentence names."""
    words = hours_words(languages[0]).token
    for index, line in enumerate(document.lines):
        if len(line.text) > 400 or not _ROUND.search(line.text):
            continue
        for match in words.finditer(fold(line.text)):
            if match["round"] is None:
                continue
            purpose = purpose_of(document, index, match.start(), match.end())
            if purpose in REACHED:
                attributes = {"for": purpose, "owner": owner(document, index, match.start())}
                yield Channel(
                    "hours",
                    "24/7",
                    attributes,
                    (Sighting(document.page.final_url, line.region, "text", line.text[:200]),),
                )
                break


FINDER = Finder(kinds=("hours",), find=find)
