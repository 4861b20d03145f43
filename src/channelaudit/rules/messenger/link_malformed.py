from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.social import Network
from channelaudit.model import Channel, Evidence, Malformed, Message, Problem, Text, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers
from channelaudit.rules.social._targets import network


@rule(
    severity="error",
    title="Messenger link that opens no conversation",
    advice="Write the link as the messenger wants it: for WhatsApp https://wa.me/ and the number in digits only, "
    "country code first.",
    applies=offers("messenger"),
)
def link_malformed(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A link to a messenger is written so that it opens no conversation with the shop.

    ## Why it matters

    Customers tap the button and the messenger says that the number or the name is not valid.  Most of them try no
    other way.

    ## How to mend it

    - WhatsApp: `https://wa.me/` and the international number, digits only: no plus, no leading zeros, no spaces.
    - Messenger: `https://m.me/` and the name of the page.
    - Viber: `viber://chat?number=%2B` and the digits.
    - Telegram: `https://t.me/` and the name.

    ## Example

    `https://wa.me/+48 512 345 098`

    Instead: `https://wa.me/48512345098`

    ## Sources

    - WhatsApp Help Center, "How to use click to chat"
    - Viber, "Deep links"
    """
    filled = {(c.attributes.get("network"), page) for c in evidence.of_kind("messenger") for page in _scripted(c)}
    for item in faulty(evidence, "messenger", "syntax", "empty", "placeholder", "unfilled"):
        place = network(item)
        dead = [s for s in item.sightings if (item.attributes.get("network"), s.page) not in filled]
        if place is not None and (place.closed or (item.reason == "empty" and not dead)):
            continue
        yield Problem(item.id, _message(item, place), tuple(dead) or item.sightings)


def _scripted(channel: Channel) -> set[str]:
    """The pages on which a script opens this conversation: there it fills in links that are empty without it."""
    return {sighting.page for sighting in channel.sightings if sighting.source == "widget"}


def _message(item: Malformed, place: Network | None) -> Message:
    name: Text = place.name if place else Message("the messenger")
    if item.reason == "empty":
        return Message("Customers who tap on {network} get nowhere: the link names nobody.", network=name)
    if item.reason in ("placeholder", "unfilled"):
        return Message(
            "Customers who tap on {network} get nowhere: {link} holds a sample instead of the shop's number or name.",
            network=name,
            link=item.value,
        )
    return Message(
        "Customers who tap on {network} get nowhere: {link} is not written as {network} wants it.",
        network=name,
        link=item.value,
    )
