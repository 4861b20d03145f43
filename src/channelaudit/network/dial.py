"""From a host name to an open connection: resolve once, check every address, dial the checked address itself.

Every check and every request goes through ``Dialler.dial``, so that there is one place where an address is let through.
"""

from __future__ import annotations

import asyncio
import errno
import socket

from channelaudit.config.settings import Settings
from channelaudit.model import Message
from channelaudit.network.dns import Dns
from channelaudit.network.guard import literal, refusal
from channelaudit.network.unreachable import Unreachable

HEAD_START = 0.25
"""Seconds that an address gets before the next one is tried beside it (RFC 8305)."""


class Dialler:
    """Knows the user's detours (``--connect-to``), the resolver and the guard."""

    def __init__(self, settings: Settings, dns: Dns) -> None:
        self._settings = settings
        self._dns = dns
        self._known: dict[str, tuple[str, ...]] = {}
        self.trusted: set[tuple[str, int]] = set()
        """(host, port) pairs that the user named: a proxy."""

    async def dial(self, host: str, port: int) -> socket.socket:
        """A connected, non-blocking socket to the first address that answers; the caller closes it.

        Raises Unreachable: ``private``, ``dns``, ``timeout``, ``reset``,
        ``refused`` (definite when every address refused).
        """
        addresses, dial_port = await self.targets(host, port)
        waiting = list(addresses)
        pending: set[asyncio.Task[socket.socket]] = set()
        connected: list[socket.socket] = []
        errors: list[BaseException] = []
        kept = 0  # whoever is cancelled takes no connection away
        try:
            while (waiting or pending) and not connected:
                if waiting:
                    pending.add(asyncio.create_task(_connect(waiting.pop(0), dial_port)))
                done, pending = await asyncio.wait(
                    pending, timeout=HEAD_START if waiting else None, return_when=asyncio.FIRST_COMPLETED
                )
                _sort(done, connected, errors)
            kept = 1
        finally:
            for task in pending:
                task.cancel()
            if pending:
                done, _ = await asyncio.wait(pending)
                _sort(done, connected, errors)
            for spare in connected[kept:]:
                spare.close()
        if connected:
            return connected[0]
        raise _verdict(host, port, errors)

    async def targets(self, host: str, port: int) -> tuple[tuple[str, ...], int]:
        """The addresses that may be dialled for ``host``, in the order in which to try them, and the port."""
        detour = self._detour(host, port)
        own_word = detour is not None or (host.lower(), port) in self.trusted
        if detour is not None:
            host, port = detour
        addresses = await self._resolve(host)
        if own_word or self._settings.allow_private:
            return addresses, port
        refusals = {address: refusal(address) for address in addresses}
        allowed = tuple(address for address, reason in refusals.items() if reason is None)
        if not allowed:
            reason = next(iter(refusals.values()), None) or Message("no address")
            shown = reason if literal(host) else Message("{reason} ({host})", reason=reason, host=host)
            raise Unreachable("private", shown)
        return allowed, port

    def _detour(self, host: str, port: int) -> tuple[str, int] | None:
        for rule in self._settings.connect_to:
            if rule.host.strip("[]").lower() in ("", host.lower()) and rule.port in (0, port):
                return (rule.to_host.strip("[]") or host, rule.to_port or port)
        return None

    async def _resolve(self, host: str) -> tuple[str, ...]:
        ip = literal(host)
        if ip is not None:
            return (str(ip),)
        if host not in self._known:
            self._known[host] = interleave(await self._dns.addresses(host))
        return self._known[host]


async def _connect(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setblocking(False)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.get_running_loop().sock_connect(made, (address, port))
    except BaseException:
        made.close()
        raise
    return made


def _sort(done: set[asyncio.Task[socket.socket]], connected: list[socket.socket], errors: list[BaseException]) -> None:
    for task in done:
        if task.cancelled():
            continue
        error = task.exception()
        if error is None:
            connected.append(task.result())
        else:
            errors.append(error)


def interleave(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """IPv6 and IPv4 in turns, IPv6 first, at most eight (RFC 8305)."""
    six = [a for a in addresses if ":" in a]
    four = [a for a in addresses if ":" not in a]
    mixed = [a for pair in zip(six, four, strict=False) for a in pair]
    shorter = min(len(six), len(four))
    return tuple([*mixed, *six[shorter:], *four[shorter:]][:8])


def _verdict(host: str, port: int, errors: list[BaseException]) -> Unreachable:
    """The sentence for a host none of whose addresses could be dialled."""
    codes = [error.errno for error in errors if isinstance(error, OSError)]
    where = f"{host} port {port}"
    unroutable = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL}
    routed = [code for code in codes if code not in unroutable]
    if routed and all(code == errno.ECONNREFUSED for code in routed):
        return Unreachable("refused", Message("{where} refused the connection", where=where), definite=True)
    if any(isinstance(error, TimeoutError) or getattr(error, "errno", 0) == errno.ETIMEDOUT for error in errors):
        return Unreachable("timeout", Message("{where} did not answer in time", where=where))
    if not routed:
        return Unreachable("timeout", Message("there is no route from here to {where}", where=where))
    return Unreachable("reset", Message("{where} broke the connection off", where=where))
