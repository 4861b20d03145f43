from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers

_WITHOUT_POSTCODE = ("IE", "NG")
"""Countries in which addresses are usually written without one."""

_PARTS = {"street": N_("street"), "town": N_("town"), "postcode": N_("postcode")}


@rule(
    severity="warning",
    title="The address is incomplete",
    advice="Write street and number, postcode and town.",
    applies=offers("address"),
)
def incomplete(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """No address on the site is complete: street, postcode or town is missing in each.

    One complete address is enough: shops repeat it in short in many places.

    ## Why it matters

    A letter or a returned parcel needs all three; so does whoever checks where the shop is.

    ## How to mend it

    Write street and house number, postcode and town, and the country if you sell abroad, as it stands in the
    register.

    ## Example

    “Sklep Rower, 00-950 Warszawa” on the contact page and nothing more anywhere

    ## Sources

    - Directive 2011/83/EU, article 6(1)(c)
    - Universal Postal Union, addressing standard S42
    """
    addresses = evidence.of_kind("address")
    if not addresses or not all(_lacking(address) for address in addresses):
        return
    best = min(addresses, key=lambda address: len(_lacking(address)))
    lacking = tuple(Message(_PARTS[part]) for part in _lacking(best))
    message = Message("The address “{address}” lacks: {lacking}.", address=best.value, lacking=lacking)
    yield Problem(best.id, message, best.sightings)


def _lacking(address: Channel) -> list[str]:
    """Parts that are missing, in English."""
    given = address.attributes
    missing = {"street": not given.get("street"), "town": not given.get("city")}
    missing["postcode"] = not given.get("postcode") and given.get("country") not in _WITHOUT_POSTCODE
    return [part for part, lacks in missing.items() if lacks]
