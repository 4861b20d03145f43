from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Malformed, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers
from channelaudit.rules.social._targets import network


@rule(
    severity="error",
    title="Social network icon without a link",
    advice="Put the address of the shop's profile into the link, or take the icon away.",
    applies=offers("social"),
)
def link_empty(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The icon or the name of a social network has an empty or unfinished link behind it.

    ## Why it matters

    Customers click and nothing happens.  The shop looks unfinished, and who wanted to write there gives up.

    ## How to mend it

    Put the full address of the profile into the link.  If there is no profile on this network, remove the icon: it is
    usually a setting of the theme.

    ## Example

    `<a href="#"><i class="fa fa-facebook"></i></a>`

    Instead: `<a href="https://www.facebook.com/sklep.rower" aria-label="Facebook">…</a>`

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for item in faulty(evidence, "social", "empty", "unfilled", "syntax"):
        yield Problem(item.id, _message(item), item.sightings)


def _message(item: Malformed) -> Message:
    place = network(item)
    if place:
        return Message(
            "Customers who click on {network} get nowhere: the link behind it is empty or unfinished.",
            network=place.name,
        )
    return Message(
        "Customers who click on the icon of a social network get nowhere: the link behind it is empty or unfinished."
    )
