"""One site of a batch: what is sent to a worker, what comes back, and the audit in between."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from channelaudit.config.codes import NOT_AUDITED
from channelaudit.config.settings import Settings
from channelaudit.engine.policy import Past
from channelaudit.model import Message, Report
from channelaudit.network import Shared
from channelaudit.network.shared import ADDRESS_RATE

_PATIENCE = 10.0
"""How many times its deadline an audit may last in all, waiting for its turn behind others included."""


@dataclass(frozen=True, slots=True)
class Task:
    """A site to audit."""

    position: int
    """Of the site in the list."""
    site: str
    settings: tuple[tuple[str, Any], ...] = ()
    """(field of ``Settings``, value) pairs that hold for this site alone."""
    past: Past | None = None
    """What the history knows of it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task."""

    position: int
    report: Report | None = None
    """Without the texts of the rules, which everybody has; None where the audit did not come to an end."""
    packed: bytes = b""
    """The audit as JSON, compressed with zlib."""
    code: int = 0
    """Exit code that the audit alone would have."""
    reason: Message | None = None
    """Why the site could not be audited."""
    broken: int = 0
    """Broken channels."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What holds for a whole batch."""

    settings: Settings
    workers: int = 1
    at_once: int = 40
    """Sites at a time in one worker."""
    memory: int = 2_000
    """MB that one worker may use."""
    stuck: float = 60.0
    """Seconds for which a worker may do one thing without coming up for air."""
    address_rate: float = ADDRESS_RATE


Job = Callable[[Task, Settings, Shared], Awaitable[Outcome]]
"""A function at the top level of a module, so that another process can import it."""


async def audit_site(task: Task, settings: Settings, shared: Shared) -> Outcome:
    """Gather, judge, and pack; never raises."""
    own = replace(settings, **dict(task.settings))
    began = asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(_PATIENCE * own.deadline + 60):
            outcome = await _audited(task, own, shared)
    except TimeoutError:
        reason = Message("the audit did not end long after its deadline")
        outcome = Outcome(task.position, reason=reason, code=NOT_AUDITED)
    except MemoryError:
        outcome = Outcome(task.position, reason=Message("it needed more memory than a worker has"), code=NOT_AUDITED)
    except Exception as error:  # noqa: BLE001 (one site must not take the others along)
        kind, detail = type(error).__name__, " ".join(str(error).split())[:300]
        reason = Message("the audit crashed: {kind}: {detail}", kind=kind, detail=detail)
        outcome = Outcome(task.position, reason=reason, code=NOT_AUDITED)
    return replace(outcome, seconds=round(asyncio.get_running_loop().time() - began, 3))


def prepare(job: Job) -> None:
    """Load what an audit needs before the first one: while modules are loaded, no answer of any server is heard."""
    if job is not audit_site:
        return

    import channelaudit.engine.gathering  # noqa: PLC0415
    import channelaudit.network.client  # noqa: PLC0415
    import channelaudit.network.http2  # noqa: PLC0415
    import channelaudit.reports.json  # noqa: F401, PLC0415
    from channelaudit.engine import discovery  # noqa: PLC0415

    discovery.checks(), discovery.finders(), discovery.rules()


async def _audited(task: Task, settings: Settings, shared: Shared) -> Outcome:
    from channelaudit.engine import policy  # noqa: PLC0415 (start-up time of whoever only sends tasks)
    from channelaudit.engine.pipeline import assess, gather  # noqa: PLC0415
    from channelaudit.reports import RenderOptions  # noqa: PLC0415
    from channelaudit.reports.common.summary import channel_counts, why_unread  # noqa: PLC0415
    from channelaudit.reports.json import render  # noqa: PLC0415

    evidence = await gather(task.site, settings, shared=shared)
    report = assess(evidence, settings, task.past)
    packed = zlib.compress(render(report, RenderOptions()).encode(), 6)
    return Outcome(
        position=task.position,
        report=replace(report, rule_titles={}, rule_advice={}),
        packed=packed,
        code=policy.exit_code(report, settings),
        reason=None if report.readable else why_unread(report),
        broken=channel_counts(report)["broken"],
    )
