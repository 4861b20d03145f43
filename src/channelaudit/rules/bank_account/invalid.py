from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers


@rule(
    severity="error",
    title="Invalid bank account",
    advice="Copy the account number from the bank and replace it on every page.",
    applies=offers("bank_account"),
)
def invalid(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A bank account number cannot be right: its check digits or its length are wrong.

    ## Why it matters

    A transfer to it is refused by the bank at best. The customer has ordered, tries to pay and cannot; few try twice.

    ## How to mend it

    Copy the number from your bank statement, with its check digits, and replace it wherever it stands.

    ## Example

    `PL61 1090 1014 0000 0712 1981 2875`, where the check digits would have to be another two

    ## Sources

    - ISO 13616 and ISO 7064 (IBAN, modulus 97)
    """
    for channel in evidence.of_kind("bank_account"):
        if channel.attributes.get("valid") is False:
            message = Message("Customers cannot pay to {account}: no such account can exist.", account=channel.value)
            yield Problem(channel.id, message, channel.sightings)
