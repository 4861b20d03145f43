"""The sample shop's web server: HTTP and HTTPS on loopback, one answer a connection."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from channelaudit.demo.networks import HOSTS
from channelaudit.demo.pages import page

_IDLE = 30.0
"""Seconds a client may be silent."""
_REASONS = {200: "OK", 301: "Moved Permanently", 404: "Not Found", 405: "Method Not Allowed"}


def certificates(folder: Path, host: str) -> tuple[Path, Mapping[str, ssl.SSLContext]]:
    """A throw-away authority (its PEM file) and a server context for each name.

    The certificate of ``www.`` is made out to another name: one of the planted faults.  That of ``poczta.`` is shown by
    all mail servers.
    """
    import trustme  # noqa: PLC0415 (slow to import, and only the demo needs it)

    authority = trustme.CA(organization_name="channelaudit demo")
    ca_file = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    contexts = {}
    names = ((host, host), (f"www.{host}", f"panel.{host}"), (f"poczta.{host}",) * 2, ("", "*.example", *HOSTS))
    for name, *written in names:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*written).configure_cert(context)
        contexts[name] = context
    return ca_file, contexts


class WebServer:
    """Two listeners for every host name."""

    def __init__(self, address: str, contexts: Mapping[str, ssl.SSLContext], ca_file: Path) -> None:
        self._address = address
        self._contexts = contexts
        self.ca_file = ca_file
        self.http_port = self.https_port = 0

    async def __aenter__(self) -> Self:
        context = self._contexts[""]
        context.sni_callback = self._choose
        self._http = await asyncio.start_server(self._serve_plain, self._address, 0)
        self._https = await asyncio.start_server(self._serve_tls, self._address, 0, ssl=context)
        self.http_port = self._http.sockets[0].getsockname()[1]
        self.https_port = self._https.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()
        self._https.close()

    def _choose(self, connection: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> None:
        connection.context = self._contexts.get(host or "", self._contexts[""])

    async def _serve_plain(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._serve(reader, writer, secure=False)

    async def _serve_tls(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._serve(reader, writer, secure=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, secure: bool) -> None:
        try:
            async with asyncio.timeout(_IDLE):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                writer.write(_answer(head, secure=secure))
                await writer.drain()
        except (TimeoutError, ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            writer.transport.abort()  # a client that hangs, left, or talks something else
        finally:
            writer.close()


def _answer(head: str, *, secure: bool) -> bytes:
    request, *fields = head.split("\r\n")
    method, target, *_ = [*request.split(" "), "", ""]
    headers = {name.lower(): value.strip() for name, _, value in (f.partition(":") for f in fields)}
    host = headers.get("host", "").partition(":")[0].lower()
    status, extra, body = page(host, unquote(urlsplit(target).path), method, secure=secure)
    lines = [f"HTTP/1.1 {status} {_REASONS[status]}", f"Content-Length: {len(body)}", "Connection: close", *extra]
    return "\r\n".join([*lines, "", ""]).encode() + (b"" if method == "HEAD" else body)
