"""What the rules about certificates share: the hosts that a customer meets, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from channelaudit.checks.certificate import Certificate
from channelaudit.checks.host_variant import HostVariant
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Known, Unknown, Unsure
from channelaudit.rules.common import answers


def judged(evidence: Evidence, settings: Settings) -> bool:  # noqa: ARG001 (the signature of ``applies``)
    """``applies`` of the rules about certificates: not with ``--insecure``."""
    return not settings.insecure


def hosts(evidence: Evidence) -> Iterator[Certificate | Unsure]:
    """The hosts of the shop's pages and forms, with their certificates; ``Unsure`` for those that said nothing."""
    for subject, outcome in answers(evidence, Certificate, "certificate"):
        match outcome:
            case Unknown(failure):
                yield Unsure(subject, failure)
            case Known(found):
                yield found


def all_hosts(evidence: Evidence) -> Iterator[Certificate | Unsure]:
    """``hosts``, and the other form of the shop's name where it exists."""
    yield from hosts(evidence)
    for item in evidence.observations:
        if isinstance(item.outcome, Known) and isinstance(item.outcome.value, HostVariant):
            certificate = item.outcome.value.certificate
            if certificate is not None:
                yield certificate


def moment(written: str) -> datetime | None:
    """A time as ``Evidence`` and ``Certificate`` write it; None for "" and what is none."""
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None
