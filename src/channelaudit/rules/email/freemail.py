from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.mail import is_freemail
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine


@rule(
    severity="warning",
    title="E-mail address at a free provider",
    advice="Make a mailbox on the shop's own domain and publish that one.",
    applies=lambda evidence, _: bool(genuine(evidence, "email")),
)
def freemail(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop uses a mailbox at a free provider instead of one on its own domain.

    ## Why it matters

    Anybody can open such a mailbox under the shop's name, and customers know it.  Order mails from it land in spam
    more often, and the account is lost with the person who opened it.

    ## How to mend it

    Make a mailbox on the shop's domain; most hosting plans include some.  Forward the old one for a year.

    ## Example

    `shop.example` publishes `shop.example@gmail.com` instead of `info@shop.example`.

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for channel in genuine(evidence, "email"):
        domain = channel.value.rpartition("@")[2]
        if is_freemail(domain) and domain != evidence.context.domain:
            message = Message(
                "Customers are asked to write to {address}: a mailbox at a free provider, which anybody could have "
                "opened, earns less trust than one on {own}.",
                address=channel.value,
                own=evidence.context.domain,
            )
            yield Problem(channel.id, message, channel.sightings)
