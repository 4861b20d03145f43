"""The program on one screen: gather, then assess."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from channelaudit.config.settings import Settings
from channelaudit.engine.assessing import assess
from channelaudit.engine.observing import Progress
from channelaudit.model import Evidence, Report

if TYPE_CHECKING:
    from channelaudit.engine.worker import Process
    from channelaudit.network import Shared

__all__ = ["assess", "audit", "gather"]


async def gather(
    site: str,
    settings: Settings,
    progress: Progress | None = None,
    stop: asyncio.Event | None = None,
    shared: Shared | None = None,
    process: Process | None = None,
) -> Evidence:
    """See ``engine.gathering.gather``; imported late, because judging saved evidence needs no network."""
    from channelaudit.engine.gathering import gather as gather_now  # noqa: PLC0415 (start-up time)

    return await gather_now(site, settings, progress, stop, shared, process)


async def audit(site: str, settings: Settings, progress: Progress | None = None) -> Report:
    """Gather everything about the shop's channels and judge it."""
    return assess(await gather(site, settings, progress), settings)
