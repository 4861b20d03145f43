from __future__ import annotations

from collections.abc import Iterator

from channelaudit.channels.schedules.intervals import DAY, Week, clock, overlapping, parse
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers
from channelaudit.rules.hours._days import named

_NIGHT = 6 * 60
"""Until then a place that opened in the evening may close: bars, hotels, night duty."""
_LONGEST = 16 * 60


@rule(
    severity="error",
    title="Hours that cannot be",
    advice="Correct the hours; write times as 9:00–17:00 and name each day once.",
    applies=offers("hours"),
)
def impossible(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Hours are stated that cannot be: the shop closes before it opens, at 25:00, or a day is named twice.

    ## Why it matters

    Customers cannot tell when to call, and search engines and maps drop such hours or show them wrong.

    ## How to mend it

    Correct the time.  In structured data five in the afternoon is `17:00`, not `05:00`.

    ## Example

    - `"opens": "09:00", "closes": "05:00"`
    - "Mon–Fri 9:00–25:00"
    - "Mon–Fri 8:00–16:00, Fri 9:00–14:00"

    ## Sources

    - schema.org, OpeningHoursSpecification
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for item in faulty(evidence, "hours", "syntax"):
        message = Message("Customers read hours that do not exist: “{words}”.", words=item.value)
        yield Problem(item.id, message, item.sightings)
    for item in faulty(evidence, "hours", "twice"):
        message = Message("Customers read two times for one day: “{words}”.", words=item.value)
        yield Problem(item.id, message, item.sightings)
    for channel in evidence.of_kind("hours"):
        week = parse(channel.value)
        if week and (fault := _backwards(week, channel.value) or _twice(week, channel.value)):
            yield Problem(channel.id, fault, channel.sightings)


def _backwards(week: Week, hours: str) -> Message | None:
    """What to say of the first time that ends before it begins."""
    for opens, closes in dict.fromkeys(span for spans in (*week.days.values(), week.times) for span in spans):
        if _is_backwards(opens, closes):
            return Message(
                "By its hours the shop closes ({closes}) before it opens ({opens}): {hours}.",
                opens=clock(opens),
                closes=clock(closes),
                hours=hours,
            )
    return None


def _twice(week: Week, hours: str) -> Message | None:
    """What to say of days with two times that overlap."""
    days = overlapping(week)
    if not days:
        return None
    return Message("Hours are stated twice for {days}, and the two overlap: {hours}.", days=named(days), hours=hours)


def _is_backwards(opens: int, closes: int) -> bool:
    """Closing on the next day, and not as a night's service would."""
    if closes <= DAY:
        return False
    return closes - DAY > _NIGHT or closes - opens > _LONGEST
