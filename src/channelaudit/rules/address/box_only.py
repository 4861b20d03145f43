from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.places import is_box
from channelaudit.model import N_, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers


@rule(
    severity="warning",
    title="Only a post-office box",
    advice="Publish the street address at which the firm is established, too.",
    applies=offers("address"),
)
def box_only(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """All addresses on the site are post-office boxes or parcel lockers.

    ## Why it matters

    The law asks for the geographic address at which the trader is established: a box is none. A courier does not
    deliver to it either.

    ## How to mend it

    Publish the address from the register; the box may stand beside it as address for letters.

    ## Example

    “Fahrrad GmbH, Postfach 12 34 56, 20095 Hamburg” as the only address

    ## Sources

    - Directive 2000/31/EC, article 5(1)(b)
    - Germany: § 5 Abs. 1 Nr. 1 DDG
    - Great Britain: Economic Crime and Corporate Transparency Act 2023 (a box is no registered office)
    """
    addresses = evidence.of_kind("address")
    if addresses and all(is_box(str(address.attributes.get("street") or "")) for address in addresses):
        text = N_("The only address is a post-office box or a parcel locker: {address}.")
        message = Message(text, address=addresses[0].value)
        yield Problem(addresses[0].id, message, addresses[0].sightings)
