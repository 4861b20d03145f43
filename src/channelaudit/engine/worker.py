"""Reads and searches pages in a second process, so that the crawl need not wait for it: where there are two cores.

The process is forked before the event loop begins.  It gets what ``engine.reader.Desk`` gets and answers in the same
order; both ends of the socket are ours.  Should it be lost (out of memory, killed), the pages it was given are read
again here, so that the result is the same.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import select
import signal
import socket
import struct
import sys
import threading
import zlib
from collections import deque
from types import TracebackType
from typing import Any, Self

from channelaudit.config.settings import Settings
from channelaudit.crawl import Reading
from channelaudit.engine import discovery
from channelaudit.engine.reader import Desk, Result
from channelaudit.loading import loading
from channelaudit.model import Page

_SIZE = struct.Struct(">Q")
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class LostError(Exception):
    """The process is gone."""


class Process:
    """A forked process that waits for settings and pages; ``close`` ends it."""

    def __init__(self) -> None:
        """Raises OSError where no process can be had."""
        self.socket, theirs = socket.socketpair()
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)  # whoever interrupts means the parent, which ends the child
        try:
            self.pid = os.fork()
            if self.pid == 0:
                self.socket.close()
                _serve_and_end(theirs)
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
            theirs.close()

    def close(self) -> None:
        """It keeps nothing that would be lost."""
        self.socket.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def process() -> Process | None:
    """A process to read in; None where it would not help, or where forking is not safe."""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2 or threading.active_count() > 1:
        return None
    try:
        return Process()
    except OSError:
        return None


class There:
    """A ``Desk`` in ``process``."""

    def __init__(self, settings: Settings, process: Process) -> None:
        self._settings = settings
        self._process = process
        self._given: list[tuple[Page, bytes, str]] = []
        """Every page, compressed, should it have to be read again."""
        self._waiting: deque[asyncio.Future[Any]] = deque()
        self._lost = False
        self._desk: Desk | None = None
        self._again: list[Reading | None] = []

    async def read(self, page: Page, html: str, address: str) -> Reading | None:
        index = len(self._given)
        self._given.append((page, zlib.compress(html.encode(errors="surrogatepass"), 1), address))
        try:
            answer: Reading | None = await self._ask((page, html, address))
        except LostError:
            self._catch_up()
            return self._again[index]
        return answer

    async def finish(self, address: str) -> Result:
        try:
            result: Result = await self._ask(address)
        except LostError:
            return self._catch_up().finish(address)
        return result

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_unix_connection(sock=self._process.socket)
        self._writer.write(_framed(self._settings))
        self._listening = asyncio.create_task(self._listen())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listening.cancel()
        await asyncio.gather(self._listening, return_exceptions=True)
        self._writer.transport.abort()

    async def _ask(self, question: object) -> Any:
        if self._lost:
            raise LostError
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append(answer)
        self._writer.write(_framed(question))
        return await answer

    async def _listen(self) -> None:
        """Hand out the answers, until there are no more."""
        try:
            while True:
                (size,) = _SIZE.unpack(await self._reader.readexactly(_SIZE.size))
                answer = pickle.loads(await self._reader.readexactly(size))  # noqa: S301 (from our own process)
                future = self._waiting.popleft()
                if not future.done():  # nobody waits for it any more
                    future.set_result(answer)
        except Exception:  # noqa: BLE001 (whatever is wrong with what it sends: it is of no use any more)
            self._lost = True
            for future in self._waiting:
                if not future.done():
                    future.set_exception(LostError())

    def _catch_up(self) -> Desk:
        """Do here what the lost process had been given."""
        self._desk = self._desk or Desk(self._settings)
        for page, packed, address in self._given[len(self._again) :]:
            html = zlib.decompress(packed).decode(errors="surrogatepass")
            self._again.append(self._desk.read(page, html, address))
        return self._desk


def _framed(thing: object) -> bytes:
    data = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    return _SIZE.pack(len(data)) + data


def _serve_and_end(connection: socket.socket) -> None:
    """The life of the child: nothing of what the parent has set up may run in it."""
    try:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        _serve(connection)
    except BaseException:  # noqa: BLE001 (the parent sees that the connection ends, and does the work itself)
        os._exit(1)
    os._exit(0)


def _serve(connection: socket.socket) -> None:
    """Answer until the parent is gone; pages are searched while none waits to be read."""
    with loading():
        discovery.finders()
    settings = _received(connection)
    if settings is None:
        return
    desk = Desk(settings)
    while True:
        while not select.select([connection], [], [], 0)[0] and desk.search.step():
            pass
        question = _received(connection)
        if question is None:
            return
        answer = desk.finish(question) if isinstance(question, str) else desk.read(*question)
        connection.sendall(_framed(answer))


def _received(connection: socket.socket) -> Any:
    """The next message; None at the end."""
    head = _exactly(connection, _SIZE.size)
    return pickle.loads(_exactly(connection, _SIZE.unpack(head)[0])) if head else None  # noqa: S301 (from our parent)


def _exactly(connection: socket.socket, size: int) -> bytes:
    """So many bytes; none where the connection ends before."""
    data = bytearray()
    while len(data) < size:
        part = connection.recv(min(size - len(data), 1 << 20))
        if not part:
            return b""
        data += part
    return bytes(data)
