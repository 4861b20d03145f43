"""A week's opening hours and how OpenStreetMap writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from channelaudit.knowledge.hours import WEEK

DAY = 24 * 60
EVERY_DAY = tuple(range(7))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Minutes after midnight; ``closes`` is 1440 for midnight, smaller than ``opens`` on the next day."""

    opens: int
    closes: int

    def __str__(self) -> str:
        return f"{self.opens // 60:02}:{self.opens % 60:02}-{self.closes // 60:02}:{self.closes % 60:02}"


Week = Mapping[int, tuple[Span, ...]]
"""Day (0 Monday … 6 Sunday, 7 public holidays) → times; no times means closed."""


def without(spans: Iterable[Span], pause: Span) -> tuple[Span, ...]:
    """The times with a break taken out of them."""
    left: list[Span] = []
    spans = tuple(spans)
    if spans and pause.closes <= min(span.opens for span in spans):  # "9-6, lunch 1-2"
        pause = Span(pause.opens + DAY // 2, pause.closes + DAY // 2)
    for span in spans:
        if span.opens < pause.opens and pause.closes < span.closes:
            left += [Span(span.opens, pause.opens), Span(pause.closes, span.closes)]
        else:
            left.append(span)
    return tuple(left)


def to_osm(week: Week) -> str:
    """For example "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off"."""
    if not any(week.values()):
        return ""
    around = (Span(0, DAY),)
    if all(week.get(day) == around for day in EVERY_DAY):
        return "24/7"
    rules: list[tuple[list[int], tuple[Span, ...]]] = []
    for day in sorted(week):
        spans = tuple(sorted(set(week[day])))
        if rules and rules[-1][1] == spans and rules[-1][0][-1] < 7 and day < 7:
            rules[-1][0].append(day)
        else:
            rules.append(([day], spans))
    return "; ".join(f"{_days(days)} {','.join(map(str, spans)) or 'off'}" for days, spans in rules)


def times_only(spans: Iterable[Span]) -> str:
    """Times of days that are not named: "08:00-16:00"."""
    return ",".join(map(str, sorted(set(spans))))


def _days(days: list[int]) -> str:
    """Runs of three and more, and pairs, joined by a dash: "Mo-Tu,Th-Sa"."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] + 1 == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(WEEK[run[0]] if len(run) == 1 else f"{WEEK[run[0]]}-{WEEK[run[-1]]}" for run in runs)
