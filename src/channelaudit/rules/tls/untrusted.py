from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.tls._tls import hosts, judged


@rule(
    severity="error",
    title="Certificate of an unknown authority",
    advice="Get a certificate from an authority that browsers know.",
    applies=judged,
)
def untrusted(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The certificate was issued by an authority that browsers do not know.

    A server that merely forgot to send an intermediate certificate is judged by the rule tls-chain-incomplete.

    ## Why it matters

    Browsers put a full-page warning in front of the shop, because nobody they trust vouches for it.

    ## How to mend it

    Replace the certificate by one of a public authority.  Certificates of a company's own authority, of a development
    tool or of a filtering proxy only work on machines that were prepared for them.

    ## Example

    A certificate issued by `CN=mkcert development CA`

    ## Sources

    - RFC 5280, section 6 (certification path validation)
    - CA/Browser Forum, Baseline Requirements
    """
    for found in hosts(evidence):
        if isinstance(found, Unsure):
            yield found
        elif found.problem == "untrusted":
            message = Message(
                "Browsers warn customers away from {host}: they do not know {issuer}, who issued its certificate.",
                host=found.host,
                issuer=found.issuer or "?",
            )
            yield Problem(found.host, message)
