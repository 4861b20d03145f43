"""Which contacts each place of the site names, and which of them never stand together.

A place is the header, the footer, or the main part of the pages with one role.  Contacts that some place names together
belong together; where two groups remain that no place connects, the site contradicts itself.  A list of many contacts
(people, departments, branches) contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from channelaudit.model import Channel, Evidence, Sighting
from channelaudit.rules.common import home_page

LEGAL = ("terms", "privacy", "returns", "complaints")
_ROLES = {"home": "home", "contact": "contact", "imprint": "contact"} | {role: role for role in LEGAL}
_WEIGHTS = {"contact": 4, "header": 3, "footer": 3, "home": 2}
"""What a place counts where the general contact is worked out; the others count 1."""
LIST = 3
"""From so many contacts of one kind on, a place is a list."""

IsGeneral = Callable[[Channel, Sighting, str], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """General contacts of one kind that some place names together."""

    channels: tuple[Channel, ...]
    places: frozenset[str]
    sightings: tuple[Sighting, ...]

    @property
    def weight(self) -> int:
        return sum(_WEIGHTS.get(place, 1) for place in self.places)


def place_of(evidence: Evidence) -> Callable[[Sighting], str]:
    """Sighting → header, footer, home, contact, terms, privacy, returns, complaints; "" for what is not compared.

    Pages in another language than the home page are left out: they may name the contact of another country.
    """
    home = home_page(evidence)
    roles = {
        page.final_url: page.role
        for page in evidence.crawl.pages
        if home is None or not home.language or page.language in ("", home.language)
    }

    def place(sighting: Sighting) -> str:
        if sighting.page not in roles or sighting.region == "data":
            return ""
        if sighting.region == "main":
            return _ROLES.get(roles[sighting.page], "")
        return "footer" if sighting.region == "footer" else "header"

    return place


def groups(evidence: Evidence, channels: Iterable[Channel], is_general: IsGeneral) -> tuple[Group, ...]:
    """The groups, the general one first; one group means that the site agrees with itself.

    ``is_general`` says whether a channel, seen there, is a general contact; it is given the place too.  Contacts of
    departments connect others, for the page explains them; a group of nothing else is left out.
    """
    place = place_of(evidence)
    named: dict[str, dict[str, list[Sighting]]] = {}
    by_id = {channel.id: channel for channel in channels}
    general: set[str] = set()
    for channel in by_id.values():
        for sighting in channel.sightings:
            if where := place(sighting):
                named.setdefault(where, {}).setdefault(channel.id, []).append(sighting)
                general |= {channel.id} if is_general(channel, sighting, where) else set()
    found = [_group(ids, named, by_id, general) for ids in _connected(named) if ids & general]
    single = [group for group in found if any(len(named[where]) < LIST for where in group.places)]
    return tuple(sorted(single, key=lambda group: (-group.weight, group.channels[0].id)))


def _connected(named: Mapping[str, Mapping[str, list[Sighting]]]) -> list[set[str]]:
    """Ids that are connected by standing in one place."""
    connected: list[set[str]] = []
    for ids in named.values():
        joined = set(ids)
        apart: list[set[str]] = []
        for group in connected:
            if group & joined:
                joined |= group
            else:
                apart.append(group)
        connected = [*apart, joined]
    return connected


def _group(
    ids: set[str],
    named: Mapping[str, Mapping[str, list[Sighting]]],
    by_id: Mapping[str, Channel],
    general: set[str],
) -> Group:
    places = frozenset(where for where, found in named.items() if ids & found.keys())
    shown_ids = ids & general
    sightings = tuple(
        s for where in sorted(places) for i, found in named[where].items() if i in shown_ids for s in found
    )
    return Group(tuple(channel for i, channel in by_id.items() if i in shown_ids), places, sightings)


def shown(group: Group) -> str:
    """The group's contacts for a message: three at most."""
    return ", ".join(channel.value for channel in group.channels[:3])


def examples(*groups: Group) -> tuple[Sighting, ...]:
    """One sighting of each contact and place, so that none of the groups hides another."""
    found: dict[tuple[str, str], Sighting] = {}
    for group in groups:
        for sighting in group.sightings:
            found.setdefault(
                (sighting.page if sighting.region == "main" else "", sighting.region + sighting.text), sighting
            )
    return tuple(found.values())
