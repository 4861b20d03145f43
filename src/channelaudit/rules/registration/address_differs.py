from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.places import same_address
from channelaudit.rules.registers import Told, asked, found, silent, spoken_of


@rule(
    severity="warning",
    title="The register knows another address",
    advice="Write the registered address on the site, or have the new address entered in the register.",
    applies=asked(),
)
def address_differs(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The public register knows the trader with the shop's number at another address than the site gives.

    Any address on the site that agrees will do.  Those for returns, for letters and of shops are not compared, and
    kinds of streets, flats and districts make no difference.

    ## Why it matters

    A letter of complaint or of withdrawal that goes to an old address may come back, and the customer misses the
    deadline.

    ## How to mend it

    Find out which of the two is right.  After a move, change the register first, then every page.

    ## Example

    The site says `ul. Rowerowa 1, 00-001 Warszawa`, the register `ul. Kwiatowa 2, 30-001 Kraków`

    ## Sources

    - Directive 2000/31/EC, article 5(1)(b)
    - Directive 2011/83/EU, article 6(1)(c)
    """
    written = _written(evidence)
    everywhere = [c.value for c in evidence.of_kind("address")]
    reported: list[str] = []
    for item in spoken_of(i for i in found(evidence) if i.entry.address):
        registered = (item.entry.address, *item.entry.other_addresses)
        if written and not any(same_address(a, shown) for a in registered for shown in (*everywhere, *reported)):
            reported.append(item.entry.address)
            yield Problem(item.channel.id, _message(item, written[0]), item.channel.sightings)
    yield from silent(evidence)


def _written(evidence: Evidence) -> list[str]:
    """The complete addresses that may be the registered one."""
    known = (c for c in evidence.of_kind("address") if c.attributes.get("role", "registered") in ("registered", ""))
    return [c.value for c in known if c.attributes.get("street") and c.attributes.get("postcode")]


def _message(item: Told, shown: str) -> Message:
    return Message(
        'Letters to the shop may not arrive: it gives the address "{shown}", the register "{address}" '
        "({register}, {number}).",
        shown=shown,
        address=item.entry.address,
        register=item.entry.register,
        number=item.channel.value,
    )
