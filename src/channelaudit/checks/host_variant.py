"""Does the shop also answer under the other form of its name, with or without ``www.``?

Customers type both.  A name that DNS does not know is nobody's fault and leads nobody astray: it is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from channelaudit.checks.certificate import Certificate
from channelaudit.checks.certificate import observe as certificate_of
from channelaudit.checks.common.again import ask_again
from channelaudit.checks.common.trail import Trail, trail
from channelaudit.config.settings import Settings
from channelaudit.model import Check, Gathered, Message
from channelaudit.network import Network, Unreachable
from channelaudit.network.shield import blocked

_GONE = (404, 410)
_FAILING = 500


@dataclass(frozen=True, slots=True)
class HostVariant:
    """What the other form of the shop's name shows."""

    host: str
    exists: bool
    """Whether DNS knows the name."""
    certificate: Certificate | None = None
    """None: the name does not exist."""
    status: int = 0
    """Of the page where a customer lands who types the name; 0: nothing answers."""
    final_url: str = ""
    """Address of that page."""


def _subjects(gathered: Gathered) -> Iterator[str]:
    host, domain = gathered.context.host, gathered.context.domain
    if not domain or ":" in host or "." not in host:
        return
    if host == domain:
        yield f"www.{host}"
    elif host == f"www.{domain}":
        yield domain


async def observe(subject: str, network: Network, settings: Settings) -> HostVariant:
    """Ask for ``subject``, the other form.  Raises ``Unreachable`` where nothing can be told."""
    try:
        await network.dns.addresses(subject)
    except Unreachable as error:
        if error.definite:
            return HostVariant(subject, exists=False)
        raise
    certificate = await certificate_of(subject, network, settings)
    way = await trail(f"{'https' if certificate.https else 'http'}://{subject}/", network)
    if way.failure and not way.failure.definite and not certificate.problem:
        raise way.failure
    status = await _status(way, network, settings)
    return HostVariant(subject, exists=True, certificate=certificate, status=status, final_url=way.urls[-1])


async def _status(way: Trail, network: Network, settings: Settings) -> int:
    """Of the last answer; a failure only where it stays.  Raises ``Unreachable`` where the two do not agree."""
    if way.last is None:
        return 0
    if reason := blocked(way.last):
        raise Unreachable("blocked", reason)
    first = way.last.status
    if first not in _GONE and first < _FAILING:
        return first
    second = await ask_again(way.urls[-1], network, settings, follow=False)
    if reason := blocked(second):
        raise Unreachable("blocked", reason)
    if (second.status in _GONE or second.status >= _FAILING) and (first in _GONE) != (second.status in _GONE):
        detail = Message("it fails with status {first} once and with {second} once", first=first, second=second.status)
        raise Unreachable("status", detail)
    return second.status


CHECK = Check(
    result=HostVariant, subjects=_subjects, observe=observe, third_party=False, title="name with and without www"
)
