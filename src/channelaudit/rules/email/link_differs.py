from __future__ import annotations

import re
from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.hostname import to_unicode
from channelaudit.model import Channel, Evidence, Message, Problem, Sighting, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


@rule(
    severity="error",
    title="The e-mail link opens another address",
    advice="Put the address that is shown into the link too.",
    applies=offers("email"),
)
def link_differs(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The address that is shown and the address that its link opens are not the same.

    ## Why it matters

    One of the two is wrong or out of date, and most customers click: their message goes to the one that they do not
    see.

    ## How to mend it

    Decide which address is right and write it in both places.  This happens when a text is changed and its link is
    forgotten.

    ## Example

    `<a href="mailto:biuro@old-shop.example">sklep@shop.example</a>`

    Instead: `<a href="mailto:sklep@shop.example">sklep@shop.example</a>`

    ## Sources

    - RFC 6068 (the `mailto` link)
    """
    channels = evidence.of_kind("email")
    right = {(s.page, s.region, s.text) for c in channels for s in c.sightings if _agrees(c, s)}
    for channel in channels:
        wrong = [s for s in channel.sightings if _differs(channel, s) and (s.page, s.region, s.text) not in right]
        if wrong:
            yield _problem(channel, tuple(wrong))


def _problem(channel: Channel, wrong: tuple[Sighting, ...]) -> Problem:
    message = Message(
        "The link shows {shown} but opens a message to {linked}: customers write to an address that they do not see.",
        shown=_shown(wrong[0])[0],
        linked=channel.value,
    )
    return Problem(channel.id, message, wrong)


def _shown(sighting: Sighting) -> list[str]:
    """The addresses that a visitor reads in the link, lower case, domain in Unicode; [] for a link without one."""
    return [_unicode(a.lower()) for a in _ADDRESS.findall(sighting.text)] if sighting.source == "mailto" else []


def _agrees(channel: Channel, sighting: Sighting) -> bool:
    return channel.value.lower() in _shown(sighting)


def _differs(channel: Channel, sighting: Sighting) -> bool:
    return bool(_shown(sighting)) and not _agrees(channel, sighting)


def _unicode(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}@{to_unicode(domain)}"
