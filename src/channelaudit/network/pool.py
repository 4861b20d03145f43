"""Connections that are kept open between requests: which server each leads to, and which version of HTTP it speaks."""

from __future__ import annotations

import asyncio
import ssl
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from channelaudit.config.settings import Settings
from channelaudit.network import http1, trust
from channelaudit.network.dial import Dialler
from channelaudit.network.exchange import Exchange, Request, Server
from channelaudit.network.handshake import handshake, secured
from channelaudit.network.unreachable import BROKEN, Stale, Unreachable

if TYPE_CHECKING:
    from channelaudit.network import http2

    Connection = http1.Connection | http2.Connection

EXPIRY = 15.0
"""Seconds after which an idle connection is closed."""
_REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods by which a question asked twice does no more than one asked once."""
_STALE = 3
"""So many connections may turn out to be gone before a question is given up."""


class Pool:
    """At most ``kept`` connections stay open while idle."""

    def __init__(self, settings: Settings, dialler: Dialler, kept: int, *, verify: bool) -> None:
        self._settings = settings
        self._dialler = dialler
        self._kept = kept
        self._verify = verify
        self._open: defaultdict[Server, list[Connection]] = defaultdict(list)
        self._without_http2: set[Server] = set()
        self._first: defaultdict[Server, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._closed = False

    async def ask(self, request: Request) -> Exchange:
        """Raises Unreachable: from the guard, for the connection, and for the exchange."""
        connection = self._free(request.server) or await self._another(request)
        for _ in range(_STALE):
            try:
                return await connection.ask(request)
            except Stale as stale:
                if not stale.unseen and request.method not in _REPEATABLE:
                    raise
            connection = await self._another(request)
        return await connection.ask(request)

    async def close(self) -> None:
        """Whatever is still being asked is broken off."""
        self._closed = True
        for connections in self._open.values():
            for connection in connections:
                await connection.close()
        self._open.clear()

    def _free(self, server: Server) -> Connection | None:
        return next((connection for connection in self._open[server] if connection.available), None)

    async def _another(self, request: Request) -> Connection:
        """A new connection, or one that others opened meanwhile.

        While it is not known whether the server shares its connections, they wait for the first one.
        """
        for useless in self._useless():
            await useless.close()
        server = request.server
        if server.secure and server not in self._without_http2:
            async with self._first[server]:
                if (shared := self._free(server)) is not None:
                    return shared
                if server not in self._without_http2:
                    return await self._opened(request)
        return await self._opened(request)

    async def _opened(self, request: Request) -> Connection:
        server = request.server
        connection = await (self._secure(request) if server.secure else self._plain(server))
        self._open[server].append(connection)
        if self._closed:  # meanwhile
            await self.close()
            raise Unreachable("reset", BROKEN)
        return connection

    async def _plain(self, server: Server) -> http1.Connection:
        connected = await self._dialler.dial(server.host, server.port)
        connection = http1.Connection(self._settings.bounds, EXPIRY)
        try:
            await asyncio.get_running_loop().create_connection(lambda: connection, sock=connected)
        except BaseException:
            connected.close()
            raise
        return connection

    async def _secure(self, request: Request) -> Connection:
        """What was negotiated decides which version of HTTP is spoken."""
        server = request.server
        context = self._context
        connected = await self._dialler.dial(server.host, server.port)
        with handshake():
            transport = await secured(connected, context, server.host)
        connection: Connection
        if transport.get_extra_info("ssl_object").selected_alpn_protocol() == "h2":
            from channelaudit.network import http2  # noqa: PLC0415 (60 ms, and few servers speak it)

            connection = http2.Connection(request, transport, self._settings, EXPIRY)
        else:
            self._without_http2.add(server)
            connection = http1.Connection(self._settings.bounds, EXPIRY)
            transport.set_protocol(connection)
            connection.connection_made(transport)
        transport.resume_reading()
        return connection

    @cached_property
    def _context(self) -> ssl.SSLContext:
        context = trust.shared(self._settings, "web") if self._verify else trust.trusting()
        # the same for every server: other handshakes may be under way with this context
        context.set_alpn_protocols(["http/1.1", "h2"])
        return context

    def _useless(self) -> list[Connection]:
        """Take out what is closed or waited too long, and, where too many are idle, those longest known."""
        useless, idle = [], 0
        for server in reversed(list(self._open)):
            for connection in reversed(self._open[server]):
                idle += connection.idle
                if connection.useless or (connection.idle and idle > self._kept):
                    useless.append(connection)
            self._open[server] = [connection for connection in self._open[server] if connection not in useless]
            if not self._open[server]:
                del self._open[server]
        return useless
