from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.markets import markets
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine
from channelaudit.rules.selling import country_of

_WORLDWIDE = ("+800", "+808", "+870", "+88")
"""Numbers of no country: international freephone, shared-cost and satellite numbers."""


def _numbers(evidence: Evidence) -> tuple[Channel, ...]:
    return tuple(c for c in genuine(evidence, "phone") if c.attributes.get("valid") is not False)


@rule(
    severity="warning",
    title="Only foreign numbers",
    advice="Publish a number of the country in which the shop sells; a call to it may be forwarded.",
    applies=lambda evidence, settings: bool(_numbers(evidence)) and bool(country_of(evidence, settings)),
)
def foreign_only(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """All phone numbers belong to other countries than the one that the shop addresses.

    ## Why it matters

    A call abroad is dearer and not covered by many tariffs, so customers do not call; and a foreign number makes them
    wonder who is behind the shop.

    ## How to mend it

    Rent a number of the country and have it forwarded.

    ## Example

    A shop in Polish under .pl with a number that begins with +49 only

    ## Sources

    - Portal Promocji Eksportu, "Obsługa klienta w e-commerce"
    """
    market = markets().by_country.get(country_of(evidence, settings))
    numbers = _numbers(evidence)
    if market is None or any(c.value.startswith((f"+{market.prefix}", *_WORLDWIDE)) for c in numbers):
        return
    message = Message(
        "Customers in {country} find no number of their own country, only {numbers}.",
        country=market.country,
        numbers=", ".join(channel.value for channel in numbers[:3]),
    )
    yield Problem(evidence.context.host, message, tuple(s for channel in numbers for s in channel.sightings))
