"""Connections that are kept open between requests.

httpcore's own pool looks through all connections and all waiting requests again and again, and lets the first
sixteen requests to a server open their connections one after the other.  This one knows which server each connection
leads to, and which servers speak HTTP/1.1 only.
"""

from __future__ import annotations

import ssl
from collections import defaultdict

import httpcore

from channelaudit.network.transport import Backend

EXPIRY = 15.0
"""Seconds after which an idle connection is closed."""


class Pool:
    """``handle_async_request`` as httpcore's pools have it; at most ``kept`` connections stay open while idle."""

    def __init__(self, context: ssl.SSLContext, backend: Backend, kept: int) -> None:
        self._context = context
        self._backend = backend
        self._kept = kept
        self._open: defaultdict[str, list[httpcore.AsyncHTTPConnection]] = defaultdict(list)
        self._without_http2: set[str] = set()

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Raises what httpcore raises, and Unreachable from the guard."""
        server = str(request.url.origin)
        while True:
            connection = await self._connection(request.url.origin, server)
            try:
                response = await connection.handle_async_request(request)
            except httpcore.ConnectionNotAvailable:  # another request was quicker, or the server takes no more
                continue
            if response.extensions["http_version"] != b"HTTP/2":
                self._without_http2.add(server)
            return response

    async def aclose(self) -> None:
        for connections in self._open.values():
            for connection in connections:
                await connection.aclose()
        self._open.clear()

    async def _connection(self, origin: httpcore.Origin, server: str) -> httpcore.AsyncHTTPConnection:
        """One that is free, else a new one."""
        for connection in self._open[server]:
            if connection.is_available() and not connection.has_expired():
                return connection
        for useless in self._useless():
            await useless.aclose()
        connection = httpcore.AsyncHTTPConnection(
            origin,
            ssl_context=self._context,
            keepalive_expiry=EXPIRY,
            http2=server not in self._without_http2,  # or else others would wait whether they can share it
            network_backend=self._backend,
        )
        self._open[server].append(connection)
        return connection

    def _useless(self) -> list[httpcore.AsyncHTTPConnection]:
        """Take out what is closed or waited too long, and, where too many are idle, those longest known."""
        useless, idle = [], 0
        for server in reversed(list(self._open)):
            for connection in reversed(self._open[server]):
                idle += connection.is_idle()
                over = connection.is_idle() and idle > self._kept
                if over or connection.is_closed() or connection.has_expired():
                    useless.append(connection)
            self._open[server] = [connection for connection in self._open[server] if connection not in useless]
            if not self._open[server]:
                del self._open[server]
        return useless
