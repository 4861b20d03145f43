"""Worker processes of this machine, each with many sites at once.

A worker that dies takes no site along: what it had under way is begun again in another one.  The site that was at work
when it died, and any site whose worker has died twice, is audited once more alone; should that worker die at its work
as well, the site is to blame and is recorded as one that could not be audited.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import shutil
import signal
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from channelaudit.batch.engines.worker import BEAT, CURRENT, work
from channelaudit.batch.work import Job, Outcome, Plan, Task, audit_site
from channelaudit.config.codes import NOT_AUDITED
from channelaudit.model import Message

_STARTING = 60.0
"""Seconds that a worker may take until its first sign of life."""
_ENDING = 2.0
"""Seconds that workers have to end when they are asked to."""
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4_096
_TWICE = 2
_TOO_OFTEN = 5
"""Deaths of its workers after which a site is to blame even if it was not at work then."""


@dataclass(slots=True)
class _Worker:
    """A process, and what it has under way."""

    process: SpawnProcess
    pipe: Connection
    board: Any
    """Shared with the process: when it last gave a sign of life, and whose turn it is in it."""
    since: float = field(default_factory=time.monotonic)
    under_way: dict[int, Task] = field(default_factory=dict)
    alone: bool = False
    """It has one site that must be alone."""
    why: Message | None = None
    """Why it was killed."""


class LocalEngine:
    """See ``interface.Engine``."""

    def __init__(self, plan: Plan, job: Job = audit_site) -> None:
        self.capacity = plan.workers * plan.at_once
        self._plan = plan
        self._job = job
        self._context = multiprocessing.get_context("spawn")
        self._folder = Path(tempfile.mkdtemp(prefix="channelaudit-batch-"))
        self._waiting: deque[Task] = deque()
        self._suspects: deque[Task] = deque()
        self._deaths: dict[int, int] = {}
        self._ended: list[Outcome] = []
        self._workers: list[_Worker] = []

    def submit(self, tasks: Sequence[Task]) -> None:
        self._waiting.extend(tasks)

    def results(self, wait: float) -> Iterable[Outcome]:
        self._man()
        self._feed()
        self._listen(wait)
        self._watch()
        ended, self._ended = self._ended, []
        return ended

    def cancel(self) -> None:
        self._waiting.clear()
        self._suspects.clear()
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.pipe.close()  # it ends when nobody listens any more
        until = time.monotonic() + _ENDING
        for worker in workers:
            worker.process.join(max(0.0, until - time.monotonic()))
            worker.process.kill()
            worker.process.join()
            worker.process.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def processes(self) -> tuple[int, ...]:
        """Process ids of the workers."""
        return tuple(worker.process.pid or 0 for worker in self._workers)

    def _man(self) -> None:
        """Have as many workers as there is work for."""
        tasks = len(self._waiting) + len(self._suspects) + sum(len(w.under_way) for w in self._workers)
        while len(self._workers) < min(self._plan.workers, tasks):
            self._workers.append(self._started())

    def _started(self) -> _Worker:
        pipe, theirs = self._context.Pipe()
        board = self._context.RawArray("d", 2)
        arguments = (theirs, board, self._plan, self._job, self._folder / "turns")
        process = self._context.Process(target=work, args=arguments, daemon=True)
        with _without_interrupts():
            process.start()
        theirs.close()
        return _Worker(process, pipe, board)

    def _feed(self) -> None:
        """Give work to whoever has room for it; a suspect gets a worker for itself."""
        reserved = min(self._workers, key=lambda w: len(w.under_way), default=None) if self._suspects else None
        for worker in self._workers:
            if worker is reserved:
                if not worker.under_way:
                    worker.alone = True
                    self._send(worker, self._suspects.popleft())
                continue
            worker.alone = worker.alone and bool(worker.under_way)
            while self._waiting and not worker.alone and len(worker.under_way) < self._plan.at_once:
                if not self._send(worker, self._waiting.popleft()):
                    break

    def _send(self, worker: _Worker, task: Task) -> bool:
        worker.under_way[task.position] = task
        try:
            worker.pipe.send(task)
        except OSError:  # it has just died, which shows in a moment
            return False
        return True

    def _listen(self, seconds: float) -> None:
        by_handle: dict[Any, _Worker] = {w.pipe: w for w in self._workers}
        by_handle |= {w.process.sentinel: w for w in self._workers}
        dead: dict[int, _Worker] = {}
        if not by_handle:
            time.sleep(seconds)
        for handle in wait(list(by_handle), seconds):
            worker = by_handle[handle]
            if not self._heard(worker):
                dead[id(worker)] = worker
        for worker in dead.values():
            self._bury(worker)

    def _heard(self, worker: _Worker) -> bool:
        """Take what a worker has to say; False: it is dead."""
        try:
            while worker.pipe.poll():
                outcome: Outcome = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301 (our own process)
                if worker.under_way.pop(outcome.position, None) is not None:
                    self._deaths.pop(outcome.position, None)
                    self._ended.append(outcome)
        except (OSError, EOFError):
            return False
        return worker.process.is_alive()

    def _watch(self) -> None:
        """Kill workers that hang or eat the memory."""
        now = time.monotonic()
        for worker in self._workers:
            if worker.why is not None:
                continue
            beat = worker.board[BEAT]
            limit = self._plan.stuck if beat else self._plan.stuck + _STARTING
            if now - (beat or worker.since) > limit:
                reason = Message("it kept a worker busy for {seconds:.0f} s without a break", seconds=self._plan.stuck)
            elif _megabytes(worker.process.pid) > self._plan.memory:
                reason = Message("it needed more than {size} MB of memory", size=self._plan.memory)
            else:
                continue
            worker.why = reason
            worker.process.kill()

    def _bury(self, worker: _Worker) -> None:
        """Begin again elsewhere what a dead worker had under way."""
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        code = worker.process.exitcode
        worker.process.close()
        worker.pipe.close()
        current = int(worker.board[CURRENT]) - 1
        for position, task in worker.under_way.items():
            deaths = self._deaths[position] = self._deaths.get(position, 0) + 1
            if worker.alone and (position == current or worker.why or deaths >= _TOO_OFTEN):
                reason = worker.why or Message("it killed the process that audited it ({code})", code=code or 0)
                self._ended.append(Outcome(position, reason=reason, code=NOT_AUDITED))
            elif position == current or deaths >= _TWICE:
                self._suspects.append(task)
            else:
                self._waiting.appendleft(task)


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """A process that is started meanwhile never hears of Ctrl-C, not even before it can say so itself."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _megabytes(pid: int | None) -> float:
    """Memory that a process really holds; 0 where the system does not tell."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE / 1_000_000
    return 0.0


def open_engine(plan: Plan, _scheduler: str, job: Job = audit_site) -> LocalEngine:
    """See ``engines.open_engine``."""
    return LocalEngine(plan, job)
