"""Opening hours of JSON-LD and microdata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from channelaudit.channels.schedules.week import DAY, EVERY_DAY, Span, Week, to_osm
from channelaudit.channels.sightings import in_data
from channelaudit.model import Channel, DataItem, Document

DEPTH = 8
ELSEWHERE = frozenset({"review", "offers", "author", "manufacturer", "brand", "specialOpeningHoursSpecification"})
_DAYS = "mo|tu|we|th|fr|sa|su"
_RULE = re.compile(
    rf"(?P<days>(?:{_DAYS})[a-z]{{0,7}}(?:\s?[-,]\s?(?:{_DAYS})[a-z]{{0,7}}){{0,6}})?\s?(?P<h1>\d{{1,2}}):(?P<m1>\d\d)\s?-\s?(?P<h2>\d{{1,2}}):(?P<m2>\d\d)"
)
_RANGE = re.compile(rf"({_DAYS})[a-z]{{0,7}}(?:\s?-\s?({_DAYS})[a-z]{{0,7}})?")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)")


def data_hours(document: Document) -> Iterator[Channel]:
    """Hours in the page's structured data, sighted in the region ``data``."""
    for item in document.data:
        for osm, purpose, source in _walk(item, "any", 0):
            sighting = in_data(document, osm, source.source)
            yield Channel("hours", osm, {"for": purpose}, (sighting,))


def _walk(item: DataItem, purpose: str, depth: int) -> Iterator[tuple[str, str, DataItem]]:
    if depth > DEPTH:
        return
    purpose = (
        "shop" if {"Store", "LocalBusiness"} & set(item.types) else "phone" if "ContactPoint" in item.types else purpose
    )
    week: dict[int, tuple[Span, ...]] = {}
    for name, values in item.properties.items():
        if name in ELSEWHERE:
            continue
        for value in values if isinstance(values, list | tuple) else [values]:
            if name == "openingHours" and isinstance(value, str):
                _merge(week, _from_text(value))
            elif isinstance(value, DataItem) and "OpeningHoursSpecification" in value.types:
                _merge(week, _from_item(value))
            elif isinstance(value, DataItem):
                yield from _walk(value, purpose, depth + 1)
    if osm := to_osm(week):
        yield osm, purpose, item


def _merge(week: dict[int, tuple[Span, ...]], more: Week) -> None:
    for day, spans in more.items():
        week[day] = (*week.get(day, ()), *spans)


def _from_text(text: str) -> Week:
    """For example "Mo-Fr 09:00-17:00", several of them, or without days."""
    week: dict[int, tuple[Span, ...]] = {}
    for match in _RULE.finditer(text.lower()[:500]):
        span = _span(f"{match['h1']}:{match['m1']}", f"{match['h2']}:{match['m2']}")
        if span:
            for day in _days(match["days"]) if match["days"] else EVERY_DAY:
                week[day] = (*week.get(day, ()), span)
    return week


def _days(text: str) -> list[int]:
    names = _DAYS.split("|")
    days: list[int] = []
    for match in _RANGE.finditer(text.lower()):
        first = names.index(match[1])
        last = names.index(match[2]) if match[2] else first
        days += [d % 7 for d in range(first, (last if last >= first else last + 7) + 1)]
    return days


def _from_item(item: DataItem) -> Week:
    """One OpeningHoursSpecification; dated ones are exceptions and left out."""
    if item.properties.get("validFrom") or item.properties.get("validThrough"):
        return {}
    span = _span(_first(item.properties.get("opens")), _first(item.properties.get("closes")))
    days = [d for value in _all(item.properties.get("dayOfWeek")) for d in _days(value.rsplit("/", 1)[-1])]
    return dict.fromkeys(days, (span,)) if span else {}


def _span(opens: str, closes: str) -> Span | None:
    one, two = _CLOCK.match(opens), _CLOCK.match(closes)
    if not one or not two:
        return None
    start, end = (int(m[1]) * 60 + int(m[2]) for m in (one, two))
    end = DAY if end in {0, DAY - 1} else end
    return Span(start, end) if start < DAY and end <= DAY and start != end else None


def _all(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [
        v if isinstance(v, str) else _first(v.properties.get("name")) for v in values if isinstance(v, str | DataItem)
    ]


def _first(value: Any) -> str:
    return (_all(value) or [""])[0]
