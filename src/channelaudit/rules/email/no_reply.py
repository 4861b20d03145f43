from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.mail import is_no_reply
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine


@rule(
    severity="error",
    title="No-reply address offered as a contact",
    advice="Publish a mailbox that somebody reads, and take this one off the pages.",
    applies=lambda evidence, _: bool(genuine(evidence, "email")),
)
def no_reply(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """An address that by its own name is read by nobody is published as a contact.

    ## Why it matters

    Customers who write there wait for an answer that never comes.  The law asks for an address at which the shop can
    be reached rapidly, directly and effectively.

    ## How to mend it

    Replace it by a mailbox that somebody reads.  If it came from the shop system's settings, change the sender of the
    order mails as well: customers reply to them.

    ## Example

    `noreply@shop.example`, `nie-odpowiadaj@shop.example` on the contact page

    ## Sources

    - Directive 2000/31/EC, article 5(1)(c)
    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    for channel in genuine(evidence, "email"):
        if is_no_reply(channel.value):
            message = Message(
                "Customers who write to {address} get no answer: it is a no-reply address.", address=channel.value
            )
            yield Problem(channel.id, message, channel.sightings)
