"""What ``audit``, ``demo`` and ``judge`` share: gathering that can be interrupted, and the way out."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import signal
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from channelaudit.cli.command import say
from channelaudit.cli.output import Audited, Outputs, path_for
from channelaudit.cli.progress import progress_on_terminal
from channelaudit.config.codes import INTERRUPTED, NOT_AUDITED
from channelaudit.config.errors import ConfigError
from channelaudit.config.options import nearest
from channelaudit.config.settings import Settings
from channelaudit.engine import discovery, pipeline, policy, saved
from channelaudit.engine.notifying import Notifier
from channelaudit.engine.observing import Progress
from channelaudit.engine.remembering import Memory
from channelaudit.engine.several import Shop, gather_all
from channelaudit.loading import loading
from channelaudit.model import Evidence, Message, Report
from channelaudit.reports.common.summary import first_reason, summary, why_unread
from channelaudit.reports.common.translate import render

if TYPE_CHECKING:
    from channelaudit.engine.worker import Process

T = TypeVar("T")


@contextlib.contextmanager
def reading_process(shops: Sequence[Shop]) -> Iterator[Process | None]:
    """A process that reads the pages of a single shop, where that is quicker; before the event loop begins."""
    with loading():
        worker = importlib.import_module("channelaudit.engine.worker")
    process: Process | None = None if shops[1:] or shops[0].settings.max_pages == 1 else worker.process()
    try:
        yield process
    finally:
        if process:
            process.close()


async def gather(shops: Sequence[Shop], at_once: int, process: Process | None = None) -> tuple[list[Evidence], bool]:
    """The evidence of each shop, see ``interruptible``."""
    with loading():
        importlib.import_module("channelaudit.engine.gathering")
        if process is None:
            discovery.finders()
    return await interruptible(lambda progress, stop: gather_all(shops, at_once, progress, stop, process))


async def interruptible(
    gathering: Callable[[Progress | None, asyncio.Event], Awaitable[T]],
) -> tuple[T, bool]:
    """What was gathered, and whether Ctrl-C or SIGTERM ended the gathering early.  A second signal ends it at once."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)

    def interrupt() -> None:
        stop.set()
        for number in signals:
            loop.remove_signal_handler(number)

    with contextlib.suppress(NotImplementedError):  # Windows has no such handlers: Ctrl-C ends at once there
        for number in signals:
            loop.add_signal_handler(number, interrupt)
    with progress_on_terminal() as progress:
        gathered = await gathering(progress, stop)
    return gathered, stop.is_set()


def check_units(settings: Settings) -> None:
    """Find a wrong name of a rule or a check before the site is bothered.  Raises ``ConfigError``."""
    if settings.checks:
        _check_checks(settings)
    if settings.select or settings.ignore or settings.ignored:
        with loading():
            policy.selected(discovery.rules(), settings)


def _check_checks(settings: Settings) -> None:
    with loading():
        checks = discovery.checks()
    for name in settings.checks:
        if name.removeprefix("-") not in checks:
            known = Message("; there are: {names}", names=", ".join(checks))
            raise ConfigError(
                Message(
                    '--checks: unknown check "{name}"{nearest}',
                    name=name,
                    nearest=nearest(name.removeprefix("-"), checks) or known,
                )
            )


def finish(
    shops: Sequence[Shop],
    gathered: Sequence[Evidence],
    outputs: Outputs,
    settings: Settings,
    *,
    interrupted: bool = False,
    memory: Memory | None = None,
    notifier: Notifier | None = None,
) -> int:
    """Judge, write everything that was asked for, and return the exit code: the highest of all sites."""
    errors = _keep_evidence(shops, gathered, settings)
    audits = [_judged(shop, evidence, memory, errors) for shop, evidence in zip(shops, gathered, strict=True)]
    errors += outputs.write(audits)
    if notifier is not None and not interrupted:
        errors += _look(notifier, audits)
    if memory is not None:
        errors += _remember(memory, audits, interrupted=interrupted)
    for audit in audits:
        _tell(audit, outputs)
    for warning in notifier.send() if notifier else ():
        say(render(warning, settings.lang))
    if interrupted:
        say(Message("interrupted: the report holds what was gathered until then"))
    if errors:
        raise errors[0]
    codes = [policy.exit_code(audit.report, audit.settings) for audit in audits]
    if any(code == NOT_AUDITED and audit.report.readable for code, audit in zip(codes, audits, strict=True)):
        say(Message("--strict: what could not be determined counts as a failure to audit"))
    return INTERRUPTED if interrupted else max(codes)


def _keep_evidence(shops: Sequence[Shop], gathered: Sequence[Evidence], settings: Settings) -> list[ConfigError]:
    """Save what was asked for; an error is returned, because the report is still wanted."""
    errors: list[ConfigError] = []
    for shop, evidence in zip(shops, gathered, strict=True):
        if settings.save_evidence:
            path = Path(settings.save_evidence)
            try:
                saved.write_evidence(path_for(path, shop.site) if shops[1:] else path, evidence)
            except ConfigError as error:
                errors.append(error)
    return errors


def _judged(shop: Shop, evidence: Evidence, memory: Memory | None, errors: list[ConfigError]) -> Audited:
    past = None
    if memory is not None:
        try:
            past = memory.past(shop.site, shop.settings)
        except ConfigError as error:
            errors.append(error)
    return Audited(pipeline.assess(evidence, shop.settings, past), shop.settings)


def _look(notifier: Notifier, audits: Sequence[Audited]) -> list[ConfigError]:
    """Take the news of each site while the history does not know them yet."""
    errors: list[ConfigError] = []
    for audit in audits:
        try:
            notifier.look(audit.report, audit.settings)
        except ConfigError as error:
            errors.append(error)
    return errors


def _remember(memory: Memory, audits: Sequence[Audited], *, interrupted: bool) -> list[ConfigError]:
    """Keep what later runs need; an audit that was interrupted says too little of its site."""
    errors: list[ConfigError] = []
    reports = [audit.report for audit in audits]
    steps = [*(partial(memory.add, report) for report in reports), partial(memory.write_baseline, reports)]
    for step in () if interrupted else steps:
        try:
            step()
        except ConfigError as error:
            errors.append(error)
    for audit in audits:
        for warning in policy.expired(audit.settings, audit.report.started_at[:10]):
            say(render(warning, audit.settings.lang))
    for warning in memory.warnings:
        say(render(warning, audits[0].settings.lang))
    return errors


def _tell(audit: Audited, outputs: Outputs) -> None:
    """One line on stderr that sums the site up."""
    report, language = audit.report, audit.settings.lang
    if not report.readable:
        failed = Message("{site} could not be audited: {reason}", site=report.crawl.site, reason=_why(report))
        say(render(failed, language))
    elif not outputs.on_terminal:
        say(f"{report.crawl.site}: {render(summary(report), language)}")


def _why(report: Report) -> Message:
    failure = first_reason(report)
    if failure and failure.kind == "blocked" and "block" not in str(failure.detail):
        return Message("blocked: {reason}", reason=failure.detail)
    return why_unread(report)
