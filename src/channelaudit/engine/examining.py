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
from channelaudit.knowledge.domains import registrable
from channelaudit.model import Message
from channelaudit.network import Network, Unreachable
from channelaudit.network.machine import authorities, greeting, ipv6_route

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

    name: Message
    outcome: Outcome
    """``limited``: audits run, and say less; ``wrong``: their results would be wrong, or there would be none."""
    detail: Message
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
        return Examination(
            Message("clock"),
            "wrong",
            Message("it shows {time}, which is past: certificates cannot be judged", time=shown),
        )
    return Examination(Message("clock"), "fine", Message("it shows {time}", time=shown))


def _certificates(settings: Settings) -> Examination:
    try:
        count = authorities(settings)
    except Unreachable as error:
        return Examination(Message("certificates"), "wrong", error.detail)
    if not count:
        return Examination(
            Message("certificates"), "wrong", Message("no authority is trusted: every certificate will seem invalid")
        )
    return Examination(
        Message("certificates"),
        "fine",
        Message.counted("{count} authority is trusted", "{count} authorities are trusted", count=count),
    )


def _disk() -> Examination:
    try:
        with tempfile.TemporaryFile(dir=Path.cwd()) as file:
            file.write(b"\0" * 4096)
        free = shutil.disk_usage(Path.cwd()).free
    except OSError as error:
        detail = Message("reports cannot be written into this folder: {error}", error=error.strerror or str(error))
        return Examination(Message("disk"), "limited", detail)
    shown = Message("{megabytes} MB are free in this folder", megabytes=free // 1_000_000)
    return Examination(Message("disk"), "fine" if free > SPACE else "limited", shown)


def _ipv6() -> Examination:
    if ipv6_route():
        return Examination(Message("IPv6"), "fine", Message("this machine has a route to the IPv6 network"))
    return Examination(
        Message("IPv6"), "limited", Message("this machine has no IPv6: servers that have only that cannot be reached")
    )


def _browser() -> Examination:
    detail = Message("pages are read without a browser: what only a script draws remains undetermined")
    return Examination(Message("browser"), "limited", detail)


async def _outside(site: str, network: Network) -> AsyncGenerator[Examination, None]:
    """The way to the site, step by step; a step that fails ends it where the others depend on it."""
    begun = await start(site, network)
    host = urlsplit(begun.url).hostname or ""
    yield await _names(host, network)
    yield _website(begun)
    if begun.response is not None and (date := begun.response.headers.get("date", "")):
        yield _clock_beside(date, host)
    yield await _mail(registrable(host), network)


async def _names(host: str, network: Network) -> Examination:
    """Both ways in which names are looked up: by the system for pages, by questions of our own for mail."""
    try:
        addresses = await network.dns.addresses(host)
    except Unreachable as error:
        return Examination(Message("DNS"), "wrong", error.detail)
    try:
        await network.dns.query(host, "A")
    except Unreachable as error:
        return Examination(
            Message("DNS"),
            "limited",
            Message("{host} is found, but mail domains cannot be checked: {reason}", host=host, reason=error.detail),
        )
    shown = ", ".join(addresses[:4])
    return Examination(Message("DNS"), "fine", Message("{host} has the address {address}", host=host, address=shown))


def _website(begun: Start) -> Examination:
    if begun.response is None:
        return Examination(Message("website"), "wrong", begun.failures[-1].detail)
    failure = problem(begun.url, begun.response)
    if failure is not None:
        return Examination(Message("website"), "wrong", failure.detail)
    if begun.response.tls_error:
        return Examination(
            Message("website"),
            "limited",
            Message("{url}: {reason}", url=begun.response.final_url, reason=begun.response.tls_error),
        )
    seconds = begun.response.seconds
    return Examination(
        Message("website"),
        "fine",
        Message("{url} answered within {seconds:.1f} s", url=begun.response.final_url, seconds=seconds),
    )


def _clock_beside(date: str, host: str) -> Examination:
    """Compare with the server's own clock; one of the two may be wrong."""
    try:
        theirs = email.utils.parsedate_to_datetime(date)
        apart = abs((datetime.now(UTC) - theirs.astimezone(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return Examination(Message("server's clock"), "limited", Message("{host} sends a date that is none", host=host))
    if apart > DRIFT:
        return Examination(
            Message("server's clock"),
            "limited",
            Message("the clocks here and at {host} are {seconds:.0f} s apart", host=host, seconds=apart),
        )
    return Examination(Message("server's clock"), "fine", Message("the clocks here and at {host} agree", host=host))


async def _mail(domain: str, network: Network) -> Examination:
    """Whether mail servers can be asked at all; told by the one that takes the shop's own mail."""
    name = Message("port {port}", port=network.settings.smtp_port)
    try:
        answer = await network.dns.query(domain, "MX")
    except Unreachable as error:
        return Examination(
            name,
            "limited",
            Message(
                "it is not known which server takes mail for {domain}: {reason}", domain=domain, reason=error.detail
            ),
        )
    hosts = [host for _, host in answer.exchanges if host]
    if not hosts:
        return Examination(
            name, "limited", Message("{domain} names no mail server, so this could not be tried", domain=domain)
        )
    return await _greeted(name, hosts[0], network)


async def _greeted(name: Message, host: str, network: Network) -> Examination:
    """What the first mail server of the domain says to a caller."""
    try:
        async with asyncio.timeout(network.settings.timeout):
            said = await greeting(network.dialler, host, network.settings.smtp_port)
    except TimeoutError:
        return Examination(
            name,
            "limited",
            Message("{host} does not answer; if none does, this network blocks the port", host=host),
        )
    except Unreachable as error:
        detail = Message(
            "{reason}; where no mail server can be reached, mailboxes remain unverified", reason=error.detail
        )
        return Examination(name, "limited", detail)
    if not said.startswith("220"):
        return Examination(
            name,
            "limited",
            Message(
                "{host} does not talk to this machine: {reply}",
                host=host,
                reply=said[:100] or Message("it hung up"),
            ),
        )
    return Examination(name, "fine", Message("{host} answers, so mailboxes can be asked about", host=host))
