from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.mailbox import Mailbox
from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.email._mail import has_addresses, mailboxes


@rule(
    severity="error",
    title="The mailbox does not exist",
    advice="Make the mailbox or an alias for it, or publish the address that exists.",
    applies=has_addresses,
)
def mailbox_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The mail server says that there is no mailbox with this address.

    ## Why it matters

    Every message that a customer sends comes back.  It is the commonest way for a contact to die: somebody leaves, the
    provider is changed, and the address stays on the pages.

    ## How to mend it

    Look for a misspelling first.  Then make the mailbox, or an alias that leads to one that is read.  An address with
    letters beyond ASCII (`zamówienia@`) needs a server that offers SMTPUTF8, and most do not: publish one without
    them.

    The server was asked as a sending server asks it, up to the recipient's address; no message was sent.  Only its own
    word about the recipient counts, never a refusal of whoever asks.

    ## Example

    `biuro@shop.example`, to which the server of `shop.example` answers `550 5.1.1 User unknown`

    ## Sources

    - RFC 5321, section 4.2.3 (code 550), and RFC 3463 (5.1.1, 5.1.6, 5.1.10, 5.2.1)
    - RFC 6531 (SMTPUTF8)
    """
    for item in mailboxes(evidence):
        if isinstance(item, Unsure):
            yield item
        else:
            yield from _judged(*item)


def _judged(channel: Channel, box: Mailbox) -> Iterator[Problem | Unsure]:
    if box.doubt:
        yield Unsure(channel.id, box.doubt)
    elif box.status in ("missing", "no_utf8"):
        yield Problem(channel.id, _message(box), channel.sightings)


def _message(box: Mailbox) -> Message:
    if box.status == "no_utf8":
        return Message(
            "Mail to {address} cannot be delivered: the mail server {server} takes no addresses with such letters.",
            address=box.address,
            server=box.server,
        )
    return Message(
        "Mail to {address} comes back: the mail server {server} knows no such mailbox ({code} {reply}).",
        address=box.address,
        server=box.server,
        code=f"{box.code} {box.enhanced}".strip(),
        reply=box.reply,
    )
