"""HTTP/2, and everything that goes through a proxy: both are httpcore's work.

Imported only when a server or the user wants it: httpcore takes some 50 ms to import.
"""

from __future__ import annotations

import asyncio
import ssl
from urllib.parse import unquote, urlsplit

import httpcore

from channelaudit.config.settings import Settings
from channelaudit.model import Message
from channelaudit.network.dial import Dialler
from channelaudit.network.exchange import Exchange, Request, check_size, exchange
from channelaudit.network.transport import Backend, Stream, streams, translated
from channelaudit.network.unreachable import BROKEN, Halfway, Stale, Unreachable

Asked = httpcore.AsyncHTTP2Connection | httpcore.AsyncConnectionPool


class Connection:
    """As ``http1.Connection``, but with many questions at a time."""

    def __init__(self, request: Request, transport: asyncio.Transport, settings: Settings, expiry: float) -> None:
        self._settings = settings
        self._reader, writer = streams(transport)
        self._inner = httpcore.AsyncHTTP2Connection(_url(request).origin, Stream(self._reader, writer), expiry)
        self._served = False
        self._spent = False

    @property
    def idle(self) -> bool:
        return self._inner.is_idle()

    @property
    def available(self) -> bool:
        gone = self._spent or self._reader.at_eof() or self._inner.has_expired()
        return not gone and self._inner.is_available()

    @property
    def useless(self) -> bool:
        return self._inner.is_closed() or (self.idle and not self.available)

    async def ask(self, request: Request) -> Exchange:
        """Raises what ``http1.Connection`` raises."""
        try:
            answer = await _asked(self._inner, request, self._settings)
        except asyncio.CancelledError:  # nothing came for long; and httpcore may have lost count of what is under way
            self._spent = True
            raise
        except Stale:
            raise
        except Unreachable as error:
            gone = self._served and error.kind == "reset" and not self.available
            if self._spent or (gone and not isinstance(error, Halfway)):
                raise Stale(error.detail) from None
            raise
        self._served = True
        self._spent = self._spent or answer.cut  # the rest would take the place of what others want to read
        return answer

    async def close(self) -> None:
        await self._inner.aclose()


class Proxied:
    """Asks whatever is asked through the proxy of the settings; ``kept`` connections stay open while idle."""

    def __init__(self, settings: Settings, dialler: Dialler, context: ssl.SSLContext, kept: int, expiry: float) -> None:
        self._settings = settings
        parts = urlsplit(settings.proxy)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        dialler.trusted.add((host, port))
        self._pool = httpcore.AsyncHTTPProxy(
            httpcore.URL(scheme=parts.scheme, host=host, port=port, target="/"),
            proxy_auth=(unquote(parts.username), unquote(parts.password or "")) if parts.username else None,
            ssl_context=context,
            http2=True,
            max_connections=100,
            max_keepalive_connections=kept,
            keepalive_expiry=expiry,
            network_backend=Backend(dialler),
        )

    async def ask(self, request: Request) -> Exchange:
        """As ``http1.Connection.ask``."""
        return await _asked(self._pool, request, self._settings)

    async def close(self) -> None:
        await self._pool.aclose()


async def _asked(asked: Asked, request: Request, settings: Settings) -> Exchange:
    passed = httpcore.Request(request.method, _url(request), headers=list(request.fields), content=request.content)
    with translated():
        try:
            answer = await asked.handle_async_request(passed)
        except httpcore.ConnectionNotAvailable:
            raise Stale(BROKEN, unseen=True) from None
    try:
        return await _read(answer, settings)
    finally:
        with translated():
            await answer.aclose()


def _url(request: Request) -> httpcore.URL:
    secure, host, port = request.server
    shown = None if port == (443 if secure else 80) else port
    return httpcore.URL(scheme="https" if secure else "http", host=host, port=shown, target=request.target)


async def _read(answer: httpcore.Response, settings: Settings) -> Exchange:
    bounds = settings.bounds
    if not 100 <= answer.status <= 999:
        raise Unreachable("protocol", Message("the answer is not proper HTTP: {error}", error=str(answer.status)))
    check_size(answer.headers, bounds.headers)
    parts: list[bytes] = []
    got, cut = 0, False
    try:
        with translated():
            async for part in answer.aiter_stream():
                parts.append(part)
                got += len(part)
                if got > bounds.wire:
                    cut = True
                    break
    except Unreachable as error:
        if not got:
            raise Halfway(error.kind, error.detail) from None
        cut = True
    version = answer.extensions.get("http_version", b"HTTP/1.1").decode("ascii", "replace")
    return exchange(answer.status, answer.headers, b"".join(parts)[: bounds.wire], version, cut=cut)
