"""A cluster that dask.distributed runs: by SSH, on Kubernetes, under Slurm, on this machine (extra ``cluster``).

A task is a chunk of sites in one coroutine, so that a waiting site costs a worker nothing.  Dask may run a task twice
and workers may die: results are told apart by the site's position.  A chunk whose workers die time and again is parted
into single sites; one that kills its workers alone is recorded as a site that could not be audited.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import queue
import tempfile
import time
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from channelaudit.batch.engines.interface import EngineLost
from channelaudit.batch.work import Job, Outcome, Plan, Task, audit_site, prepare
from channelaudit.config.codes import NOT_AUDITED
from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import Settings
from channelaudit.model import Message
from channelaudit.network import Shared, Turns

_WORKERS = 30.0
"""Seconds to wait for the first worker."""
_CALL = 20.0
"""Seconds for the scheduler to answer."""
_AGAIN = 2
"""How often dask may begin a chunk again by itself."""

_shared: dict[str, Shared] = {}
"""Of a worker: what the audits of a run share, by the name of the run."""


class DaskEngine:
    """See ``interface.Engine``."""

    def __init__(self, plan: Plan, scheduler: str, job: Job = audit_site) -> None:
        """Raises ``ConfigError`` where there is no dask, no scheduler or no worker."""
        self._client = _connected(scheduler)
        self._plan = plan
        self._job = job
        self._run = f"channelaudit-{uuid.uuid4().hex[:12]}"
        self._number = 0
        self._chunks: dict[Any, Sequence[Task]] = {}
        self._finished: queue.SimpleQueue[Any] = queue.SimpleQueue()
        workers = self._workers()
        self.capacity = plan.at_once * len(workers)
        self._size = max(1, plan.at_once // max(worker["nthreads"] for worker in workers))

    def submit(self, tasks: Sequence[Task]) -> None:
        for start in range(0, len(tasks), self._size):
            self._send(tasks[start : start + self._size])

    def results(self, wait: float) -> Iterable[Outcome]:
        until = time.monotonic() + wait
        ended: list[Outcome] = []
        with contextlib.suppress(queue.Empty):
            while True:
                future = self._finished.get(timeout=0 if ended else max(0.0, until - time.monotonic()))
                ended += self._taken(future)
        if not ended and self._client.status != "running":
            raise EngineLost(Message("the scheduler of the cluster is gone"))
        return ended

    def cancel(self) -> None:
        chunks, self._chunks = self._chunks, {}
        with contextlib.suppress(Exception):  # a scheduler that is gone has forgotten them anyway
            if self._client.status == "running":
                self._client.cancel(list(chunks), force=True)
            self._client.close(timeout=2)

    def _send(self, tasks: Sequence[Task]) -> None:
        self._number += 1
        hosts = len({worker["host"] for worker in self._workers()}) or 1
        try:
            future = self._client.submit(
                audit_chunk,
                tuple(tasks),
                self._plan,
                self._job,
                self._run,
                hosts,
                key=f"{self._run}-{self._number}",
                retries=_AGAIN,
                pure=False,
            )
        except Exception as error:
            raise EngineLost(
                Message("the scheduler of the cluster takes no work: {reason}", reason=str(error))
            ) from error
        self._chunks[future] = tasks
        future.add_done_callback(self._finished.put)

    def _taken(self, future: Any) -> Sequence[Outcome]:
        """The outcomes of a chunk; one that failed is tried again in parts."""
        tasks = self._chunks.pop(future, ())
        if future.status == "finished":
            try:
                outcomes: Sequence[Outcome] = future.result(timeout=_CALL)
            except Exception:  # noqa: BLE001 (its worker died with the result in its hands)
                self._parted(tasks)
                return ()
            future.release()
            return outcomes
        if self._client.status != "running" or not tasks:
            return ()
        if len(tasks) > 1:
            self._parted(tasks)
            return ()
        reason = Message("it killed the workers that audited it ({reason})", reason=_one_line(future))
        return [Outcome(tasks[0].position, reason=reason, code=NOT_AUDITED)]

    def _parted(self, tasks: Sequence[Task]) -> None:
        for task in tasks:
            self._send([task])

    def _workers(self) -> list[Any]:
        return list(self._client.scheduler_info(n_workers=-1)["workers"].values())


async def audit_chunk(tasks: Sequence[Task], plan: Plan, job: Job, run: str, hosts: int) -> list[Outcome]:
    """What a worker of the cluster does: all sites of a chunk at once.

    The workers of one machine share their pace; it is divided by the number of machines (``hosts``).
    """
    if run not in _shared:
        prepare(job)
        _shared[run] = _opened(plan.settings, plan.address_rate, run)
    shared = _shared[run]
    shared.share = hosts
    return await asyncio.gather(*(job(task, plan.settings, shared) for task in tasks))


def _opened(settings: Settings, address_rate: float, run: str) -> Shared:
    if not Turns.common():
        return Shared(settings, address_rate=address_rate)
    path = Path(tempfile.gettempdir()) / f"{run}.turns"
    atexit.register(path.unlink, missing_ok=True)
    return Shared(settings, Turns(path), address_rate=address_rate)


def _connected(scheduler: str) -> Any:
    if not scheduler:
        raise ConfigError(Message("--engine dask needs the address of a scheduler: --scheduler tcp://HOST:8786"))
    try:
        from distributed import Client  # noqa: PLC0415 (an extra, and slow to import)
    except ImportError:
        raise ConfigError(Message("--engine dask needs dask: pip install channelaudit[cluster]")) from None
    try:
        client: Any = Client(scheduler, timeout=_CALL, set_as_default=False, name="channelaudit")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ConfigError(
            Message("--scheduler: {scheduler} does not answer: {error}", scheduler=scheduler, error=str(error))
        ) from error
    try:
        client.wait_for_workers(1, timeout=_WORKERS)
    except TimeoutError:
        client.close()
        raise ConfigError(Message("--scheduler: {scheduler} has no workers", scheduler=scheduler)) from None
    return client


def _one_line(future: Any) -> str:
    return " ".join(f"{type(future.exception()).__name__}".split())[:200]


def open_engine(plan: Plan, scheduler: str, job: Job = audit_site) -> DaskEngine:
    """See ``engines.open_engine``."""
    return DaskEngine(plan, scheduler, job)
