"""One batch from its list to its end: hands out what is missing, writes down what comes back."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from channelaudit.batch.engines import Engine
from channelaudit.batch.listing import own_settings
from channelaudit.batch.work import Outcome, Task
from channelaudit.config.settings import Settings
from channelaudit.engine import policy
from channelaudit.engine.remembering import Memory
from channelaudit.history import Store
from channelaudit.history.batches import Batch, Batches, Listed, Settled
from channelaudit.model import moment
from channelaudit.reports.common.stored import stored

_WAIT = 0.2
"""Seconds after which a signal is noticed at the latest."""
_AHEAD = 2
"""How many times its capacity an engine is given to do."""
_RECENT = 60.0
"""Seconds by which the speed is told."""


@dataclass(slots=True)
class Tally:
    """How far a batch is."""

    total: int
    done: int = 0
    """Sites that are settled, those of an earlier run included."""
    failed: int = 0
    """Of those, in this run: could not be audited."""
    running: int = 0
    broken: int = 0
    """Broken channels that were found in this run."""
    began: float = field(default_factory=time.monotonic)
    before: int = 0
    """Sites that were settled when this run began."""
    _recent: list[float] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        self.done += 1
        self.failed += outcome.reason is not None
        self.broken += outcome.broken
        now = time.monotonic()
        self._recent = [moment for moment in self._recent if now - moment < _RECENT] + [now]

    @property
    def rate(self) -> float:
        """Sites a minute, of the last minute."""
        span = min(_RECENT, time.monotonic() - self.began)
        return 60 * len(self._recent) / span if span > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds until the end, None as long as nobody can tell."""
        return 60 * (self.total - self.done) / self.rate if self.rate else None


class Progress(Protocol):
    """Who wants to know."""

    def settled(self, site: Listed, outcome: Outcome, tally: Tally) -> None:
        """A site has its result."""

    def tick(self, tally: Tally) -> None:
        """Time goes by; several times a second."""


@dataclass(slots=True)
class Running:
    """One run of one batch.  ``stop`` tells whether somebody wants it to end."""

    batches: Batches
    batch: Batch
    engine: Engine
    settings: Settings
    memory: Memory
    progress: Progress
    stop: Callable[[], bool]
    _waiting: dict[int, Listed] = field(default_factory=dict)

    def run(self) -> bool:
        """Until every site is settled or somebody stops it: True or False.  Raises ``EngineLost``, ``ConfigError``."""
        counts = self.batches.counts(self.batch.id)
        tally = Tally(sum(counts.values()), sum(n for state, n in counts.items() if state != "open"))
        tally.before = tally.done
        missing = self.batches.sites(self.batch.id, "open")
        try:
            self._hand_out(missing)
            while self._waiting and not self.stop():
                for outcome in self.engine.results(_WAIT):
                    self._settle(outcome, tally)
                self._hand_out(missing)
                tally.running = min(len(self._waiting), self.engine.capacity)
                self.progress.tick(tally)
        finally:
            self.engine.cancel()
        return self.batches.finish(self.batch.id, now())

    def _hand_out(self, missing: Iterator[Listed]) -> None:
        room = _AHEAD * self.engine.capacity - len(self._waiting)
        tasks: list[Task] = []
        while room > len(tasks) and (site := next(missing, None)):
            self._waiting[site.position] = site
            own = own_settings(site.settings)
            past = self.memory.past(site.url, settings_of(self.settings, own))
            tasks.append(Task(site.position, site.url, tuple(own.items()), past))
        if tasks:
            self.engine.submit(tasks)

    def _settle(self, outcome: Outcome, tally: Tally) -> None:
        site = self._waiting.pop(outcome.position, None)
        if site is None:  # it came twice
            return
        what = Settled(
            state="failed" if outcome.reason else "done",
            code=outcome.code,
            report=outcome.report,
            packed=outcome.packed,
            reason=json.dumps(stored(outcome.reason), ensure_ascii=False) if outcome.reason else "",
            seconds=outcome.seconds,
        )
        if self.batches.settle(self.batch.id, outcome.position, what):
            tally.count(outcome)
            self.progress.settled(site, outcome, tally)


def settings_of(settings: Settings, own: Mapping[str, Any]) -> Settings:
    """The settings of one site."""
    return replace(settings, **own) if own else settings


def now() -> str:
    return moment(datetime.now(UTC))


def with_fresh(sites: list[Listed], store: Store, age: timedelta, settings: Settings, memory: Memory) -> list[Listed]:
    """The list, with those marked ``fresh`` whose last audit is younger than ``age``."""
    today = now()
    since = moment(datetime.now(UTC) - age)
    marked = []
    for site in sites:
        last = store.last(site.url)
        if last and since < last.started_at <= today:  # one of the future was written by a clock that was wrong
            own = settings_of(settings, own_settings(site.settings))
            code = policy.code_again(last.started_at, memory.past(site.url, own), own, today[:10])
            marked.append(replace(site, state="fresh", audit=last.id, code=code))
        else:
            marked.append(site)
    return marked
