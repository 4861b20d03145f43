from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.certificate import Certificate
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Known, Message, Problem, Unknown, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import answers


@rule(
    severity="error",
    title="Expired certificate",
    advice="Renew the certificate today and let your host renew it by itself from now on.",
    applies=lambda _, settings: not settings.insecure,
)
def expired(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The certificate of the shop has run out.

    ## Why it matters

    Browsers put a full-page warning in front of the shop.  Hardly any customer clicks past it.

    ## How to mend it

    Renew the certificate in the panel of the hosting firm and find out why it did not renew itself: an address record
    that points elsewhere, a blocked validation path and a card that ran out are the usual reasons.

    ## Example

    A certificate that was valid until 1 March, seen on 2 March

    ## Sources

    - RFC 5280, section 4.1.2.5 (validity)
    """
    for host, outcome in answers(evidence, Certificate, "certificate"):
        match outcome:
            case Unknown(failure):
                yield Unsure(host, failure)
            case Known(found) if found.problem == "expired":
                message = Message(
                    "Browsers warn customers away from {host}: its certificate ran out on {date:date}.",
                    host=host,
                    date=found.not_after[:10],
                )
                yield Problem(host, message)
