"""Connections as httpcore wants to see them, dialled through the guard; its exceptions as ours."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable
from typing import Any

import httpcore

from channelaudit.model import Message
from channelaudit.network import trust
from channelaudit.network.dial import Dialler
from channelaudit.network.handshake import handshake
from channelaudit.network.unreachable import BROKEN, Unreachable


class Stream(httpcore.AsyncNetworkStream):
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
            name = trust.server_name(server_hostname or "")
            with handshake():
                await self._writer.start_tls(ssl_context, server_hostname=name, ssl_handshake_timeout=timeout)
        except BaseException:
            await self.aclose()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return self._reader.at_eof()
        return self._writer.get_extra_info({"client_addr": "sockname", "server_addr": "peername"}.get(info, info))


class Backend(httpcore.AsyncNetworkBackend):
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
        return Stream(reader, writer)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def streams(transport: asyncio.Transport) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """What ``asyncio.open_connection`` returns, for a connection that is open already."""
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(loop=loop)
    protocol = asyncio.StreamReaderProtocol(reader, loop=loop)
    transport.set_protocol(protocol)
    protocol.connection_made(transport)
    return reader, asyncio.StreamWriter(transport, protocol, reader, loop)


class translated:  # noqa: N801 (reads as a phrase: with translated())
    """httpcore's exceptions become ours."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (Unreachable, httpcore.ConnectionNotAvailable)):
            return
        if not isinstance(error, Exception):
            return
        if isinstance(error, httpcore.TimeoutException):
            raise Unreachable("timeout", Message("the server did not answer in time")) from error
        if isinstance(error, (httpcore.NetworkError, OSError)) or _ended(error):
            raise Unreachable("reset", BROKEN) from error
        if isinstance(error, (httpcore.ProxyError, httpcore.UnsupportedProtocol)):
            raise Unreachable("protocol", Message("the exchange failed: {error}", error=str(error))) from error
        # whatever else: h2 and httpcore are not careful with what a server says (a status that is no number, say)
        raise Unreachable("protocol", Message("the answer is not proper HTTP: {error}", error=str(error))) from error


def _ended(error: Exception) -> bool:
    """Whether the server ended the connection or what was asked on it; httpcore tells by words only."""
    said = str(error) if isinstance(error, httpcore.RemoteProtocolError) else ""
    return any(word in said for word in ("disconnected", "peer closed", "ConnectionTerminated", "StreamReset"))
