from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers
from channelaudit.rules.social._targets import network


@rule(
    severity="error",
    title="Social network link without a profile",
    advice="Put the full address of the shop's profile into the link, or take the icon away.",
    applies=offers("social"),
)
def link_root(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The icon of a social network leads to the network's front page, not to the shop's profile.

    ## Why it matters

    Customers land at a log-in form or in their own feed.  They do not find the shop there, and cannot write to it.

    ## How to mend it

    Open the shop's profile, copy its address and put it into the theme's settings.  If there is no profile on this
    network, remove the icon.

    ## Example

    `<a href="https://www.instagram.com/">`

    Instead: `<a href="https://www.instagram.com/sklep.rower/">`

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for item in faulty(evidence, "social", "root"):
        place = network(item)
        if place is not None and not place.closed and place.category == "profile":
            message = Message(
                "Customers who click on {network} land on the network's front page ({link}), not at the shop.",
                network=place.name,
                link=item.value,
            )
            yield Problem(item.id, message, item.sightings)
