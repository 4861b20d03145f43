from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.mailbox import Mailbox
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Known, Message, Problem, Unknown, Unsure
from channelaudit.rules import rule
from channelaudit.rules.email._mail import by_domain, has_addresses, sightings


@rule(
    severity="warning",
    title="The mail server offers no encryption",
    advice="Ask the mail provider to switch STARTTLS on, or move the domain's mail to a provider that has it.",
    applies=has_addresses,
)
def unencrypted(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The mail server of the domain offers no STARTTLS, so that messages travel unencrypted.

    ## Why it matters

    Customers write names, addresses and complaints.  Without encryption anybody on the way can read them, the
    customers' own mail programs may mark the address as insecure, and the law on data protection asks for appropriate
    protection.

    ## How to mend it

    Every current mail server has STARTTLS; it has only to be switched on and given a certificate, which costs nothing.

    ## Example

    The answer of `mail.shop.example` to `EHLO` does not name `STARTTLS`.

    ## Sources

    - RFC 3207 (STARTTLS), RFC 7435 (opportunistic encryption)
    - Regulation (EU) 2016/679, article 32(1)(a)
    """
    for domain, channels in by_domain(evidence):
        found = [evidence.observations.get(Mailbox, channel.value) for channel in channels]
        offered = {item.value.server: item.value.starttls for item in found if isinstance(item, Known)}
        if False in offered.values() and True not in offered.values():
            message = Message(
                "Messages to {domain} travel unencrypted: its mail server {server} offers no STARTTLS.",
                domain=domain,
                server=next(server for server, offers in offered.items() if offers is False),
            )
            yield Problem(domain, message, sightings(channels))
        elif not offered:
            yield from (Unsure(domain, item.failure) for item in found[:1] if isinstance(item, Unknown))
