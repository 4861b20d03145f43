"""Runs the checks: each subject is asked once, many at a time, within the deadline; every silence gets its reason."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping
from typing import Protocol

from channelaudit.config.settings import Settings
from channelaudit.model import Check, Failure, FailureKind, Gathered, Known, Message, Observation, Unknown
from channelaudit.network import Clock, Network, Unreachable

_AT_ONCE = 16
"""Questions under way at a time, over all checks; each host has its own, lower limit in the network room."""
_LONGEST = 90.0
"""Seconds one question may take in all, whatever its server does."""


class Progress(Protocol):
    """Who wants to know how far the audit is."""

    def page(self, done: int, known: int, url: str) -> None:
        """``done`` of ``known`` pages were answered; ``url`` was the last."""

    def step(self, name: str, done: int, total: int) -> None:
        """``done`` of ``total`` subjects of the step ``name`` were answered."""


class Silent:
    """Progress for nobody."""

    def page(self, done: int, known: int, url: str) -> None:
        """See ``Progress.page``."""

    def step(self, name: str, done: int, total: int) -> None:
        """See ``Progress.step``."""


def chosen(checks: Mapping[str, Check], settings: Settings) -> dict[str, Check]:
    """The checks that run under these settings: ``--checks``, ``--offline`` and what must be asked for expressly."""
    wanted = [name for name in settings.checks if not name.startswith("-")]
    unwanted = {name.removeprefix("-") for name in settings.checks if name.startswith("-")}
    return {
        name: check
        for name, check in checks.items()
        if (not wanted or name in wanted)
        and name not in unwanted
        and not (settings.offline and check.third_party)
        and (not check.opt_in or getattr(settings, check.opt_in))
    }


async def observe(
    checks: Mapping[str, Check],
    gathered: Gathered,
    network: Network,
    settings: Settings,
    deadline: float,
    stop: asyncio.Event,
    progress: Progress,
) -> tuple[Observation, ...]:
    """Ask every check about its subjects, until ``deadline`` (of ``time.monotonic``) or until ``stop`` is set."""
    questions = [
        (name, subject)
        for name, check in checks.items()
        for subject in dict.fromkeys(check.subjects(gathered))
        if not (settings.offline and check.foreign(subject, gathered))
    ]
    return await ask_all(checks, questions, network, settings, deadline, stop, progress)


async def ask_all(
    checks: Mapping[str, Check],
    questions: Iterable[tuple[str, str]],
    network: Network,
    settings: Settings,
    deadline: float,
    stop: asyncio.Event,
    progress: Progress,
) -> tuple[Observation, ...]:
    """The answers to (check, subject), in their order; see ``observe``."""
    gate = asyncio.Semaphore(_AT_ONCE)
    jobs = {
        asyncio.create_task(_ask(name, checks[name], subject, network, settings, gate)): (name, subject)
        for name, subject in questions
    }
    titles = {n: c.title or n for n, c in checks.items()}
    await _settle(jobs, titles, deadline, network.clock, stop, progress)
    reason = (
        Message("the audit was interrupted")
        if stop.is_set()
        else Message("the time for the whole audit was over (--deadline)")
    )
    return tuple(
        task.result() if task.done() and not task.cancelled() else _unanswered(name, subject, stop, reason)
        for task, (name, subject) in jobs.items()
    )


async def _settle(
    jobs: Mapping[asyncio.Task[Observation], tuple[str, str]],
    titles: Mapping[str, str],
    deadline: float,
    clock: Clock,
    stop: asyncio.Event,
    progress: Progress,
) -> None:
    """Wait for the jobs and tell the progress; what is not done in time is cancelled."""
    pending: set[asyncio.Task[object]] = set(jobs)
    waiter: asyncio.Task[object] = asyncio.create_task(stop.wait())
    while pending and not stop.is_set() and (left := deadline + clock.stood - time.monotonic()) > 0:
        done, _ = await asyncio.wait({*pending, waiter}, timeout=left, return_when=asyncio.FIRST_COMPLETED)
        pending -= done
        for task in done - {waiter}:
            name = jobs[task][0]  # type: ignore[index]  # the waiter was taken out
            mine = [t for t, (other, _) in jobs.items() if other == name]
            progress.step(titles[name], sum(t.done() for t in mine), len(mine))
    for task in (*pending, waiter):
        task.cancel()
    await asyncio.gather(*pending, waiter, return_exceptions=True)


async def _ask(
    name: str, check: Check, subject: str, network: Network, settings: Settings, gate: asyncio.Semaphore
) -> Observation:
    async with gate:
        start = time.monotonic()
        outcome: Known[object] | Unknown
        try:
            async with network.clock.limit(_LONGEST):
                outcome = Known(await check.observe(subject, network, settings))
        except Unreachable as error:
            outcome = Unknown(Failure(name, subject, error.kind, error.detail))
        except TimeoutError:
            outcome = Unknown(
                Failure(
                    name, subject, "timeout", Message("there was no answer within {seconds:.0f} s", seconds=_LONGEST)
                )
            )
        except Exception as error:  # noqa: BLE001 (the engine is the place where a check's bug becomes a failure)
            outcome = Unknown(
                Failure(
                    name,
                    subject,
                    "bug",
                    Message("the check crashed: {kind}: {error}", kind=type(error).__name__, error=str(error)),
                )
            )
        return Observation(name, subject, outcome, round(time.monotonic() - start, 3))


def _unanswered(name: str, subject: str, stop: asyncio.Event, reason: Message) -> Observation:
    kind: FailureKind = "skipped" if stop.is_set() else "timeout"
    return Observation(name, subject, Unknown(Failure(name, subject, kind, reason)))
