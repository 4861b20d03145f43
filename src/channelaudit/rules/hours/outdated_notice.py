from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule

_GRACE = timedelta(days=3)
"""So long after its last day a notice may stay."""
_AHEAD = timedelta(days=90)
"""So long before its day a notice may be put up; one without a year that is farther off is last year's."""


@rule(
    severity="warning",
    title="A notice of days that are past",
    advice="Take the notice down, and give the next one an end date in the shop's calendar.",
    applies=lambda evidence, _: bool(evidence.of_kind("notice")),
)
def outdated_notice(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A notice says that the shop is closed, or keeps other hours, on days that are past.

    Header, footer and the pages about contact, delivery and the shop itself are looked at; news and articles may keep
    their old dates.

    ## Why it matters

    Customers in a hurry read "closed" and buy elsewhere.  Everybody else sees that nobody has looked at the page for
    months.

    ## How to mend it

    Take it down.  Many shop systems can show a text until a date.

    ## Example

    "From 24 December to 1 January the shop is closed", in March

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    today = date.fromisoformat(evidence.gathered_at[:10])
    for channel in evidence.of_kind("notice"):
        last = _last_day(channel.value, today)
        if last is not None and today - last > _GRACE:
            message = Message(
                "Customers still read a notice about days that ended on {day:date}: “{words}”.",
                day=last.isoformat(),
                words=str(channel.attributes.get("text", "")),
            )
            yield Problem(channel.id, message, channel.sightings)


def _last_day(value: str, today: date) -> date | None:
    """``2026-01-01``; ``--01-01`` is the nearest such day that a notice can mean today."""
    if not value.startswith("--"):
        return _day(value)
    candidates = [
        day for year in (today.year + 1, today.year, today.year - 1) if (day := _day(f"{year:04}-{value[2:]}"))
    ]
    return next((day for day in candidates if day - today <= _AHEAD), None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
