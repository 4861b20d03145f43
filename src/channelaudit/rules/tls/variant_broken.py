from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.certificate import Certificate
from channelaudit.checks.host_variant import HostVariant
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Known, Message, Problem, Unknown, Unsure
from channelaudit.rules import rule
from channelaudit.rules.tls._tls import judged


@rule(
    severity="error",
    title="Shop fails with or without www",
    advice="Let both names lead to the shop: one certificate for both, and a redirect from one to the other.",
    applies=judged,
)
def variant_broken(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop opens under one form of its name, with or without `www.`, and fails under the other.

    A form that DNS does not know is not judged.

    ## Why it matters

    Customers type both, and print, invoices and other sites name both.  Whoever takes the wrong one sees a warning or
    an error and believes that the shop is closed.

    ## How to mend it

    Order a certificate that names both forms, set the web server up for both, and redirect one to the other with
    status 301. Or remove the address record of the form that nobody should use.

    ## Example

    `https://shop.example/` opens, `https://www.shop.example/` shows a certificate for `hosting.example`.

    ## Sources

    - RFC 9525 (names in certificates)
    """
    for item in evidence.observations:
        if item.check != "host_variant":
            continue
        match item.outcome:
            case Unknown(failure):
                yield Unsure(item.subject, failure)
            case Known(found) if found.certificate is not None:
                if fault := _fault(found, found.certificate):
                    yield Problem(found.host, fault)


def _fault(found: HostVariant, certificate: Certificate) -> Message | None:
    """What customers meet under this form of the name, if not the shop."""
    if certificate.https and certificate.problem:
        return Message(
            "Browsers warn customers away from {host}: the certificate does not hold for it.", host=found.host
        )
    if not certificate.https and not found.status:
        return Message("Customers of {host} reach nobody: it answers nothing.", host=found.host)
    if found.status in (404, 410) or found.status in range(500, 600) or certificate.circle:
        return Message(
            "Customers of {host} do not reach the shop: it answers with status {status}.",
            host=found.host,
            status=found.status,
        )
    return None
