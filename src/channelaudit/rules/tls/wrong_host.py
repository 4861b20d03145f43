from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.certificate import Certificate
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Known, Message, Problem, Unknown, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import answers

_NAMES_SHOWN = 3


@rule(
    severity="error",
    title="Certificate for another name",
    advice="Get a certificate that names this host, with and without www.",
    applies=lambda _, settings: not settings.insecure,
)
def wrong_host(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The certificate was issued for other names than the shop's.

    ## Why it matters

    Browsers put a full-page warning in front of the shop, because it might be somebody else's.

    ## How to mend it

    Order a certificate that names the shop's domain both with and without `www.`, and make sure that the server sends
    it for this host.  A certificate of the hosting firm shows that none was set up for the shop.

    ## Example

    `https://www.shop.example/` shows a certificate for `hosting.example` only.

    ## Sources

    - RFC 9525 (names in certificates)
    """
    for host, outcome in answers(evidence, Certificate, "certificate"):
        match outcome:
            case Unknown(failure):
                yield Unsure(host, failure)
            case Known(found) if found.problem == "wrong_host":
                message = Message(
                    "Browsers warn customers away from {host}: its certificate is for {names}.",
                    host=host,
                    names=", ".join(found.names[:_NAMES_SHOWN]) or Message("another name"),
                )
                yield Problem(host, message)
