from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent
from channelaudit.rules.social._targets import network, own_profiles


def _with_number(evidence: Evidence) -> tuple[Channel, ...]:
    return tuple(c for c in own_profiles(evidence, "messenger") if c.attributes.get("number"))


@rule(
    severity="note",
    title="Messenger number that stands nowhere else",
    advice="Check whose number it is, and write it beside the link, as the other numbers are.",
    applies=lambda evidence, _: bool(_with_number(evidence)) and bool(evidence.of_kind("phone")),
)
def number_differs(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The number behind a messenger's link stands nowhere else on the site, although the site shows phone numbers.

    ## Why it matters

    It may be mistyped, an employee's private number, or the number of whoever made the template.  Customers cannot
    compare it, and many shops have lost this phone unnoticed.

    ## How to mend it

    Write to the link from another phone and see who answers.  Then show the number on the contact page, with the word
    WhatsApp or Viber beside it.

    ## Example

    The contact page shows 22 345 09 81 and 512 345 098; the button opens `https://wa.me/48512345089`.

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    shown = {channel.value for channel in evidence.channels if channel.kind in ("phone", "fax")}
    for channel in _with_number(evidence):
        number = str(channel.attributes["number"])
        if number not in shown:
            message = Message(
                "The number {number}, to which the link to {network} leads, stands nowhere else on the site.",
                number=number,
                network=getattr(network(channel), "name", ""),
            )
            yield from absent(evidence, Problem(channel.id, message, channel.sightings), "phone")
