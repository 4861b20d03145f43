"""What can be concluded from this machine, before anybody wonders why so much is unverified.

Without a site nothing leaves the machine.  With one, only the configured name server, that site and the mail server of
its domain are asked.
"""

from __future__ import annotations

import asyncio
import email.utils
import shutil
import tempfile
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from channelaudit.config.settings import Settings
from channelaudit.crawl.answers import problem
from channelaudit.crawl.start import Start, start
from channelaudit.network import Network, Unreachable
from channelaudit.network.machine import authorities, greeting, ipv6_route
from channelaudit.reading.country import registrable_domain

Outcome = Literal["fine", "limited", "wrong"]
OLDEST = datetime(2026, 11, 1, tzinfo=UTC)
"""No clock that is right shows an earlier time than the one at which this program was written."""
DRIFT = 300
"""Seconds by which a clock may be wrong; certificates and hours are judged by it."""
SPACE = 100_000_000
"""Bytes that should be free for evidence and reports."""


@dataclass(frozen=True, slots=True)
class Examination:
    """One thing that audits depend on."""

    name: str
    outcome: Outcome
    """``limited``: audits run, and say less; ``wrong``: their results would be wrong, or there would be none."""
    detail: str
    """One sentence for people, without a full stop."""


async def examine(site: str, settings: Settings) -> tuple[Examination, ...]:
    """Examine this machine and, where ``site`` is given, the way to it."""
    found = [_clock(), _certificates(settings), _disk(), _ipv6(), _browser()]
    if site:
        async with Network(settings) as network, aclosing(_outside(site, network)) as outside:
            found += [each async for each in outside]
    return tuple(found)


def _clock() -> Examination:
    now = datetime.now(UTC)
    shown = now.strftime("%Y-%m-%d %H:%M UTC")
    if now < OLDEST:
        return Examination("clock", "wrong", f"it shows {shown}, which is past: certificates cannot be judged")
    return Examination("clock", "fine", f"it shows {shown}")


def _certificates(settings: Settings) -> Examination:
    try:
        count = authorities(settings)
    except Unreachable as error:
        return Examination("certificates", "wrong", error.detail)
    if not count:
        return Examination("certificates", "wrong", "no authority is trusted: every certificate will seem invalid")
    return Examination("certificates", "fine", f"{count} authorities are trusted")


def _disk() -> Examination:
    try:
        with tempfile.TemporaryFile(dir=Path.cwd()) as file:
            file.write(b"\0" * 4096)
        free = shutil.disk_usage(Path.cwd()).free
    except OSError as error:
        detail = f"reports cannot be written into this folder: {error.strerror or error}"
        return Examination("disk", "limited", detail)
    shown = f"{free // 1_000_000} MB are free in this folder"
    return Examination("disk", "fine" if free > SPACE else "limited", shown)


def _ipv6() -> Examination:
    if ipv6_route():
        return Examination("IPv6", "fine", "this machine has a route to the IPv6 network")
    return Examination("IPv6", "limited", "this machine has no IPv6: servers that have only that cannot be reached")


def _browser() -> Examination:
    detail = "pages are read without a browser: what only a script draws remains undetermined"
    return Examination("browser", "limited", detail)


async def _outside(site: str, network: Network) -> AsyncGenerator[Examination, None]:
    """The way to the site, step by step; a step that fails ends it where the others depend on it."""
    begun = await start(site, network)
    host = urlsplit(begun.url).hostname or ""
    yield await _names(host, network)
    yield _website(begun)
    if begun.response is not None and (date := begun.response.headers.get("date", "")):
        yield _clock_beside(date, host)
    yield await _mail(registrable_domain(host), network)


async def _names(host: str, network: Network) -> Examination:
    """Both ways in which names are looked up: by the system for pages, by questions of our own for mail."""
    try:
        addresses = await network.dns.addresses(host)
    except Unreachable as error:
        return Examination("DNS", "wrong", error.detail)
    try:
        await network.dns.query(host, "A")
    except Unreachable as error:
        return Examination("DNS", "limited", f"{host} is found, but mail domains cannot be checked: {error.detail}")
    shown = ", ".join(addresses[:4])
    return Examination("DNS", "fine", f"{host} has the address {shown}")


def _website(begun: Start) -> Examination:
    if begun.response is None:
        return Examination("website", "wrong", begun.failures[-1].detail)
    failure = problem(begun.url, begun.response)
    if failure is not None:
        return Examination("website", "wrong", failure.detail)
    if begun.response.tls_error:
        return Examination("website", "limited", f"{begun.response.final_url}: {begun.response.tls_error}")
    seconds = begun.response.seconds
    return Examination("website", "fine", f"{begun.response.final_url} answered within {seconds:.1f} seconds")


def _clock_beside(date: str, host: str) -> Examination:
    """Compare with the server's own clock; one of the two may be wrong."""
    try:
        theirs = email.utils.parsedate_to_datetime(date)
        apart = abs((datetime.now(UTC) - theirs.astimezone(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return Examination("server's clock", "limited", f"{host} sends a date that is none")
    if apart > DRIFT:
        return Examination("server's clock", "limited", f"the clocks here and at {host} are {apart:.0f} seconds apart")
    return Examination("server's clock", "fine", f"the clocks here and at {host} agree")


async def _mail(domain: str, network: Network) -> Examination:
    """Whether mail servers can be asked at all; told by the one that takes the shop's own mail."""
    name = f"port {network.settings.smtp_port}"
    try:
        answer = await network.dns.query(domain, "MX")
    except Unreachable as error:
        return Examination(name, "limited", f"it is not known which server takes mail for {domain}: {error.detail}")
    hosts = [host for _, host in answer.exchanges if host]
    if not hosts:
        return Examination(name, "limited", f"{domain} names no mail server, so this could not be tried")
    try:
        async with asyncio.timeout(network.settings.timeout):
            said = await greeting(network.dialler, hosts[0], network.settings.smtp_port)
    except TimeoutError:
        return Examination(name, "limited", f"{hosts[0]} does not answer; if none does, this network blocks the port")
    except Unreachable as error:
        detail = f"{error.detail}; where no mail server can be reached, mailboxes remain unverified"
        return Examination(name, "limited", detail)
    if not said.startswith("220"):
        return Examination(name, "limited", f"{hosts[0]} does not talk to this machine: {said[:100] or 'it hung up'}")
    return Examination(name, "fine", f"{hosts[0]} answers, so mailboxes can be asked about")
