"""Questions to mail servers: does this domain take mail for this address?

A guest who behaves: one connection to a server at a time, a pause between two, a few addresses a domain, and never a
message.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field

from channelaudit.config.settings import Settings
from channelaudit.model import Message
from channelaudit.network import trust
from channelaudit.network.clock import Clock
from channelaudit.network.dial import Dialler
from channelaudit.network.shared import Shared
from channelaudit.network.smtp_reach import Reach
from channelaudit.network.smtp_session import Conversation, HandshakeFailed, Plan, Session
from channelaudit.network.unreachable import Unreachable

_CONNECT = 10.0
"""Seconds for a connection to come about."""
_SERVERS = 4
"""Servers of a domain that are tried, in order of preference."""
_POSSIBLE = re.compile(r"[^\s<>@\x00-\x1f\x7f]{1,64}@[A-Za-z0-9.-]{1,255}")

Wait = Callable[[Conversation], float | None]


def _never(_: Conversation) -> float | None:
    return None


@dataclass(slots=True)
class _Server:
    """What is known of one mail server in this run."""

    address: str
    port: int
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    dead: Unreachable | None = None
    """Why it is not asked any more."""
    plans: dict[str, Plan] = field(default_factory=dict)
    """By host name: several names may lead to one server, with different certificates."""


class Smtp:
    """All conversations of one run."""

    def __init__(self, settings: Settings, dialler: Dialler, clock: Clock, shared: Shared | None = None) -> None:
        self._settings = settings
        self._dialler = dialler
        self._clock = clock
        self._shared = shared
        self._servers: dict[tuple[str, int], _Server] = {}
        self._asked: Counter[str] = Counter()
        self._probes: dict[str, asyncio.Future[Conversation]] = {}
        self._reach = Reach()
        self.connections = 0

    async def ask(self, recipient: str, hosts: Sequence[str], wait: Wait = _never) -> Conversation:
        """Ask the servers of a domain, in order of preference, until one speaks about ``recipient`` (ASCII domain).

        ``wait`` says, of a conversation, after how many seconds to ask once more; None for an answer that stands.
        Raises Unreachable: ``refused`` (definite: every server refuses connections), ``port_closed`` (nothing is
        reached from here on this port), ``skipped`` (enough addresses of this domain were asked for), ``timeout``,
        ``reset``, ``protocol``, ``dns``, ``private``.
        """
        if not _POSSIBLE.fullmatch(recipient):
            raise Unreachable("protocol", Message("this address cannot be put to a mail server"))
        domain = recipient.rpartition("@")[2]
        self._asked[domain] += 1
        limit = self._settings.mailbox_limit
        if self._asked[domain] > limit:
            raise Unreachable(
                "skipped",
                Message.counted(
                    "only {count} address of {domain} is asked for (--mailbox-limit)",
                    "only {count} addresses of {domain} are asked for (--mailbox-limit)",
                    count=limit,
                    domain=domain,
                ),
            )
        return await self._patiently(recipient, hosts[:_SERVERS], wait)

    async def ask_random(self, domain: str, hosts: Sequence[str], wait: Wait = _never) -> Conversation:
        """Ask for an address that nobody can have, once a domain.  Raises Unreachable as ``ask``."""
        if domain not in self._probes:
            recipient = f"no-such-mailbox-{secrets.token_hex(6)}@{domain}"
            probe = asyncio.ensure_future(self._patiently(recipient, hosts[:_SERVERS], wait))
            probe.add_done_callback(_retrieved)
            self._probes[domain] = probe
        return await asyncio.shield(self._probes[domain])

    async def close(self) -> None:
        for future in self._probes.values():
            future.cancel()
        await asyncio.gather(*self._probes.values(), return_exceptions=True)

    async def _patiently(self, recipient: str, hosts: Sequence[str], wait: Wait) -> Conversation:
        talk = await self._reached(recipient, hosts)
        pause = wait(talk)
        if pause is None:
            return talk
        await asyncio.sleep(pause)
        return await self._reached(recipient, hosts)

    async def _reached(self, recipient: str, hosts: Sequence[str]) -> Conversation:
        domain = recipient.rpartition("@")[2]
        with self._reach.attempt():
            found, errors = await self._first(recipient, hosts)
            if found is not None:
                return found
            if errors and all(error.kind in ("timeout", "refused") for error in errors):
                self._reach.failed(domain, hosts[0])
        await self._reach.settled()
        if self._reach.closed:
            raise self._closed()
        for error in errors:
            if not (error.kind == "refused" and error.definite):
                raise error
        raise Unreachable(
            "refused", Message("every mail server of {domain} refuses connections", domain=domain), definite=True
        )

    async def _first(self, recipient: str, hosts: Sequence[str]) -> tuple[Conversation | None, list[Unreachable]]:
        """The first conversation that came as far as the address, else the first one at all; and what failed."""
        errors: list[Unreachable] = []
        short: Conversation | None = None
        for host in hosts:
            if self._reach.closed:
                errors.append(self._closed())
                break
            try:
                found = await self._converse(host, recipient)
            except Unreachable as error:
                errors.append(error)
                continue
            if found.step in ("mail", "rcpt", "utf8"):
                return found, errors
            short = short or found
        return short, errors

    async def _converse(self, host: str, recipient: str) -> Conversation:
        addresses, port = await self._dialler.targets(host, self._settings.smtp_port)
        server = self._servers.setdefault((min(addresses), port), _Server(min(addresses), port))
        async with server.lock:
            dead = server.dead or (self._shared and self._shared.dead(server.address, server.port))
            if dead:
                raise dead
            plan = server.plans.setdefault(host, Plan())
            for _ in range(3):  # a failed handshake changes the plan at most twice
                try:
                    return await self._once(host, recipient, server, plan)
                except HandshakeFailed:
                    continue
        raise Unreachable("tls", Message("{host} breaks every conversation off at STARTTLS", host=host))

    async def _once(self, host: str, recipient: str, server: _Server, plan: Plan) -> Conversation:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(max(0.0, server.free_at - loop.time()))
        try:
            async with self._among_others(server):
                return await self._talk(host, recipient, server, plan)
        finally:
            server.free_at = loop.time() + self._settings.mailbox_pause

    async def _talk(self, host: str, recipient: str, server: _Server, plan: Plan) -> Conversation:
        session = await self._open(host, server)
        context = trust.shared(self._settings, "mail") if plan.how == "verify" else trust.trusting()
        try:
            async with asyncio.timeout(min(self._settings.timeout, self._remaining())):
                talk = await session.converse(self._settings.smtp_name, recipient, plan, context)
        except TimeoutError:
            server.dead = Unreachable(
                "timeout", Message("{host} did not answer in time", host=host)
            )  # a tarpit is entered once
            raise server.dead from None
        else:
            await session.leave()
            return talk
        finally:
            session.abort()

    async def _open(self, host: str, server: _Server) -> Session:
        self.connections += 1
        try:
            async with asyncio.timeout(min(_CONNECT, self._settings.timeout, self._remaining())):
                connected = await self._dialler.dial(host, self._settings.smtp_port)
        except TimeoutError:
            server.dead = Unreachable(
                "timeout",
                Message("{host} port {port} did not answer in time", host=host, port=self._settings.smtp_port),
            )
            if self._shared and self._remaining() > 0:
                self._shared.found_dead(server.address, server.port, server.dead)
        except Unreachable as error:
            server.dead = error
        else:
            self._reach.reached()
            return await Session.on(host, connected)
        raise server.dead

    def _among_others(self, server: _Server) -> AbstractAsyncContextManager[None]:
        """The turn among all audits of a batch."""
        if self._shared is None:
            return nullcontext()
        return self._shared.alone(server.address, server.port, self._settings.mailbox_pause, self._clock)

    def _remaining(self) -> float:
        return max(0.0, self._settings.deadline - self._clock.elapsed())

    def _closed(self) -> Unreachable:
        port = self._settings.smtp_port
        return Unreachable(
            "port_closed",
            Message.counted(
                "port {port} is closed here: no mail server of {count} domain could be reached",
                "port {port} is closed here: no mail server of {count} domains could be reached",
                count=self._reach.domains,
                port=port,
            ),
        )


def _retrieved(future: asyncio.Future[Conversation]) -> None:
    """Mark the exception as seen: whoever asked may have been cancelled meanwhile."""
    if not future.cancelled():
        future.exception()
