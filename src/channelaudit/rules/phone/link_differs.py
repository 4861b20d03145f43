from __future__ import annotations

import re
from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Sighting, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers

_NUMBER = re.compile(r"[+(\d][\d ()./\u2010-\u2015-]{5,40}\d")
_SHORTEST = 7
"""Digits below which a group is a year, an hour or an extension."""
_LAST_STROKE = re.compile(r"[/\u2010-\u2015-](?=[\d ]*$)")
_EXTENSION = 3
"""Digits that may follow a stroke or hyphen and are not dialled: 22 123 45 67/68."""


@rule(
    severity="error",
    title="The phone link dials another number",
    advice="Put the number that is shown into the link too.",
    applies=offers("phone"),
)
def link_differs(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The number that is shown and the number that its link dials are not the same.

    ## Why it matters

    Who taps the number on a phone reaches somebody else than who dials what is shown.  One of the two is wrong or out
    of date, and nobody in the shop notices.

    ## How to mend it

    Decide which number is right and write it in both places.  This happens when a text is changed and its link is
    forgotten.

    ## Example

    `<a href="tel:+48221234567">22 765 43 21</a>`

    Instead: `<a href="tel:+48227654321">22 765 43 21</a>`

    ## Sources

    - RFC 3966 (the `tel` link)
    """
    for channel in evidence.of_kind("phone"):
        wrong = tuple(s for s in channel.sightings if _differs(channel, s))
        if wrong:
            message = Message(
                "The link shows {shown} but dials {linked}: customers who tap it reach another number.",
                shown=_shown(wrong[0])[0].strip(),
                linked=channel.value,
            )
            yield Problem(channel.id, message, wrong)


def _shown(sighting: Sighting) -> list[str]:
    """The numbers that a visitor reads in the link, as written; [] for a link without one."""
    if sighting.source != "tel":
        return []
    text = sighting.text.replace("(0)", "")  # +44 (0)20 …: the zero is for calls from within the country
    return [n for n in _NUMBER.findall(text) if len(_digits(n)) >= _SHORTEST]


def _differs(channel: Channel, sighting: Sighting) -> bool:
    shown = _shown(sighting)
    return bool(shown) and not any(_same(channel.value, number) for number in shown)


def _same(linked: str, shown: str) -> bool:
    """Whether it can be the linked number: with or without country code, area code, leading zeros and extension."""
    head, separator, tail = _LAST_STROKE.sub("/", shown).rpartition("/")
    extension = separator and len(_digits(tail)) <= _EXTENSION and len(_digits(head)) >= _SHORTEST
    candidates = [_digits(shown).lstrip("0"), *([_digits(head).lstrip("0")] if extension else [])]
    digits = _digits(linked)
    return any(digits.endswith(candidate) or candidate.endswith(digits) for candidate in candidates)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
