from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.tls._tls import hosts, judged


@rule(
    severity="error",
    title="Self-signed certificate",
    advice="Get a certificate from a public authority; Let's Encrypt and most hosting firms charge nothing for it.",
    applies=judged,
)
def self_signed(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The server has signed its certificate itself.

    ## Why it matters

    Anybody can make such a certificate in the shop's name, so browsers put a full-page warning in front of the shop.

    ## How to mend it

    Order a certificate in the panel of the hosting firm, or let an ACME client fetch one from a public authority.  A
    self-signed certificate on a live shop often is the one that the server was installed with: then the shop's own was
    never set up for this host name.

    ## Example

    Issuer and subject of the certificate are both `CN=localhost`.

    ## Sources

    - RFC 5280, section 6 (certification path validation)
    """
    for found in hosts(evidence):
        if isinstance(found, Unsure):
            yield found
        elif found.problem == "self_signed":
            message = Message(
                "Browsers warn customers away from {host}: the server has signed its certificate itself.",
                host=found.host,
            )
            yield Problem(found.host, message)
