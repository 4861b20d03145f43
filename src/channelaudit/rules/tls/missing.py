from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.certificate import Certificate
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Known, Message, Problem, Unknown, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import answers


@rule(
    severity="error",
    title="No https",
    advice="Switch on https at your host (certificates cost nothing) and redirect http to it.",
)
def missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop does not answer on https.

    ## Why it matters

    Browsers write "Not secure" beside the shop's name.  Passwords, addresses and messages travel readable for
    everybody on the way.

    ## How to mend it

    Switch on https in the panel of the hosting firm; nearly all of them include certificates without charge.  Then
    redirect every http address to https.

    ## Example

    `http://shop.example/` opens, `https://shop.example/` is refused.

    ## Sources

    - Regulation (EU) 2016/679, article 32(1)(a)
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for host, outcome in answers(evidence, Certificate, "certificate"):
        match outcome:
            case Unknown(failure):
                yield Unsure(host, failure)
            case Known(found) if not found.https:
                message = Message("Customers see the warning “not secure”: {host} does not answer on https.", host=host)
                yield Problem(host, message)
