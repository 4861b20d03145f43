"""Opening hours and public holidays as sentences: ``Mon–Fri 9–17, Sat 10–14; closed on public holidays``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from channelaudit.channels.schedules.intervals import DAY
from channelaudit.model import Channel, Message
from channelaudit.model.message import Text
from channelaudit.reports.common.holidays import Holiday
from channelaudit.reports.common.week import Interval, Week, runs, week_of

DAYS = (
    Message("Mon"), Message("Tue"), Message("Wed"), Message("Thu"), Message("Fri"), Message("Sat"), Message("Sun"),
)  # fmt: skip
_WHOLE_DAY = (Interval(0, DAY),)


def hours_of(week: Week) -> Message:
    """One row of the week in words."""
    if all(times == _WHOLE_DAY for times in week.days):
        said = Message("around the clock")
    elif any(week.days):
        said = Message("{hours}", hours=tuple(_run(*run) for run in runs(week)))
    elif week.times:
        said = Message("{times}, on days that are not named", times=clock_times(week.times))
    else:
        said = Message("closed")
    if week.holidays == ():
        said = Message("{hours}; closed on public holidays", hours=said)
    elif week.holidays:
        said = Message("{hours}; on public holidays {times}", hours=said, times=clock_times(week.holidays))
    return Message("{hours} ({zone})", hours=said, zone=week.time_zone) if week.time_zone else said


def value_of(channel: Channel) -> Text:
    """The channel's value as people read it: hours in words, everything else as it is."""
    week = week_of(channel)
    return hours_of(week) if week else channel.value


def holiday_name(holiday: Holiday) -> Message:
    """Its name, the English one beside it, and the part of the country where only a part keeps it."""
    said = Message("{name}", name=holiday.name)
    if holiday.english != holiday.name:
        said = Message("{name} ({english})", name=holiday.name, english=holiday.english)
    if holiday.regions:
        said = Message("{holiday}, only in {regions}", holiday=said, regions=", ".join(holiday.regions))
    return said


def day_of_year(day: date) -> Message:
    """``24 December 2026``."""
    return Message("{day:date}", day=day.isoformat())


def clock_times(times: Sequence[Interval]) -> str:
    """``9–12:30, 13–17``."""
    return ", ".join(f"{_clock(each.start_minute)}–{_clock(each.end_minute)}" for each in times)


def _run(first: int, last: int, times: Sequence[Interval]) -> Message:
    days = DAYS[first] if first == last else Message("{first}–{last}", first=DAYS[first], last=DAYS[last])
    return Message("{days} {times}", days=days, times=clock_times(times))


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}" if minutes % 60 else str(minutes // 60)
