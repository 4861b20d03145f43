from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, genuine, shop


def _hours(evidence: Evidence) -> tuple[Channel, ...]:
    return evidence.of_kind("hours")


@rule(
    severity="warning",
    title="No hours for calls",
    advice="Write next to the phone number on which days and at which hours somebody answers it.",
    applies=lambda evidence, _: bool(genuine(evidence, "phone")) and bool(_hours(evidence)),
)
def hours_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Hours are stated, but none for calls.

    Hours that say nothing of what they are for, and hours on a page with the number, count for calls too.  Where no
    hours are stated at all, `hours-missing` says so.

    ## Why it matters

    The hours of a chat or of the showroom in town say nothing about the telephone.  Who calls in vain once does not
    call again.

    ## How to mend it

    Write "Tel. 22 345 09 81, Mon–Fri 9:00–17:00".

    ## Example

    "Showroom: Mon–Sat 10:00–20:00" on a page of its own, and "Call us: 22 345 09 81" without hours

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    numbers = {sighting.page for channel in genuine(evidence, "phone") for sighting in channel.sightings}
    for channel in _hours(evidence):
        beside = any(sighting.page in numbers for sighting in channel.sightings)
        if beside or channel.attributes.get("for", "any") in ("phone", "any"):
            return
    message = Message(
        "Customers do not learn when the phone is answered: the hours that are stated are for something else."
    )
    sightings = tuple(s for channel in _hours(evidence) for s in channel.sightings)
    yield from absent(evidence, Problem(shop(evidence), message, sightings), "hours")
