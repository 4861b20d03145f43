"""What the rules about mail share: the answers about the shop's addresses, one by one or by domain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeVar

from channelaudit.checks.mail_domain import MailDomain
from channelaudit.checks.mailbox import Mailbox
from channelaudit.config.settings import Settings
from channelaudit.knowledge.mail import is_freemail
from channelaudit.model import Channel, Evidence, Failure, Known, Sighting, Unknown, Unsure
from channelaudit.rules.common import genuine

Answer = TypeVar("Answer")


def has_addresses(evidence: Evidence, settings: Settings) -> bool:  # noqa: ARG001 (the signature of ``applies``)
    """``applies`` of the rules about addresses."""
    return bool(genuine(evidence, "email"))


def domain_of(channel: Channel) -> str:
    return channel.value.rpartition("@")[2]


def mailboxes(evidence: Evidence) -> Iterator[tuple[Channel, Mailbox] | Unsure]:
    """The shop's addresses with what their servers say; ``Unsure`` for those about which nothing is known.

    Left out are addresses whose domain takes no mail: other rules speak of them.
    """
    for channel in genuine(evidence, "email"):
        match evidence.observations.get(Mailbox, channel.value):
            case Unknown(failure):
                yield Unsure(channel.id, failure)
            case Known(box) if box.status != "undeliverable":
                yield channel, box


def by_domain(evidence: Evidence, *, own: bool = False) -> Iterator[tuple[str, tuple[Channel, ...]]]:
    """The mail domains with the addresses on them; ``own``: without free providers, whose domain nobody here mends."""
    channels = genuine(evidence, "email")
    for domain in dict.fromkeys(domain_of(channel) for channel in channels):
        if not (own and is_freemail(domain)):
            yield domain, tuple(c for c in channels if domain_of(c) == domain)


def sightings(channels: tuple[Channel, ...]) -> tuple[Sighting, ...]:
    """Where any of these stands."""
    return tuple(sighting for channel in channels for sighting in channel.sightings)


def records(
    evidence: Evidence, kind: Literal["spf", "dmarc"]
) -> Iterator[tuple[str, tuple[Channel, ...], MailDomain] | Unsure]:
    """The domains that take mail and about whose SPF or DMARC record something is known."""
    for domain, channels in by_domain(evidence, own=True):
        match evidence.observations.get(MailDomain, domain):
            case Unknown(failure):
                yield Unsure(domain, failure)
            case Known(found) if (record := getattr(found, kind)) is not None:
                if record.status == "unknown":
                    yield Unsure(domain, Failure("mail_domain", domain, "dns", record.detail))
                else:
                    yield domain, channels, found
