from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.social import networks
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers


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
        network = networks().get(str(item.attributes.get("network")))
        if network:
            message = Message(
                "Customers who click on {network} get nowhere: the link behind it is empty or unfinished.",
                network=network.name,
            )
        else:
            message = Message(
                "Customers who click on the icon of a social network get nowhere: the link behind it is empty or "
                "unfinished."
            )
        yield Problem(item.id, message, item.sightings)
