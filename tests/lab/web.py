"""A web server whose every answer is scripted, down to the bytes on the wire: real sockets on loopback."""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Self

from channelaudit.config.doors import ConnectTo

ENDED = asyncio.CancelledError
"""The server is closed in the middle of a script: no news for anybody."""
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Request:
    method: str
    target: str
    """Path and query as sent."""
    headers: Mapping[str, str]
    """Lower-case names."""
    number: int
    """How many requests for this target came before."""
    body: bytes = b""

    @property
    def host(self) -> str:
        return self.headers.get("host", "")


@dataclass(frozen=True)
class Reply:
    """An ordinary answer; ``delay`` seconds before it."""

    status: int = 200
    body: bytes | str = ""
    type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0

    def encoded(self) -> bytes:
        body = self.body.encode() if isinstance(self.body, str) else self.body
        try:
            reason = HTTPStatus(self.status).phrase
        except ValueError:
            reason = "Unknown"
        names = {name.lower() for name, _ in self.headers}
        head = [f"HTTP/1.1 {self.status} {reason}", *(f"{name}: {value}" for name, value in self.headers)]
        if self.type and "content-type" not in names:
            head.append(f"Content-Type: {self.type}")
        if "content-length" not in names and "transfer-encoding" not in names:
            head.append(f"Content-Length: {len(body)}")
        return "\r\n".join([*head, "", ""]).encode("latin-1") + body


@dataclass
class Wire:
    """The connection in the hands of a script."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    def reset(self) -> None:
        """RST instead of a polite end."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Script = Callable[[Request, Wire], Awaitable[None]]
"""Writes whatever it likes; the connection is closed after it."""
Route = Reply | str | Script | Callable[[Request], Reply]


@dataclass
class WebServer:
    """``async with WebServer({"/": "<p>…", "/kontakt": Reply(404)}) as shop:``; ``*`` answers what no route does.

    A key may carry the host: ``www.sklep.example/kontakt``.  With ``tls`` it speaks https.
    """

    routes: Mapping[str, Route]
    tls: ssl.SSLContext | None = None
    address: str = "127.0.0.1"
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    open_now: int = 0
    most_at_once: int = 0

    async def __aenter__(self) -> Self:
        self._tasks: set[asyncio.Task[None]] = set()
        self._server = await asyncio.start_server(self._accept, self.address, 0, ssl=self.tls)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [request.target for request in self.requests]

    def detour(self, host: str = "") -> ConnectTo:
        """``--connect-to`` of the scheme's usual port to this server."""
        return ConnectTo(host, 443 if self.tls else 80, self.address, self.port)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ENDED):
                while await self._answer(Wire(reader, writer)):
                    pass
        finally:
            self._tasks.discard(task)
            writer.transport.abort()

    async def _answer(self, wire: Wire) -> bool:
        """One request; whether the connection stays open."""
        head = await wire.reader.readuntil(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        pairs = (line.partition(":") for line in rest if line)
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        length = int(headers.get("content-length", "0"))
        body = await wire.reader.readexactly(length) if length else b""
        request = Request(method, target, headers, self.paths.count(target), body)
        self.requests.append(request)
        self.open_now += 1
        self.most_at_once = max(self.most_at_once, self.open_now)
        try:
            return await self._reply(request, wire)
        finally:
            self.open_now -= 1

    async def _reply(self, request: Request, wire: Wire) -> bool:
        route = self._route(request)
        if isinstance(route, str):
            route = Reply(body=route)
        if not isinstance(route, Reply):
            made = route(request, wire) if _is_script(route) else route(request)  # type: ignore[call-arg]
            if not isinstance(made, Reply):
                await made
                await wire.writer.drain()
                if wire.writer.can_write_eof():
                    wire.writer.write_eof()
                    await asyncio.sleep(0.05)
                return False
            route = made
        await asyncio.sleep(route.delay)
        await wire.send(route.encoded())
        return True

    def _route(self, request: Request) -> Route:
        host = request.host.rpartition(":")[0] or request.host
        path = request.target.partition("?")[0]
        for key in (host + request.target, request.target, host + path, path, "*"):
            if key in self.routes:
                return self.routes[key]
        return Reply(404, "<title>404</title><h1>Not found</h1>")


def _is_script(route: Route) -> bool:
    return asyncio.iscoroutinefunction(route)


def redirect(to: str, status: int = 302, **headers: str) -> Reply:
    return Reply(status, headers=(("Location", to), *((k.replace("_", "-"), v) for k, v in headers.items())))


def raw(data: bytes, *, then_wait: float = 0.0) -> Script:
    """Exactly these bytes."""

    async def script(_: Request, wire: Wire) -> None:
        await wire.send(data)
        if then_wait:
            await asyncio.sleep(then_wait)

    return script


def drip(head: bytes, piece: bytes, pause: float, times: int = 10_000) -> Script:
    """``head``, then ``piece`` after each ``pause``."""

    async def script(_: Request, wire: Wire) -> None:
        await wire.send(head)
        for _step in range(times):
            await asyncio.sleep(pause)
            await wire.send(piece)

    return script


def flood(head: bytes, piece: bytes, times: int) -> Script:
    """``head``, then ``piece`` so many times, as fast as it is read."""

    async def script(_: Request, wire: Wire) -> None:
        await wire.send(head)
        for _step in range(times):
            await wire.send(piece)

    return script


def reset_after(data: bytes = b"") -> Script:
    """These bytes, then RST."""

    async def script(_: Request, wire: Wire) -> None:
        if data:
            await wire.send(data)
            await asyncio.sleep(0.05)
        wire.reset()

    return script


async def silence(_: Request, wire: Wire) -> None:
    """Takes the request and never answers."""
    await wire.reader.read()


@dataclass
class RawServer:
    """Takes connections and hands them to ``script``: not even HTTP or TLS is certain."""

    script: Callable[[Wire], Awaitable[None]]
    tls: ssl.SSLContext | None = None
    connections: int = 0

    async def __aenter__(self) -> Self:
        self._tasks: set[asyncio.Task[None]] = set()
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, ssl=self.tls)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with contextlib.suppress(OSError, ENDED):
                await self.script(Wire(reader, writer))
        finally:
            self._tasks.discard(task)
            writer.transport.abort()


def free_port() -> int:
    """A port on which nobody listens, and that the system gives to nobody by itself: it stays free until it is used."""
    while True:
        port = random.SystemRandom().randrange(15_000, 32_000)  # below the ports that are given to whoever names none
        with contextlib.suppress(OSError), socket.socket() as made:
            made.bind(("127.0.0.1", port))
            return port
