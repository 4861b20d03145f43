"""A batch from the command line: read the list, run, write, and say how it went."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TextIO

from channelaudit.batch.engines import EngineLost, open_engine
from channelaudit.batch.listing import Listing, of_configuration, read_list
from channelaudit.batch.running import Progress, Running, now, with_fresh
from channelaudit.batch.work import Plan
from channelaudit.cli.auditing import check_units
from channelaudit.cli.batch_output import BatchOutputs
from channelaudit.cli.batch_progress import progress_of
from channelaudit.cli.command import say
from channelaudit.config.codes import INTERRUPTED, NOT_AUDITED
from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import Settings
from channelaudit.engine.remembering import Memory, store_path
from channelaudit.history import Store
from channelaudit.history.batches import Batch, Batches
from channelaudit.model import Message

_AGE = re.compile(r"([0-9]{1,6})\s*([hdw])")
_HOURS = {"h": 1, "d": 24, "w": 168}
_SHOWN = 20
"""Bad lines, and warnings, that are told one by one."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line says beside the settings of an audit."""

    source: str
    resume: bool
    older_than: str
    workers: int
    at_once: int
    memory: int
    address_rate: float
    engine: str
    scheduler: str
    portfolio: Path | None
    log_json: bool


def batch(wishes: Wishes, settings: Settings, flags: Mapping[str, Any]) -> int:
    """Run it; returns the exit code.  Raises ``ConfigError``."""
    path = store_path(settings)
    if path is None:
        raise ConfigError(Message("a batch keeps its audits in the history: name a file with --store"))
    age = _age(wishes.older_than)
    outputs = BatchOutputs(settings, wishes.portfolio)
    check_units(settings)
    with Batches.open(path) as batches, Memory(settings) as memory:
        memory.check(settings)
        this = _resumed(batches, path) if wishes.resume else _begun(batches, wishes, settings, flags, age, memory)
        lost: Message | None = None
        stopped = False
        with _interruptible() as stop, progress_of(log_json=wishes.log_json, language=settings.lang) as progress:
            try:
                ended = _run(wishes, settings, batches, this, memory, progress, stop)
            except EngineLost as error:
                lost, ended = error.said, False
            stopped = stop.wanted
        for warning in memory.warnings[:_SHOWN]:
            say(warning)
        if ended:
            outputs.write(batches, this)
        return _told(batches, this, ended=ended, stopped=stopped, lost=lost)


class _Stop:
    """Whether Ctrl-C or SIGTERM was seen."""

    def __init__(self) -> None:
        self.wanted = False

    def __call__(self) -> bool:
        return self.wanted


@contextmanager
def _interruptible() -> Iterator[_Stop]:
    """The first signal ends the batch in order, a second one at once."""
    stop = _Stop()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def interrupt(_number: int, _frame: object) -> None:
        if stop.wanted:
            raise KeyboardInterrupt
        stop.wanted = True

    with contextlib.suppress(ValueError):  # not the main thread
        for number in before:
            signal.signal(number, interrupt)
    try:
        yield stop
    finally:
        with contextlib.suppress(ValueError):
            for number, handler in before.items():
                signal.signal(number, handler)


def _run(
    wishes: Wishes,
    settings: Settings,
    batches: Batches,
    this: Batch,
    memory: Memory,
    progress: Progress,
    stop: _Stop,
) -> bool:
    if not batches.counts(this.id).get("open"):
        return batches.finish(this.id, now())
    plan = Plan(
        settings=settings,
        workers=wishes.workers or os.cpu_count() or 1,
        at_once=wishes.at_once,
        memory=wishes.memory,
        address_rate=wishes.address_rate,
    )
    engine = open_engine(wishes.engine, plan, wishes.scheduler)
    return Running(batches, this, engine, settings, memory, progress, stop).run()


def _begun(
    batches: Batches,
    wishes: Wishes,
    settings: Settings,
    flags: Mapping[str, Any],
    age: timedelta | None,
    memory: Memory,
) -> Batch:
    """A new batch over the list.  Raises ``ConfigError`` where there is nothing to audit."""
    listing = _listing(wishes.source, settings, flags)
    for message in listing.bad[:_SHOWN]:
        say(message)
    if len(listing.bad) > _SHOWN:
        more = Message.counted(
            "{count} more line was left out", "{count} more lines were left out", count=len(listing.bad) - _SHOWN
        )
        say(more)
    if listing.bad and settings.strict:
        raise ConfigError(Message("--strict: there are lines that name no shop; nothing was audited"))
    if listing.repeated:
        twice = Message.counted(
            "{count} line names a shop that stands there already",
            "{count} lines name shops that stand there already",
            count=listing.repeated,
        )
        say(twice)
    if not listing.sites:
        raise ConfigError(
            Message("{source} names no shop to audit", source=wishes.source or Message("the configuration"))
        )
    sites = listing.sites
    if age is not None:
        with Store.open(batches.path) as store:
            sites = with_fresh(sites, store, age, settings, memory)
    return batches.begin(wishes.source, now(), sites)


def _listing(source: str, settings: Settings, flags: Mapping[str, Any]) -> Listing:
    if not source:
        given = {field for field, value in flags.items() if value is not None}  # the command line beats the file
        own = (
            replace(site, settings=tuple((n, v) for n, v in site.settings if n not in given)) for site in settings.sites
        )
        return of_configuration(own)
    if source == "-":
        stream: TextIO = open(sys.stdin.fileno(), encoding="utf-8", closefd=False)  # noqa: SIM115 (a number)
        return read_list(stream, "standard input")
    try:
        with Path(source).open(encoding="utf-8", newline="") as file:
            return read_list(file, source)
    except OSError as error:
        raise ConfigError(
            Message("{source} cannot be read: {reason}", source=source, reason=error.strerror or str(error))
        ) from error


def _resumed(batches: Batches, path: Path) -> Batch:
    last = batches.last()
    if last is None:
        raise ConfigError(Message("{path}: there is no batch to resume", path=str(path)))
    return last


def _age(text: str) -> timedelta | None:
    if not text:
        return None
    match = _AGE.fullmatch(text.strip())
    if match is None:
        raise ConfigError(Message('--older-than: expected an age such as 12h or 7d, found "{text}"', text=text[:60]))
    return timedelta(hours=int(match[1]) * _HOURS[match[2]])


def _told(batches: Batches, this: Batch, *, ended: bool, stopped: bool, lost: Message | None) -> int:
    """The last words, and the exit code."""
    counts = batches.counts(this.id)
    missing = counts.get("open", 0)
    said = Message(
        "audited: {done}; could not be audited: {failed}; lead to the same shop as another: {same}; not due: {fresh}; "
        "missing: {missing}",
        done=counts.get("done", 0),
        failed=counts.get("failed", 0),
        same=counts.get("same", 0),
        fresh=counts.get("fresh", 0),
        missing=missing,
    )
    say(said)
    if lost:
        say(lost)
    if not ended and missing:
        say(Message("channelaudit batch --resume goes on with what is missing"))
    if stopped and not ended:
        return INTERRUPTED
    return NOT_AUDITED if lost else max(batches.codes(this.id), default=0)
