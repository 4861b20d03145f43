from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.mail import is_disposable
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine
from channelaudit.rules.email._mail import domain_of, has_addresses


@rule(
    severity="error",
    title="Address at a throw-away provider",
    advice="Publish a mailbox on the shop's own domain.",
    applies=has_addresses,
)
def disposable(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop publishes an address at a provider of throw-away mailboxes.

    ## Why it matters

    Such mailboxes live for minutes or days and can be read by anybody who knows the address.  Nobody will answer the
    customer, and what he wrote is public.

    ## How to mend it

    Replace it by a mailbox on the shop's domain.  Often the address was left over from a test of the shop.

    ## Example

    `shop123@mailinator.com`

    ## Sources

    - The list of the package disposable-email-domains; those that are best known
    """
    for channel in genuine(evidence, "email"):
        if is_disposable(domain_of(channel)):
            message = Message(
                "{address} is a throw-away mailbox: it soon ceases to exist, and anybody can read it.",
                address=channel.value,
            )
            yield Problem(channel.id, message, channel.sightings)
