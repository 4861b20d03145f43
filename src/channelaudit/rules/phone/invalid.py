from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import dials_nothing, faulty, genuine, offers


@rule(
    severity="error",
    title="No such phone number can exist",
    advice="Compare the number with your own phone bill and correct it everywhere.",
    applies=offers("phone"),
)
def invalid(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A published phone number cannot exist: a digit is missing or too many, or the prefix was never given out.

    ## Why it matters

    Customers who dial it hear that the number is not in service, and believe that the shop is gone.

    ## How to mend it

    Compare the number with the contract or ring it from another phone, and correct it in the texts, in the links and
    in the structured data.

    ## Example

    `+48 22 123 45 6`: a digit is missing.

    ## Sources

    - ITU-T E.164
    - The national numbering plans, as collected by libphonenumber
    """
    for channel in genuine(evidence, "phone"):
        if channel.attributes.get("valid") is False:
            message = Message("Customers cannot call {number}: no such phone number can exist.", number=channel.value)
            yield Problem(channel.id, message, channel.sightings)
    for item in faulty(evidence, "phone", "syntax"):
        if not dials_nothing(item):
            number = item.value.removeprefix("tel:")
            message = Message("Customers cannot call “{shown}”: this is not a phone number.", shown=number)
            yield Problem(item.id, message, item.sightings)
