from __future__ import annotations

import re
from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.folding import by_length
from channelaudit.knowledge.markets import markets
from channelaudit.model import Channel, Evidence, Message, Problem, Severity, Sighting, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine
from channelaudit.rules.selling import sells_abroad

_AT_HOME = ("toll-free", "shared-cost", "uan", "premium")
"""Types that can mostly be dialled inside the country only."""
_SHOWN = 3


def _numbers(evidence: Evidence) -> tuple[Channel, ...]:
    """Numbers that could be called from abroad and whose writing on a page is known."""
    return tuple(
        channel
        for channel in genuine(evidence, "phone")
        if channel.attributes.get("valid") is not False
        and channel.attributes.get("type") not in _AT_HOME
        and any(_is_written(channel, s) for s in channel.sightings)
    )


@rule(
    severity="note",
    title="Numbers without country code",
    advice="Write the number with its country code, for example +48 22 345 09 81.",
    applies=lambda evidence, _: bool(_numbers(evidence)),
)
def country_code_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """No phone number on the site is written with its country code.

    It is a warning when the shop sells abroad, and a note otherwise.  One number written in full is enough.

    ## Why it matters

    Who calls from another country cannot dial the number as it is written, and neither can a customer on holiday whose
    telephone is logged in to a foreign network.

    ## How to mend it

    Write `+48 22 345 09 81` and put the same number into the link: `tel:+48223450981`.

    ## Example

    `Tel. 22 345 09 81` in a shop that delivers to Germany

    ## Sources

    - ITU-T E.123 (how international numbers are written)
    - Portal Promocji Eksportu, "Obsługa klienta w e-commerce"
    """
    numbers = _numbers(evidence)
    written = [(c, s) for c in numbers for s in c.sightings if _is_written(c, s)]
    if any(_has_code(channel, sighting) for channel, sighting in written):
        return
    message = Message(
        "Customers abroad cannot dial the numbers as they are written; in full they are {numbers}.",
        numbers=", ".join(channel.value for channel in numbers[:_SHOWN]),
    )
    severity: Severity = "warning" if sells_abroad(evidence, settings) else "note"
    yield Problem(evidence.context.host, message, tuple(s for _, s in written), severity)


def _is_written(channel: Channel, sighting: Sighting) -> bool:
    """Whether the number can be read in the sighting's text."""
    return sighting.region != "data" and _national(channel) in _digits(sighting.text)


def _has_code(channel: Channel, sighting: Sighting) -> bool:
    return channel.value.lstrip("+") in _digits(sighting.text.replace("(0)", ""))


def _national(channel: Channel) -> str:
    """Digits after the country code."""
    digits = channel.value.lstrip("+")
    codes = sorted({market.prefix for market in markets().by_country.values()}, key=by_length)
    code = next((code for code in codes if digits.startswith(code)), "")
    return digits[len(code) :] if code else digits[3:]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
