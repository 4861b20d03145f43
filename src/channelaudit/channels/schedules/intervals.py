"""Opening hours as intervals of a week, so that two statements can be compared.  Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
HOLIDAYS = 7
DAY = 24 * 60
WEEK = 7 * DAY
_RULE = re.compile(r"(?:(?P<days>[A-Z][A-Za-z,-]*) )?(?P<times>[\d:,-]+|off)")
_TIME = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")

Spans = tuple[tuple[int, int], ...]
"""(opens, closes) in minutes after midnight; ``closes`` is greater than 1440 where the next day has begun."""


@dataclass(frozen=True, slots=True)
class Week:
    """What one statement says of a week."""

    days: Mapping[int, Spans]
    """Day (0 Monday … 6 Sunday, 7 public holidays) → times, none for closed.  A day that is not named is not there."""
    times: Spans = ()
    """Times for which no day is named."""

    @property
    def named(self) -> tuple[int, ...]:
        """The days of the week that are named, without public holidays."""
        return tuple(sorted(day for day in self.days if day != HOLIDAYS))


def parse(hours: str) -> Week | None:
    """A week from what the finder writes (``Mo-Fr 09:00-17:00; Sa off``, ``08:00-16:00``, ``24/7``), else None."""
    if hours == "24/7":
        return Week(dict.fromkeys(range(7), ((0, DAY),)))
    days: dict[int, Spans] = {}
    times: Spans = ()
    for rule in hours.split("; "):
        match = _RULE.fullmatch(rule)
        if match is None:
            return None
        spans = _spans(match["times"])
        if match["days"] is None:
            times = spans
        else:
            days |= dict.fromkeys(_days(match["days"]), spans)
    return Week(days, times) if days or times else None


def intervals(week: Week) -> Spans:
    """Minutes after Monday, 0:00, in which it is open, joined and in order; what runs over Sunday goes on on Monday."""
    pieces = [(day * DAY + opens, day * DAY + closes) for day in week.named for opens, closes in week.days[day]]
    over = [(0, closes - WEEK) for _, closes in pieces if closes > WEEK]
    joined: list[tuple[int, int]] = []
    for opens, closes in sorted([*((a, min(b, WEEK)) for a, b in pieces), *over]):
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], closes))
        else:
            joined.append((opens, closes))
    return tuple(joined)


def conflicts(one: Week, two: Week, *, silent_is_closed: bool = False) -> tuple[int, ...]:
    """Days of the week on which the two disagree; public holidays are left out.

    A day that only one of them names is no conflict, unless ``silent_is_closed``.  Where no days are named, the times
    must be those of some day.
    """
    if not one.named or not two.named:
        known, bare = (two, one) if not one.named else (one, two)
        spans = [_joined(known.days[day]) for day in known.named if known.days[day]] or [_joined(known.times)]
        return () if _joined(bare.times) in spans else known.named or tuple(range(5))
    days = range(7) if silent_is_closed else [day for day in one.named if day in two.days]
    return tuple(day for day in days if _joined(one.days.get(day, ())) != _joined(two.days.get(day, ())))


def overlapping(week: Week) -> tuple[int, ...]:
    """Days for which times are stated twice: they overlap."""
    found: list[int] = []
    for day, spans in week.days.items():
        ordered = sorted(spans)
        if any(a[1] > b[0] for a, b in pairwise(ordered)):
            found.append(day)
    return tuple(found)


def clock(minutes: int) -> str:
    """``540`` → ``09:00``."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _joined(spans: Spans) -> Spans:
    return intervals(Week({0: spans}))


def _spans(text: str) -> Spans:
    found: list[tuple[int, int]] = []
    for h1, m1, h2, m2 in _TIME.findall(text):
        opens, closes = int(h1) * 60 + int(m1), int(h2) * 60 + int(m2)
        found.append((opens, closes if closes > opens else closes + DAY))
    return tuple(found)


def _days(text: str) -> list[int]:
    """``Mo-We,Sa`` → [0, 1, 2, 5]."""
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last and last not in DAYS):
            continue
        low = DAYS.index(first)
        high = DAYS.index(last) if last else low
        found += range(low, high + 1) if high >= low else [*range(low, 7), *range(high + 1)]
    return found
