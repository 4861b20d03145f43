from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.agreement._addresses import is_slip, same_place
from channelaudit.rules.agreement._places import Group, examples, groups, place_of
from channelaudit.rules.common import genuine
from channelaudit.rules.departments import is_department


def _written(evidence: Evidence) -> tuple[Channel, ...]:
    """Addresses with a street, seen in a place that is compared."""
    place = place_of(evidence)
    found = (c for c in genuine(evidence, "address") if c.attributes.get("street"))
    return tuple(c for c in found if any(place(s) for s in c.sightings))


@rule(
    severity="warning",
    title="Different addresses in different places",
    advice="Write the same address everywhere; say of every other one what it is: warehouse, showroom, returns.",
    applies=lambda evidence, _: len(_written(evidence)) > 1,
)
def addresses_differ(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Header, footer, home page, contact page and legal pages do not name the same address.

    Reported are two registered offices, and addresses of one role of which one detail differs: the same street and
    postcode with another house number, the same street and number with another postcode.  Other addresses may be
    warehouses and showrooms, and contradict nothing.

    ## Why it matters

    Parcels and letters go to the old address and come back weeks later.

    ## How to mend it

    Find out which address is right; after a move the terms, the privacy policy and the return form are forgotten most.

    ## Example

    "ul. Rowerowa 12, 00-950 Warszawa" in the footer, "ul. Rowerowa 21, 00-950 Warszawa" in the terms

    ## Sources

    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    - Directive 2011/83/EU, article 6(1)(c)
    """
    reported: set[frozenset[str]] = set()
    for one, two in _contradictions(evidence):
        if (pair := frozenset((one.id, two.id))) not in reported:
            reported.add(pair)
            message = Message(
                "Customers find two addresses in different places: {one} and {other}.", one=one.value, other=two.value
            )
            yield Problem(two.id, message, examples(_alone(two), _alone(one)))


def _contradictions(evidence: Evidence) -> Iterator[tuple[Channel, Channel]]:
    """Pairs of addresses in different places that cannot both be right."""
    written = _written(evidence)
    parts = {c.id: group for group in groups(evidence, written, lambda *_: True) for c in group.channels}
    for one, two in combinations(written, 2):
        apart = one.id in parts and two.id in parts and parts[one.id] is not parts[two.id]
        if apart and not same_place(one, two) and (is_slip(one, two) or _two_seats(one, two)):
            yield one, two


def _two_seats(one: Channel, two: Channel) -> bool:
    """Both are called the registered office, and neither is a branch or a department."""
    seats = all(c.attributes.get("role") == "registered" for c in (one, two))
    return seats and not any(is_department(s.text) for c in (one, two) for s in c.sightings)


def _alone(channel: Channel) -> Group:
    return Group((channel,), frozenset(), channel.sightings)
