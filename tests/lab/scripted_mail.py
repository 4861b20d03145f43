"""A mail server that says what a script tells it to say: what no real server would ever do."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

OK = "250 2.0.0 Ok"
BANNER = "220 mx.example ESMTP"


@dataclass(frozen=True, slots=True)
class Drip:
    """A reply, one byte at a time."""

    text: str
    seconds: float = 0.1


class Silence:
    """No reply at all."""


class Close:
    """Hangs up."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they are."""

    data: bytes


Say = str | Drip | Silence | Close | Raw


@dataclass(slots=True)
class ScriptedServer:
    """``async with ScriptedServer({"RCPT": "550 no"}) as server:``.

    Steps: ``banner``, ``EHLO``, ``HELO``, ``STARTTLS``, ``MAIL``, ``RCPT``, ``RANDOM`` (RCPT of an address that nobody
    can have), ``RSET``, ``QUIT``; ``RCPT a@b.example`` and ``RANDOM b.example`` for one address or domain.  A list is
    used up from one connection to the next.  Without a script all is well.
    """

    script: Mapping[str, Say | list[Say]] = field(default_factory=dict)
    context: ssl.SSLContext | None = None
    port: int = 0
    commands: list[str] = field(default_factory=list)
    """Everything that clients said."""
    connections: int = 0
    at_once: int = 0
    most_at_once: int = 0
    began: list[float] = field(default_factory=list)
    _used: dict[str, int] = field(default_factory=dict)
    _server: asyncio.Server | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.began.append(asyncio.get_running_loop().time())
        try:
            with contextlib.suppress(OSError, EOFError, asyncio.CancelledError, ValueError):
                await self._serve(reader, writer)
        finally:
            self.at_once -= 1
            self._tasks.discard(task)
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._say(writer, self._line("banner", BANNER))
        while command := (await reader.readline()).decode().strip():
            self.commands.append(command)
            verb = "RANDOM" if "<no-such-mailbox-" in command else command[:8].split()[0].upper()
            await self._say(writer, self._line(self._special(verb, command), self._default(verb)))
            if verb == "STARTTLS" and self.context:
                await writer.start_tls(self.context)
            if verb == "QUIT":
                return

    def _special(self, verb: str, command: str) -> str:
        """The step of this very recipient or domain, where the script has one."""
        recipient = command.partition("<")[2].partition(">")[0]
        special = f"{verb} {recipient.rpartition('@')[2] if verb == 'RANDOM' else recipient}"
        return special if special in self.script else verb

    def _default(self, verb: str) -> str:
        offers = "\r\n250-STARTTLS" if self.context else ""
        return {
            "EHLO": f"250-mx.example{offers}\r\n250 SMTPUTF8",
            "RANDOM": "550 5.1.1 User unknown",
            "STARTTLS": "220 2.0.0 Go ahead",
            "QUIT": "221 2.0.0 Bye",
        }.get(verb, OK)

    def _line(self, step: str, default: str) -> Say:
        said = self.script.get(step, default)
        if not isinstance(said, list):
            return said
        turn = self._used.get(step, 0)
        self._used[step] = turn + 1
        return said[min(turn, len(said) - 1)]

    async def _say(self, writer: asyncio.StreamWriter, said: Say) -> None:
        match said:
            case str():
                writer.write(f"{said}\r\n".encode())
            case Raw(data):
                writer.write(data)
            case Drip(text, seconds):
                for char in text:
                    writer.write(char.encode())
                    await writer.drain()
                    await asyncio.sleep(seconds)
            case Silence():
                await asyncio.sleep(60)
            case Close():
                raise EOFError
        await writer.drain()
