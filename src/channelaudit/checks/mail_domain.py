"""Can mail be delivered to this domain at all, and do its own messages arrive, as far as DNS tells?

RFC 5321 section 5.1 (MX, then the address itself), RFC 7505 (null MX); SPF, DMARC, MTA-STS and TLS-RPT.  Each domain is
asked once, whatever the number of its addresses.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

from channelaudit.checks.common.dmarc import Dmarc, dmarc_of
from channelaudit.checks.common.route import Status, mail_route
from channelaudit.checks.common.spf import Spf, spf_of
from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Check, Gathered, Verdict
from channelaudit.network import Network, Unreachable


@dataclass(frozen=True, slots=True)
class MailDomain:
    """What DNS says of a mail domain."""

    domain: str
    status: Status
    """``accepts``: there is a server to deliver to; ``null_mx``: the domain says that it takes no mail; ``no_server``:
    neither MX nor address, or only MX hosts that do not exist; ``nxdomain``: no such domain."""
    hosts: tuple[str, ...] = ()
    """Mail servers in order of preference; the domain itself where an address stands in for the missing MX."""
    implicit: bool = False
    """No MX: mail goes to the domain's own address."""
    dead_hosts: tuple[str, ...] = ()
    """MX hosts that do not exist or have no address."""
    addresses: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(mail server, its addresses)."""
    spf: Spf | None = None
    """None: not asked, the domain takes no mail."""
    dmarc: Dmarc | None = None
    mta_sts: bool | None = None
    """Whether the domain announces MTA-STS (RFC 8461); None where DNS did not tell."""
    tls_rpt: bool | None = None
    """Whether it asks for reports about failed encryption (RFC 8460)."""


def _subjects(gathered: Gathered) -> Iterator[str]:
    for channel in gathered.channels:
        if domain := _domain(channel):
            yield domain


def _domain(channel: Channel) -> str | None:
    if channel.kind != "email" or not channel.of_shop or channel.attributes.get("placeholder"):
        return None
    return channel.value.rpartition("@")[2] or None


async def observe(domain: str, network: Network, settings: Settings) -> MailDomain:  # noqa: ARG001 (a check's signature)
    """Ask DNS about ``domain`` (Unicode or ASCII).  Raises ``Unreachable`` where DNS tells no servers."""
    route = await mail_route(domain, network)
    if route.status != "accepts":
        return MailDomain(domain, route.status, route.hosts, dead_hosts=route.dead_hosts)
    spf, dmarc, mta_sts, tls_rpt = await asyncio.gather(
        spf_of(domain, network),
        dmarc_of(domain, network),
        _announces(f"_mta-sts.{domain}", "v=STSv1", network),
        _announces(f"_smtp._tls.{domain}", "v=TLSRPTv1", network),
    )
    return MailDomain(
        domain,
        route.status,
        route.hosts,
        route.implicit,
        route.dead_hosts,
        route.addresses,
        spf,
        dmarc,
        mta_sts,
        tls_rpt,
    )


async def _announces(name: str, version: str, network: Network) -> bool | None:
    try:
        answer = await network.dns.query(name, "TXT")
    except Unreachable:
        return None
    return any(text.partition(";")[0].strip() == version for text in answer.records)


def _verdict(result: MailDomain) -> Verdict | None:
    return None if result.status == "accepts" else "broken"  # a server exists: that proves no mailbox


CHECK = Check(
    result=MailDomain, subjects=_subjects, observe=observe, subject_of=_domain, verdict=_verdict, title="mail domains"
)
