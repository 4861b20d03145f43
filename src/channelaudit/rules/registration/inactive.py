from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.registers import asked, silent, told

_STATES = {
    "removed": N_("Customers who look the shop up learn that the trader {number} was struck off ({register})."),
    "suspended": N_(
        "Customers who look the shop up learn that the trader {number} suspended its business ({register})."
    ),
    "winding_up": N_("Customers who look the shop up learn that the trader {number} is being wound up ({register})."),
}


@rule(
    severity="error",
    title="The trader is no longer active",
    advice="Show the numbers of the trader who runs the shop today, or have the register's entry corrected.",
    applies=asked(),
)
def inactive(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A public register says that the trader whose number the shop shows was struck off, has suspended its business, or
    is in liquidation or insolvent.

    ## Why it matters

    Customers who look the shop up will not order from it: nobody may be left who delivers, or pays the money back.

    ## How to mend it

    If another firm runs the shop now, replace the name and all numbers on every page, in the terms and in the privacy
    policy.  If the register is wrong, have it corrected.

    ## Example

    A KRS number to which the register answers that the company was removed

    ## Sources

    - Directive 2000/31/EC, article 5(1)
    - KRS open API (204), CEIDG API v3 (`status`), ARES (`datumZaniku`), Companies House (`company_status`)
    """
    for item in told(evidence):
        state = _STATES.get(item.entry.status)
        if state is not None:
            message = Message(state, number=item.channel.value, register=item.entry.register)
            yield Problem(item.channel.id, message, item.channel.sightings)
    yield from silent(evidence)
