from __future__ import annotations

import re
from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine


def _callable(evidence: Evidence) -> tuple[Channel, ...]:
    return tuple(c for c in genuine(evidence, "phone") if c.attributes.get("valid") is not False)


@rule(
    severity="note",
    title="The number is not a link",
    advice='Make it a link: <a href="tel:+48223450981">22 345 09 81</a>.',
    applies=lambda evidence, _: bool(_callable(evidence)),
)
def not_clickable(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A phone number is shown as text only, nowhere as a link.

    ## Why it matters

    Most customers look at shops on a telephone.  They tap a linked number and it rings; a number that is only text they
    must learn by heart or copy, and some telephones do not recognise it.

    ## How to mend it

    Put a `tel:` link with the country code around the number, at least on the contact page.

    ## Example

    `Tel. 22 345 09 81` instead of `Tel. <a href="tel:+48223450981">22 345 09 81</a>`

    ## Sources

    - RFC 3966 (the `tel` link)
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    linked = [_digits(s.text) for c in genuine(evidence, "phone") for s in c.sightings if s.source == "tel"]
    for channel in _callable(evidence):
        if any(text and channel.value.endswith(text.lstrip("0")) for text in linked):
            continue  # it is the text of a link that dials another number
        sources = {sighting.source for sighting in channel.sightings}
        if sources & {"text", "obfuscated"} and not sources & {"tel", "link", "rendered"}:
            message = Message("{number} stands on the pages as text; nowhere can it be tapped.", number=channel.value)
            yield Problem(channel.id, message, channel.sightings)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
