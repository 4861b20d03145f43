"""Names of days in messages."""

from __future__ import annotations

from collections.abc import Iterable

from channelaudit.model import N_, Message

_NAMES = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
    N_("public holidays"),
)


def named(days: Iterable[int]) -> tuple[Message, ...]:
    """Days as ``schedules.intervals`` counts them (Monday 0, public holidays 7), as a value of a message."""
    return tuple(Message(_NAMES[day]) for day in days)
