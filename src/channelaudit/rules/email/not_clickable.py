from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.mail import is_no_reply
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine
from channelaudit.rules.email._mail import has_addresses


@rule(
    severity="note",
    title="The address is not a link",
    advice='Make it a link: <a href="mailto:info@shop.example">info@shop.example</a>.',
    applies=has_addresses,
)
def not_clickable(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """An e-mail address is shown as text only, nowhere as a link.

    ## Why it matters

    On a telephone a customer taps the address and begins to write.  Where it is only text he must copy it, and some
    give up.

    ## How to mend it

    Put a `mailto:` link around the address, at least on the contact page.

    ## Example

    `E-mail: info@shop.example` instead of `E-mail: <a href="mailto:info@shop.example">info@shop.example</a>`

    ## Sources

    - RFC 6068 (`mailto:`)
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    linked = [
        sighting.text for c in genuine(evidence, "email") for sighting in c.sightings if sighting.source == "mailto"
    ]
    for channel in genuine(evidence, "email"):
        if is_no_reply(channel.value) or any(channel.value in text.lower() for text in linked):
            continue  # nobody should write to it, or it is the text of a link that leads elsewhere
        sources = {sighting.source for sighting in channel.sightings}
        if sources & {"text", "obfuscated"} and not sources & {"mailto", "link", "rendered"}:
            message = Message("{address} stands on the pages as text; nowhere can it be tapped.", address=channel.value)
            yield Problem(channel.id, message, channel.sightings)
