from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.certificate import Certificate
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.tls._tls import hosts, judged


@rule(
    severity="error",
    title="Incomplete certificate chain",
    advice="Install the whole chain (fullchain.pem), not the certificate alone.",
    applies=judged,
)
def chain_incomplete(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The server sends its certificate without the intermediate one that leads to the authority.

    The missing certificate was looked for where the certificate says that it is; where it was found, the chain is
    sound with it.

    ## Why it matters

    Some browsers fetch or remember what is missing, others do not: the shop opens on one telephone and not on the
    next. Programs (payment notices, price comparison, mail clients) nearly always refuse.

    ## How to mend it

    Give the web server the file with the whole chain: `fullchain.pem` of Let's Encrypt, or the certificate followed by
    the "CA bundle" of the authority.

    ## Example

    `ssl_certificate /etc/letsencrypt/live/shop.example/cert.pem;`

    Instead: `ssl_certificate /etc/letsencrypt/live/shop.example/fullchain.pem;`

    ## Sources

    - RFC 8446, section 4.4.2 (the chain that a server sends)
    - RFC 5280, section 4.2.2.1 (where to find the issuer)
    """
    for found in hosts(evidence):
        if isinstance(found, Unsure):
            yield found
        elif found.problem == "chain_incomplete":
            yield Problem(found.host, _message(found))


def _message(found: Certificate) -> Message:
    return Message(
        "Some browsers warn customers away from {host}: it does not send the certificate of {issuer}.",
        host=found.host,
        issuer=found.issuer or "?",
    )
