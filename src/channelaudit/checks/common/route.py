"""Where mail for a domain goes: MX, null MX, or the domain's own address (RFC 5321 section 5.1, RFC 7505)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Literal

from channelaudit.network import Network, Unreachable

Status = Literal["accepts", "null_mx", "no_server", "nxdomain"]
_MOST = 20
"""MX hosts looked at; the largest providers have five."""


@dataclass(frozen=True, slots=True)
class Route:
    """The servers of a mail domain."""

    status: Status
    hosts: tuple[str, ...] = ()
    """Servers in order of preference; the domain itself where an address stands in for the missing MX."""
    implicit: bool = False
    dead_hosts: tuple[str, ...] = ()
    """MX hosts that do not exist or have no address."""
    addresses: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(host, its addresses) of those that have some."""

    @property
    def usable(self) -> tuple[str, ...]:
        """The hosts that are not known to be dead."""
        return tuple(host for host in self.hosts if host not in self.dead_hosts)


async def mail_route(domain: str, network: Network) -> Route:
    """Ask DNS.  Raises ``Unreachable`` where it gives no answer."""
    answer = await network.dns.query(domain, "MX")
    if answer.status == "nxdomain":
        return Route("nxdomain")
    if not answer.records:
        addresses = await _addresses(domain, network)
        if isinstance(addresses, Unreachable):
            raise addresses
        return Route("accepts", (domain,), implicit=True, addresses=((domain, addresses),)) if addresses else _NOBODY
    hosts = tuple(dict.fromkeys(host for _, host in answer.exchanges if host))[:_MOST]
    if not hosts:
        return Route("null_mx")
    found = await asyncio.gather(*(_addresses(host, network) for host in hosts))
    by_host = dict(zip(hosts, found, strict=True))
    dead = tuple(
        host for host, addresses in by_host.items() if not isinstance(addresses, Unreachable) and not addresses
    )
    alive = tuple((host, a) for host, a in by_host.items() if not isinstance(a, Unreachable) and a)
    unknown = [a for a in found if isinstance(a, Unreachable)]
    if unknown and not alive:
        raise unknown[0]
    return Route("accepts" if alive else "no_server", hosts, dead_hosts=dead, addresses=alive)


_NOBODY = Route("no_server")


async def _addresses(host: str, network: Network) -> tuple[str, ...] | Unreachable:
    """A and AAAA; the failure when none is known and one of the two could not be asked for."""
    answers = await asyncio.gather(
        network.dns.query(host, "A"), network.dns.query(host, "AAAA"), return_exceptions=True
    )
    found: list[str] = []
    failure: Unreachable | None = None
    for answer in answers:
        if isinstance(answer, Unreachable):
            failure = answer
        elif isinstance(answer, BaseException):
            raise answer
        else:
            found.extend(answer.records)
    return failure if failure and not found else tuple(found)
