"""Can mail be delivered to this domain at all, as far as DNS tells?

RFC 5321 section 5.1 (MX, then the address itself), RFC 7505 (null MX).  One question a domain, whatever the number of addresses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Check, Gathered, Verdict
from channelaudit.network import Network, Unreachable

Status = Literal["accepts", "null_mx", "no_server", "nxdomain"]


@dataclass(frozen=True, slots=True)
class MailDomain:
    """What DNS says of a mail domain."""

    domain: str
    status: Status
    """``accepts``: there is a server to deliver to; ``null_mx``: the domain says that it takes no mail; ``no_server``: neither MX
    nor address, or only MX hosts that do not exist; ``nxdomain``: no such domain."""
    hosts: tuple[str, ...] = ()
    """Mail servers in order of preference; the domain itself where an address stands in for the missing MX."""
    implicit: bool = False
    """No MX: mail goes to the domain's own address."""
    dead_hosts: tuple[str, ...] = ()
    """MX hosts that do not exist or have no address."""


def _subjects(gathered: Gathered) -> Iterator[str]:
    for channel in gathered.channels:
        if domain := _domain(channel):
            yield domain


def _domain(channel: Channel) -> str | None:
    if channel.kind != "email" or not channel.of_shop or channel.attributes.get("placeholder"):
        return None
    return channel.value.rpartition("@")[2] or None


async def observe(domain: str, network: Network, settings: Settings) -> MailDomain:
    """Ask DNS about ``domain`` (Unicode or ASCII).  Raises ``Unreachable`` where DNS itself gives no answer."""
    answer = await network.dns.query(domain, "MX")
    if answer.status == "nxdomain":
        return MailDomain(domain, "nxdomain")
    if not answer.records:
        return await _implicit(domain, network)
    # "preference host." as in the zone file; the lower number is tried first
    ranked = sorted((int(r.split()[0]), r.split()[-1].rstrip(".")) for r in answer.records)
    hosts = tuple(host for _, host in ranked if host)
    if not hosts:
        return MailDomain(domain, "null_mx")
    dead = tuple([host for host in hosts if not await _has_address(host, network)])
    return MailDomain(domain, "no_server" if len(dead) == len(hosts) else "accepts", hosts, dead_hosts=dead)


async def _implicit(domain: str, network: Network) -> MailDomain:
    if await _has_address(domain, network):
        return MailDomain(domain, "accepts", (domain,), implicit=True)
    return MailDomain(domain, "no_server")


async def _has_address(host: str, network: Network) -> bool:
    """Whether A or AAAA exists.  Raises ``Unreachable`` when neither is known to and one could not be asked."""
    unknown: Unreachable | None = None
    for kind in ("A", "AAAA"):
        try:
            answer = await network.dns.query(host, kind)
        except Unreachable as error:
            unknown = error
            continue
        if answer.records:
            return True
    if unknown:
        raise unknown
    return False


def _verdict(result: MailDomain) -> Verdict | None:
    return None if result.status == "accepts" else "broken"  # a server exists: that proves no mailbox


CHECK = Check(
    result=MailDomain, subjects=_subjects, observe=observe, subject_of=_domain, verdict=_verdict, title="mail domains"
)
