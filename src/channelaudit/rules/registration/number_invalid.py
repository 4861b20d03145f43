from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers


@rule(
    severity="error",
    title="Invalid registration number",
    advice="Copy the number from the register and replace it on every page.",
    applies=offers("registration"),
)
def number_invalid(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A registration or tax number cannot be right: its check digit or its length is wrong.

    ## Why it matters

    Careful customers and business buyers look the number up.  When the register does not know it they take the shop
    for a fraud, and an invoice with a wrong number is a nuisance for both sides.

    ## How to mend it

    Look the firm up in the public register, copy the number from there and replace it in the footer, in the terms and
    in the privacy policy.

    ## Example

    `NIP 123-456-00-08`, where the check digit would have to be 7

    ## Sources

    - Directive 2000/31/EC, article 5(1)(d) and (g)
    - The check digit rules of the registers, as collected by python-stdnum
    """
    for channel in evidence.of_kind("registration"):
        if channel.attributes.get("valid") is False:
            yield Problem(channel.id, _message(channel.attributes.get("scheme"), channel.value), channel.sightings)
    for item in faulty(evidence, "registration", "syntax"):
        yield Problem(item.id, _message(item.attributes.get("scheme"), item.value), item.sightings)


def _message(scheme: object, number: str) -> Message:
    name = str(scheme or "number").replace("_", " ").upper()
    return Message(
        "Customers cannot find the shop in a register: {scheme} {number} is not a valid number.",
        scheme=name,
        number=number,
    )
