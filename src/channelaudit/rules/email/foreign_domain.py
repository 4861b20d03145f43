from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.common.dmarc import organisational
from channelaudit.checks.mail_domain import MailDomain
from channelaudit.config.settings import Settings
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.mail import is_disposable, is_freemail
from channelaudit.model import Channel, Evidence, Known, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine
from channelaudit.rules.email._mail import domain_of, has_addresses


@rule(
    severity="warning",
    title="Address on another firm's domain",
    advice="Publish an address on the shop's own domain, even if it only forwards.",
    applies=has_addresses,
)
def foreign_domain(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """An address of the shop is neither on the shop's domain nor at a general provider, but on another domain.

    ## Why it matters

    Customers wonder whether they write to the shop or to somebody else.  When the other firm (an earlier owner, a
    parent company, the agency that made the shop) closes the mailbox, the shop is not asked.

    ## How to mend it

    Make an address on the shop's domain; it may forward to the old one.  Where both domains belong to the same firm
    this is only advice: one name everywhere looks more trustworthy.

    ## Example

    `shop.example` publishes `office@agency.example`.

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for channel in genuine(evidence, "email"):
        domain = organisational(domain_of(channel))
        if domain in (evidence.context.domain, "") or is_freemail(domain_of(channel)) or is_disposable(domain):
            continue
        match evidence.observations.get(MailDomain, domain_of(channel)):
            case Known(found) if found.status != "accepts":
                continue  # misspelt or gone: other rules say so
        yield _problem(channel, domain, evidence)


def _problem(channel: Channel, domain: str, evidence: Evidence) -> Problem:
    """Only a note where the domain seems to belong to the same firm."""
    if _is_kin(domain, evidence):
        message = Message(
            "{address} is on {domain}, not on {own}: one domain everywhere earns more trust.",
            address=channel.value,
            domain=domain,
            own=evidence.context.domain,
        )
        return Problem(channel.id, message, channel.sightings, "note")
    message = Message(
        "{address} is on another firm's domain, {domain}: customers cannot tell whether it is the shop's.",
        address=channel.value,
        domain=domain,
    )
    return Problem(channel.id, message, channel.sightings)


def _is_kin(domain: str, evidence: Evidence) -> bool:
    """Whether the domain shows the shop's or the trader's name: the same organisation under another domain."""
    label = _squeezed(domain.partition(".")[0])
    names = [_squeezed(part) for part in evidence.context.host.removeprefix("www.").split(".")[:-1]]
    names += [_squeezed(channel.value) for channel in evidence.of_kind("company")]
    return any(label == name or (min(len(label), len(name)) > 3 and (label in name or name in label)) for name in names)


def _squeezed(name: str) -> str:
    return "".join(char for char in fold(name) if char.isalnum())
