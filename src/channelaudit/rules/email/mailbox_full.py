from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.mailbox import Mailbox
from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.email._mail import has_addresses, mailboxes


@rule(
    severity="error",
    title="The mailbox is full",
    advice="Empty the mailbox or enlarge it, and let somebody read it daily.",
    applies=has_addresses,
)
def mailbox_full(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The mail server refuses messages to this address because the mailbox is full.

    ## Why it matters

    New messages come back to the customers.  A full mailbox also tells them that nobody reads it.

    ## How to mend it

    Delete or archive old messages, above all those with large attachments, and empty the folders for spam and deleted
    mail; or ask the provider for more space.

    ## Example

    `sklep@shop.example`, to which the server answers `552 5.2.2 Mailbox full`

    ## Sources

    - RFC 3463 (5.2.2)
    """
    for item in mailboxes(evidence):
        if isinstance(item, Unsure):
            yield item
        else:
            yield from _judged(*item)


def _judged(channel: Channel, box: Mailbox) -> Iterator[Problem | Unsure]:
    if box.doubt and box.status == "unverified":
        yield Unsure(channel.id, box.doubt)
    elif box.status == "full":
        message = Message(
            "Mail to {address} comes back: the mailbox is full ({code} {reply}).",
            address=channel.value,
            code=f"{box.code} {box.enhanced}".strip(),
            reply=box.reply,
        )
        yield Problem(channel.id, message, channel.sightings)
