from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.registers import Told, asked, comparable, found, scheme_and_number, silent


@rule(
    severity="warning",
    title="The numbers belong to different traders",
    advice="Copy all numbers from the register's entry of one trader: the one who runs the shop.",
    applies=asked(),
)
def numbers_mismatch(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The register's entry for one of the shop's numbers names another number than the shop does.

    ## Why it matters

    Customers cannot tell who sells to them, and whom they could sue.  An invoice with another trader's tax number is
    worthless.

    ## How to mend it

    Open the entry in the register, compare all its numbers with those on the site, and replace the wrong ones.  This
    happens when a firm changes its legal form or when pages were copied from another shop.

    ## Example

    The KRS entry of the shop names the NIP 1234560007, the footer shows NIP 5260000005

    ## Sources

    - Directive 2000/31/EC, article 5(1)(d) and (g)
    """
    shown: dict[str, list[str]] = {}
    for channel in evidence.of_kind("registration"):
        if channel.attributes.get("valid") is not False:
            scheme, number = scheme_and_number(channel)
            shown.setdefault(scheme, []).append(number)
    reported: set[tuple[str, str]] = set()
    for item in found(evidence):
        for scheme, number in (comparable(*entry.split(":", 1)) for entry in item.entry.numbers):
            others = shown.get(scheme, [])
            if others and number not in others and (scheme, number) not in reported:
                reported.add((scheme, number))
                yield Problem(item.channel.id, _message(item, scheme, number, others[0]), item.channel.sightings)
    yield from silent(evidence)


def _message(item: Told, scheme: str, number: str, shown: str) -> Message:
    return Message(
        "Customers cannot tell who sells to them: the shop shows {scheme} {shown}, but to {of} belongs "
        "{scheme} {number} ({register}).",
        scheme=scheme.replace("_", " ").upper(),
        shown=shown,
        of=item.channel.value,
        number=number,
        register=item.entry.register,
    )
