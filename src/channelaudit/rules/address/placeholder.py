from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.places import is_sample_address
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers


@rule(
    severity="error",
    title="The address is a sample",
    advice="Replace the sample with the shop's own address.",
    applies=offers("address"),
)
def placeholder(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The site shows the sample address of its theme or template.

    ## Why it matters

    Customers see at once that nobody has looked at this page, and a parcel sent there is lost.

    ## How to mend it

    Replace it in the settings of the theme, in the footer and in the structured data; search the pages for the
    street's name.

    ## Example

    “ul. Przykładowa 1, 00-000 Miasto”, “123 Main Street, Anytown”

    ## Sources

    - home.pl, “Obsługa klienta i kanały komunikacji”
    """
    for channel in evidence.of_kind("address"):
        given = (str(channel.attributes.get(key) or "") for key in ("street", "postcode", "city"))
        if is_sample_address(*given):
            yield Problem(channel.id, _message(channel.value), channel.sightings)
    for item in faulty(evidence, "address", "placeholder", "unfilled"):
        yield Problem(item.id, _message(item.value), item.sightings)


def _message(address: str) -> Message:
    return Message("Customers read a sample instead of the shop's address: {address}.", address=address)
