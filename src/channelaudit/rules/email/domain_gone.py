from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.mail_domain import MailDomain
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Known, Message, Problem, Unknown, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine


@rule(
    severity="error",
    title="The e-mail domain does not exist",
    advice="Correct the address, or register the domain again before somebody else does.",
    applies=lambda evidence, _: bool(genuine(evidence, "email")),
)
def domain_gone(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The domain of a published e-mail address does not exist.

    ## Why it matters

    Every message to it comes back, or vanishes.  A domain that ran out can be bought by anybody, who then receives the
    customers' messages and can reset the passwords of accounts opened with this address.

    ## How to mend it

    Look for a misspelt address first.  If the domain is right and has run out, renew it; if it was given up, publish
    an address on the shop's present domain.

    ## Example

    `kontakt@shop-old.example`, although the shop moved to another domain and let the old one go.

    ## Sources

    - RFC 1035, section 4.1.1, and RFC 2308 (name error, NXDOMAIN)
    - RFC 5321, section 5.1
    """
    for channel in genuine(evidence, "email"):
        domain = channel.value.rpartition("@")[2]
        match evidence.observations.get(MailDomain, domain):
            case Unknown(failure):
                yield Unsure(channel.id, failure)
            case Known(MailDomain(status="nxdomain")):
                message = Message(
                    "Mail to {address} always comes back: the domain {domain} does not exist.",
                    address=channel.value,
                    domain=domain,
                )
                yield Problem(channel.id, message, channel.sightings)
