from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Severity, Unsure
from channelaudit.rules import rule
from channelaudit.rules.selling import country_of, sells_abroad

_SEVERAL_ZONES = ("US", "CA", "AU", "BR", "MX", "RU", "ES", "PT")
"""Countries with customers in more than one time zone."""


def _matters(evidence: Evidence, settings: Settings) -> bool:
    """A shop that sells in its own country only, and keeps one clock with its customers, need not name it."""
    if not evidence.of_kind("hours"):
        return False
    return country_of(evidence, settings) in _SEVERAL_ZONES or sells_abroad(evidence, settings)


@rule(
    severity="note",
    title="Hours without time zone",
    advice="Name the time zone behind the hours, for example “9:00–17:00 CET”.",
    applies=_matters,
)
def time_zone_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The hours do not say in which time zone they are.

    It is a warning when the shop sells abroad, and a note in countries that have several time zones.  A shop whose
    customers all live in its own time zone is not judged.

    ## Why it matters

    A customer in another country calls an hour too late, or in the middle of the night.

    ## How to mend it

    Write "Mon–Fri 9:00–17:00 (CET)"; on pages in another language name the customer's own time too.

    ## Example

    "Mon–Fri 9–17" in a shop that delivers to Great Britain and Ireland

    ## Sources

    - Portal Promocji Eksportu, "Obsługa klienta w e-commerce"
    """
    hours = [channel for channel in evidence.of_kind("hours") if channel.value != "24/7"]
    written = [c for c in hours if any(s.region != "data" for s in c.sightings)]
    if not written or any(channel.attributes.get("time_zone") for channel in written):
        return
    message = Message(
        "Customers abroad cannot tell when {hours} is for them: no time zone is named.", hours=written[0].value
    )
    severity: Severity = "warning" if sells_abroad(evidence, settings) else "note"
    yield Problem(evidence.context.host, message, tuple(s for c in written for s in c.sightings), severity)
