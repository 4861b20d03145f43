from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.mail_domain import MailDomain
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Known, Message, Problem, Unknown, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine


@rule(
    severity="error",
    title="The e-mail domain takes no mail",
    advice="Set the MX records that your mail provider names, or publish an address on a domain that takes mail.",
    applies=lambda evidence, _: bool(genuine(evidence, "email")),
)
def undeliverable(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The domain of a published e-mail address has no mail server, or says that it takes no mail.

    ## Why it matters

    Every message that a customer sends comes back, often only after days.  The shop sees nothing of it.

    ## How to mend it

    Ask the mail provider which MX records the domain needs and set them where the domain's DNS is kept.  After a
    change of hosting they are easily forgotten.  A domain with the single record `0 .` (null MX) refuses mail
    on purpose: publish another address then.

    ## Example

    `info@shop.example`, where `shop.example` has neither an MX record nor an address, or the MX record `0 .`

    ## Sources

    - RFC 5321, section 5.1 (how a mail server is found)
    - RFC 7505 (null MX)
    """
    for channel in genuine(evidence, "email"):
        match evidence.observations.get(MailDomain, channel.value.rpartition("@")[2]):
            case Unknown(failure):
                yield Unsure(channel.id, failure)
            case Known(found) if message := _message(channel.value, found):
                yield Problem(channel.id, message, channel.sightings)


def _message(address: str, found: MailDomain) -> Message | None:
    if found.status == "null_mx":
        return Message(
            "Mail to {address} always comes back: the domain {domain} states that it takes no mail.",
            address=address,
            domain=found.domain,
        )
    if found.status == "no_server":
        return Message(
            "Mail to {address} always comes back: the domain {domain} has no mail server.",
            address=address,
            domain=found.domain,
        )
    return None
