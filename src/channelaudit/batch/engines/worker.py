"""What runs in a worker process: many sites at once in one event loop, until nobody listens any more."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import pickle
import signal
import time
from collections.abc import Coroutine, Generator
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from channelaudit.batch.work import Job, Plan, Task, prepare
from channelaudit.network import Shared, Turns

BEAT, CURRENT = 0, 1
"""Places of the board: time of the last sign of life, and 1 + position of the site whose step is running (0: none)."""
_PULSE = 0.5
"""Seconds between two signs of life."""
_LOOKUPS = 64
"""Names that the system may look up at a time: each waits in a thread."""
_GARBAGE = (20_000, 20, 100)
"""When to look for garbage: audits leave little of it, and looking as often as usual takes a tenth of their time."""
_SPARE = 1_000_000_000
"""Bytes of address space beyond twice the memory limit: the stacks of threads, files mapped."""

_position: ContextVar[int] = ContextVar("position", default=-1)


class Marked(Coroutine[Any, Any, Any]):
    """Runs a coroutine, and writes before each of its steps on the board whose site it works for.

    A process that is killed cannot say what it was doing; this is how it shows.
    """

    __slots__ = ("_board", "_inner", "_mark")

    def __init__(self, inner: Any, board: Any, position: int) -> None:
        self._inner = inner
        self._board = board
        self._mark = position + 1.0

    def send(self, value: Any) -> Any:
        self._board[CURRENT] = self._mark
        try:
            return self._inner.send(value)
        finally:
            self._board[CURRENT] = 0.0

    def throw(self, *error: Any) -> Any:
        self._board[CURRENT] = self._mark
        try:
            return self._inner.throw(*error)
        finally:
            self._board[CURRENT] = 0.0

    def close(self) -> None:
        self._inner.close()

    def __await__(self) -> Generator[Any, Any, Any]:
        raise TypeError  # only the event loop runs it


def work(pipe: Connection, board: Any, plan: Plan, job: Job, turns: Path) -> None:
    """The body of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the main process sees to it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if not os.environ.get("CHANNELAUDIT_DEBUG"):  # what is wrong with a site comes back as its outcome
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _limit(plan.memory)
    prepare(job)
    gc.set_threshold(*_GARBAGE)
    asyncio.run(_Work(pipe, board, plan, job).run(turns))


class _Work:
    def __init__(self, pipe: Connection, board: Any, plan: Plan, job: Job) -> None:
        self._pipe = pipe
        self._board = board
        self._plan = plan
        self._job = job
        self._under_way: set[asyncio.Task[None]] = set()

    async def run(self, turns: Path) -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(_LOOKUPS, "lookup"))
        loop.set_task_factory(self._made)
        common = Turns.common()
        shared = Shared(
            self._plan.settings,
            Turns(turns if common else None),
            address_rate=self._plan.address_rate,
            share=1 if common else self._plan.workers,
        )
        loop.add_reader(self._pipe.fileno(), self._receive, shared)
        while True:
            self._board[BEAT] = time.monotonic()
            await asyncio.sleep(_PULSE)

    def _receive(self, shared: Shared) -> None:
        try:
            while self._pipe.poll():
                task: Task = self._pipe.recv()
                _position.set(task.position)
                running = asyncio.create_task(self._audit(task, shared))
                _position.set(-1)
                self._under_way.add(running)
                running.add_done_callback(self._under_way.discard)
        except (EOFError, OSError):
            _leave()

    async def _audit(self, task: Task, shared: Shared) -> None:
        outcome = await self._job(task, self._plan.settings, shared)
        try:
            self._pipe.send_bytes(pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL))
        except OSError:
            _leave()

    def _made(self, loop: asyncio.AbstractEventLoop, inner: Any, **options: Any) -> asyncio.Task[Any]:
        position = _position.get()
        return asyncio.Task(inner if position < 0 else Marked(inner, self._board, position), loop=loop, **options)


def _leave() -> None:
    """The main process has gone, or wants no more: whatever still runs is of no interest to anybody."""
    os._exit(0)


def _limit(megabytes: int) -> None:
    """A last resort, should a site fill the memory faster than the main process looks."""
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (2_000_000 * megabytes + _SPARE,) * 2)
