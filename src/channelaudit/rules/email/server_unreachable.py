from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.email._mail import has_addresses, mailboxes


@rule(
    severity="error",
    title="Every mail server refuses connections",
    advice="Ask the mail provider why its servers refuse connections, or correct the MX records if they name old ones.",
    applies=has_addresses,
)
def server_unreachable(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Every mail server of a published address's domain refuses connections.

    ## Why it matters

    Messages wait in the senders' queues and come back after some days.  The shop sees nothing of them, and customers
    believe that they were read.

    ## How to mend it

    Compare the domain's MX records with those that the mail provider names: after a change of hosting they often lead
    to the old machine.  If they are right, the mail server is not running, or a firewall stands before it.

    A server that does not answer at all is not reported: that may be the fault of the network from which it was asked.

    ## Example

    `info@shop.example`, whose MX record names `mail.shop.example`, where no mail server runs any more.

    ## Sources

    - RFC 5321, sections 4.5.4.1 (how long senders try) and 5.1 (how a server is found)
    """
    for item in mailboxes(evidence):
        if isinstance(item, Unsure):
            yield item
            continue
        channel, box = item
        if box.status == "unreachable":
            message = Message(
                "Mail to {address} does not arrive: every mail server of its domain refuses connections.",
                address=channel.value,
            )
            yield Problem(channel.id, message, channel.sightings)
