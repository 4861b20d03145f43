"""What ``audit``, ``demo`` and ``judge`` share: gathering that can be interrupted, and the way out."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from channelaudit.cli.command import INTERRUPTED, say
from channelaudit.cli.output import Outputs
from channelaudit.cli.progress import progress_on_terminal
from channelaudit.config.errors import ConfigError
from channelaudit.config.options import nearest
from channelaudit.config.settings import Settings
from channelaudit.engine import discovery, pipeline, policy, saved
from channelaudit.engine.observing import Progress
from channelaudit.model import Evidence, Report
from channelaudit.reports.common.summary import summary
from channelaudit.reports.common.translate import render


async def gather(site: str, settings: Settings) -> tuple[Evidence, bool]:
    """The evidence of an audit, see ``interruptible``."""
    return await interruptible(lambda progress, stop: pipeline.gather(site, settings, progress, stop))


async def interruptible(
    gathering: Callable[[Progress | None, asyncio.Event], Awaitable[Evidence]],
) -> tuple[Evidence, bool]:
    """The evidence, and whether Ctrl-C or SIGTERM ended the gathering early.  A second signal ends it at once."""
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
        evidence = await gathering(progress, stop)
    return evidence, stop.is_set()


def check_units(settings: Settings) -> None:
    """Find a wrong name of a rule or a check before the site is bothered.  Raises ``ConfigError``."""
    checks = discovery.checks()
    for name in settings.checks:
        if name.removeprefix("-") not in checks:
            known = f"; there are: {', '.join(checks)}"
            raise ConfigError(f'--checks: unknown check "{name}"{nearest(name.removeprefix("-"), checks) or known}')
    policy.selected(discovery.rules(), settings)


def finish(evidence: Evidence, settings: Settings, outputs: Outputs, *, interrupted: bool = False) -> int:
    """Judge, write everything that was asked for, and return the exit code."""
    errors: list[ConfigError] = []
    if settings.save_evidence:
        try:
            saved.write_evidence(Path(settings.save_evidence), evidence)
        except ConfigError as error:  # the report is still wanted
            errors.append(error)
    report = pipeline.assess(evidence, settings)
    blind = policy.exit_code(report, replace(settings, strict=False)) == policy.NOT_AUDITED
    errors += outputs.write(report, readable=not blind)
    if blind:
        say(f"{report.crawl.site} could not be audited: {_why(report)}")
    elif not outputs.on_terminal:
        say(f"{report.crawl.site}: {render(summary(report), settings.lang)}")
    if interrupted:
        say("interrupted: the report holds what was gathered until then")
    if errors:
        raise errors[0]
    code = policy.exit_code(report, settings)
    if code == policy.NOT_AUDITED and not blind:
        say("--strict: what could not be determined counts as a failure to audit")
    return INTERRUPTED if interrupted else code


def _why(report: Report) -> str:
    errors = [page.error for page in report.crawl.pages if page.error]
    first = next(iter((*errors, *report.crawl.failures, *report.failures)), None)
    if first is None:
        return "no page could be read"
    return first.detail if first.kind != "blocked" or "block" in first.detail else f"blocked: {first.detail}"
