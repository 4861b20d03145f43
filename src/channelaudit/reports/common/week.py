"""The week as the shop's opening hours describe it: one row a statement, for pictures and tables.  Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from channelaudit.channels.schedules.intervals import DAY, HOLIDAYS, Spans, intervals, parse
from channelaudit.channels.schedules.intervals import Week as Statement
from channelaudit.model import Channel, Message, Report, Sighting

PURPOSES = ("any", "phone", "chat", "email", "shop")
"""Values of ``for``, in the order in which rows are shown."""
_OF_PURPOSE = {
    "any": Message("in general"),
    "phone": Message("phone"),
    "chat": Message("chat"),
    "email": Message("e-mail"),
    "shop": Message("shop"),
}


@dataclass(frozen=True, slots=True)
class Interval:
    """Minutes after midnight, ``start_minute < end_minute <= 1440``: what goes on past midnight begins anew there."""

    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class Week:
    """What one statement says.  Statements that agree are one row; those that disagree stay rows of their own."""

    for_: str
    """One of ``PURPOSES``."""
    source_text: str
    """The site's own words, "" where only its structured data speaks."""
    days: tuple[tuple[Interval, ...], ...]
    """Seven, Monday first; nothing on days that are closed or not named, see ``named``."""
    sightings: tuple[Sighting, ...]
    osm: str = ""
    """The value of the channel: ``Mo-Fr 09:00-17:00; PH off``."""
    named: frozenset[int] = frozenset()
    """Days of which it speaks, 0 Monday; a day that is named and holds nothing is closed."""
    times: tuple[Interval, ...] = ()
    """Times for which it names no day; then ``days`` are empty."""
    holidays: tuple[Interval, ...] | None = None
    """Times on public holidays, () for closed; None where it does not say."""
    time_zone: str = ""
    """As the site names it, "" where it does not."""

    @property
    def purpose(self) -> Message:
        """For people, what these hours are for."""
        return _OF_PURPOSE[self.for_]


def weeks(report: Report) -> tuple[Week, ...]:
    """The rows of the report's week, by purpose; the shop's own hours only, without those that cannot be read."""
    rows: dict[object, Week] = {}
    for channel in report.channels:
        row = week_of(channel) if channel.of_shop else None
        if row is None:
            continue
        same = (row.for_, row.days, row.times, row.holidays, row.time_zone)
        known = rows.get(same)
        rows[same] = _joined(known, row) if known else row
    return tuple(sorted(rows.values(), key=lambda row: PURPOSES.index(row.for_)))


def week_of(channel: Channel) -> Week | None:
    """What one channel says; None of another kind, and of hours that cannot be read."""
    statement = parse(channel.value) if channel.kind == "hours" else None
    return _row(channel, statement) if statement else None


def runs(week: Week) -> tuple[tuple[int, int, tuple[Interval, ...]], ...]:
    """(first day, last day, times) of neighbouring days with the same times; days that are not open are left out."""
    found = []
    for times, days in groupby(range(7), key=lambda day: week.days[day]):
        if times:
            run = tuple(days)
            found.append((run[0], run[-1], times))
    return tuple(found)


def _row(channel: Channel, statement: Statement) -> Week:
    purpose = str(channel.attributes.get("for", "any"))
    words = (sighting.text for sighting in channel.sightings if sighting.region != "data" and sighting.text)
    holidays = statement.days.get(HOLIDAYS)
    return Week(
        for_=purpose if purpose in PURPOSES else "any",
        source_text=next(words, ""),
        days=_by_day(intervals(statement)),
        sightings=channel.sightings,
        osm=channel.value,
        named=frozenset(statement.named),
        times=_of_one_day(statement.times),
        holidays=None if holidays is None else _of_one_day(holidays),
        time_zone=str(channel.attributes.get("time_zone", "")),
    )


def _by_day(spans: Spans) -> tuple[tuple[Interval, ...], ...]:
    """Minutes after Monday, 0:00, cut at each midnight."""
    return tuple(
        tuple(
            Interval(max(opens, start) - start, min(closes, start + DAY) - start)
            for opens, closes in spans
            if opens < start + DAY and closes > start
        )
        for start in range(0, 7 * DAY, DAY)
    )


def _of_one_day(spans: Spans) -> tuple[Interval, ...]:
    """Times for which there is no next day to go on in."""
    return tuple(Interval(opens, min(closes, DAY)) for opens, closes in sorted(spans))


def _joined(one: Week, two: Week) -> Week:
    sightings: Sequence[Sighting] = dict.fromkeys((*one.sightings, *two.sightings)).keys()  # type: ignore[assignment]
    return replace(
        one,
        source_text=one.source_text or two.source_text,
        sightings=tuple(sightings),
        named=one.named | two.named,
    )
