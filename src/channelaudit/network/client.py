"""One HTTP exchange, no opinions: the only module that knows httpx and httpcore.

Redirects, retries, pace and bounds of time are decided in ``http.py``; addresses in ``dial.py``.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from channelaudit.config.settings import Settings
from channelaudit.model import Message
from channelaudit.network import trust
from channelaudit.network.dial import Dialler
from channelaudit.network.unreachable import Halfway, Unreachable

CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came over the wire.  ``body`` is still encoded; ``cut`` when it is not the whole of it."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cut: bool
    http_version: str


class CertificateInvalid(Unreachable):
    """The server's certificate did not stand the check; the exchange can be repeated unverified."""


class _Stream(httpcore.AsyncNetworkStream):
    """An asyncio connection as httpcore wants to see it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 (httpcore's name)
        try:
            async with asyncio.timeout(timeout):
                return await self._reader.read(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(str(error)) from error
        except (OSError, ssl.SSLError) as error:
            raise httpcore.ReadError(str(error)) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        try:
            async with asyncio.timeout(timeout):
                self._writer.write(buffer)
                await self._writer.drain()
        except TimeoutError as error:
            raise httpcore.WriteTimeout(str(error)) from error
        except (OSError, ssl.SSLError) as error:
            raise httpcore.WriteError(str(error)) from error

    async def aclose(self) -> None:
        self._writer.transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        try:
            await self._writer.start_tls(
                ssl_context, server_hostname=trust.server_name(server_hostname or ""), ssl_handshake_timeout=timeout
            )
        except ssl.SSLCertVerificationError as error:
            await self.aclose()
            raise CertificateInvalid(
                "tls", Message("the certificate is not valid: {reason}", reason=error.verify_message)
            ) from None
        except ssl.SSLError as error:
            await self.aclose()
            raise Unreachable(
                "tls", Message("no secure connection came about: {reason}", reason=error.reason or str(error))
            ) from None
        except OSError:
            await self.aclose()
            raise Unreachable("tls", Message("the server broke the secure connection off")) from None
        except BaseException:
            await self.aclose()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return self._reader.at_eof()
        return self._writer.get_extra_info({"client_addr": "sockname", "server_addr": "peername"}.get(info, info))


class _Backend(httpcore.AsyncNetworkBackend):
    """Dials through the guard: what httpcore calls a host is resolved, checked and dialled by ``Dialler``."""

    def __init__(self, dialler: Dialler) -> None:
        self._dialler = dialler

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 (httpcore names the parameters)
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        connected = await self._dialler.dial(host, port)
        try:
            reader, writer = await asyncio.open_connection(sock=connected)
        except BaseException:
            connected.close()
            raise
        return _Stream(reader, writer)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class Client:
    """Connections and cookies of one run; one pool that verifies certificates and one that does not."""

    def __init__(self, settings: Settings, dialler: Dialler, user_agent: str) -> None:
        self._settings = settings
        self._dialler = dialler
        self._cookies = httpx.Cookies()
        self._pools: dict[bool, httpcore.AsyncConnectionPool] = {}
        self._headers = {
            "User-Agent": user_agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate, br, zstd",
        }

    async def send(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes | None, *, verify: bool
    ) -> Exchange:
        """Raises Unreachable; ``CertificateInvalid`` and ``Halfway`` where the caller can go on otherwise."""
        try:
            request = httpx.Request(method, url, headers={**self._headers, **headers}, content=content)
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise Unreachable(
                "protocol", Message("this is not a possible address: {error}", error=str(error))
            ) from None
        self._cookies.set_cookie_header(request)
        with _translated():
            answer = await self._pool(verify=verify).handle_async_request(_raw(request))
        response = httpx.Response(answer.status, headers=answer.headers, request=request, extensions=answer.extensions)
        try:
            self._cookies.extract_cookies(response)
            return await self._read(response, answer.stream)
        finally:
            await answer.aclose()

    async def close(self) -> None:
        for pool in self._pools.values():
            await pool.aclose()

    async def _read(self, response: httpx.Response, stream: Any) -> Exchange:
        bounds = self._settings.bounds
        size = sum(len(name) + len(value) + 4 for name, value in response.headers.raw)
        if size > bounds.headers:
            raise Unreachable(
                "too_large",
                Message.counted(
                    "the headers of the answer are larger than {count} byte",
                    "the headers of the answer are larger than {count} bytes",
                    count=bounds.headers,
                ),
            )
        parts: list[bytes] = []
        got, cut = 0, False
        try:
            with _translated():
                async for part in stream:
                    parts.append(part)
                    got += len(part)
                    if got > bounds.wire:
                        cut = True
                        break
        except Unreachable as error:
            if not got:
                raise Halfway(error.kind, error.detail) from None
            cut = True
        body = b"".join(parts)[: bounds.wire]
        return Exchange(response.status_code, _joined(response.headers), body, cut, response.http_version)

    def _pool(self, *, verify: bool) -> httpcore.AsyncConnectionPool:
        if verify not in self._pools:
            self._pools[verify] = self._opened(trust.verifying(self._settings) if verify else trust.trusting())
        return self._pools[verify]

    def _opened(self, context: ssl.SSLContext) -> httpcore.AsyncConnectionPool:
        common: dict[str, Any] = {
            "ssl_context": context,
            "http1": True,
            "http2": True,
            "max_connections": 100,
            "max_keepalive_connections": max(20, self._settings.jobs),
            "keepalive_expiry": 15.0,
            "network_backend": _Backend(self._dialler),
        }
        if not self._settings.proxy:
            return httpcore.AsyncConnectionPool(**common)
        proxy = httpx.URL(self._settings.proxy)
        self._dialler.trusted.add((proxy.host, proxy.port or 80))
        return httpcore.AsyncHTTPProxy(
            proxy_url=httpcore.URL(scheme=proxy.raw_scheme, host=proxy.raw_host, port=proxy.port or 80, target=b"/"),
            proxy_auth=(proxy.username, proxy.password) if proxy.username else None,
            **common,
        )


def _raw(request: httpx.Request) -> httpcore.Request:
    url = request.url
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


def _joined(headers: httpx.Headers) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in headers.multi_items():
        found[name.lower()] = f"{found[name.lower()]}, {value}" if name.lower() in found else value
    return found


class _translated:  # noqa: N801 (reads as a phrase: with _translated())
    """httpcore's exceptions become ours."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if error is None or isinstance(error, (Unreachable, asyncio.CancelledError, GeneratorExit)):
            return
        if isinstance(error, httpcore.TimeoutException):
            raise Unreachable("timeout", Message("the server did not answer in time")) from error
        if isinstance(error, (httpcore.RemoteProtocolError, httpcore.LocalProtocolError)):
            if "without sending" in str(error) or "peer closed" in str(error):
                raise Unreachable("reset", Message("the server broke the connection off")) from error
            raise Unreachable(
                "protocol", Message("the answer is not proper HTTP: {error}", error=str(error))
            ) from error
        if isinstance(error, (httpcore.NetworkError, OSError)):
            raise Unreachable("reset", Message("the server broke the connection off")) from error
        if isinstance(error, (httpcore.ProtocolError, httpcore.ProxyError, httpcore.UnsupportedProtocol)):
            raise Unreachable("protocol", Message("the exchange failed: {error}", error=str(error))) from error
