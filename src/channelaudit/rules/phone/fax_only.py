from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, faulty, genuine, shop


@rule(
    severity="warning",
    title="A fax number is the only number",
    advice="Publish a number that people can call.",
    applies=lambda evidence, _: bool(genuine(evidence, "fax")),
)
def fax_only(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A fax number is published, and no number that people can call.

    ## Why it matters

    Hardly any customer has a fax machine.  Who dials the number all the same hears it whistle.

    ## How to mend it

    Publish a phone number; a mobile one will do.

    ## Example

    "Fax: 22 345 09 82" and no other number

    ## Sources

    - Directive (EU) 2019/2161, which struck the fax from what shops must publish
    """
    if evidence.of_kind("phone") or faulty(evidence, "phone"):
        return
    channels = genuine(evidence, "fax")
    message = Message("Customers find no number that they can call, only a fax: {number}.", number=channels[0].value)
    sightings = tuple(s for channel in channels for s in channel.sightings)
    yield from absent(evidence, Problem(shop(evidence), message, sightings), "phone")
