"""Statements of hours that speak of the same thing, by the place where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from channelaudit.channels.schedules.intervals import Week, parse
from channelaudit.model import Channel, Evidence, Sighting
from channelaudit.rules.common import home_page

_ROLES = {"home": "home", "contact": "contact", "imprint": "contact", "terms": "terms", "returns": "returns"}
"""Pages whose main part speaks of the whole shop; pages of branches and articles do not."""
_ROUND = "24/7"
"""Ordering goes on around the clock: that contradicts nothing."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one place says of the hours for one purpose."""

    place: str
    """header, footer, home, contact, terms, returns or data."""
    channel: Channel
    week: Week
    sightings: tuple[Sighting, ...]


def purposes(evidence: Evidence) -> Iterator[tuple[Statement, ...]]:
    """For each purpose (phone, shop, chat, email, any): the statements, one a place.

    A place that states several is left out: seasons, branches and departments have their own hours.
    """
    by_purpose: dict[str, dict[str, list[Statement]]] = {}
    roles = {page.final_url: page.role for page in evidence.crawl.pages}
    home = home_page(evidence)
    foreign = {
        p.final_url
        for p in evidence.crawl.pages
        if home and p.language and home.language and p.language != home.language
    }
    for channel in evidence.of_kind("hours"):
        week = parse(channel.value) if channel.value != _ROUND else None
        if week is None:
            continue
        places: dict[str, list[Sighting]] = {}
        for sighting in channel.sightings:
            place = _place(sighting, roles.get(sighting.page, "other"))
            if place and sighting.page not in foreign:
                places.setdefault(place, []).append(sighting)
        purpose = str(channel.attributes.get("for", "any"))
        for place, sightings in places.items():
            statement = Statement(place, channel, week, tuple(sightings))
            by_purpose.setdefault(purpose, {}).setdefault(place, []).append(statement)
    for places_of in by_purpose.values():
        yield tuple(statements[0] for statements in places_of.values() if len(statements) == 1)


def _place(sighting: Sighting, role: str) -> str:
    if sighting.region in ("header", "menu"):
        return "header"
    if sighting.region == "footer":
        return "footer"
    if sighting.region == "data":
        return "data" if role in _ROLES else ""
    return _ROLES.get(role, "")
