from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.registers import Told, asked, silent, told


@rule(
    severity="error",
    title="The register does not know the number",
    advice="Look the firm up in the public register and copy its number from there.",
    applies=asked(),
)
def not_found(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A public register says that nobody has the registration number that the shop shows.

    Only registers count that know everybody who has such a number, and only their own explicit word: a register that is
    out of order has said nothing.  The Polish list of VAT payers, CEIDG and VIES each know a part of all traders only.

    ## Why it matters

    Customers are told to look a shop up before they pay.  A shop that the register does not know looks like a fraud.

    ## How to mend it

    Compare the number on the site with the one in the register, digit by digit.  A new firm may take some days to
    appear.

    ## Example

    `KRS 0000999998`, of which neither part of the Polish court register knows anything

    ## Sources

    - Directive 2000/31/EC, article 5(1)(d)
    - KRS open API, ARES, RPO, BIR 1.1 and Companies House: their answers about numbers that do not exist
    """
    answers = told(evidence)
    known = {item.channel.id for item in answers if item.entry.status != "not_found"}
    for item in answers:
        if item.entry.status == "not_found" and item.entry.complete and item.channel.id not in known:
            yield Problem(item.channel.id, _message(item), item.channel.sightings)
    yield from silent(evidence)


def _message(item: Told) -> Message:
    return Message(
        "Customers who look the shop up find nothing: {register} does not know {scheme} {number}.",
        register=item.entry.register,
        scheme=str(item.channel.attributes.get("scheme", "")).replace("_", " ").upper(),
        number=item.channel.value,
    )
