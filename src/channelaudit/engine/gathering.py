"""Crawl, read, find and check: everything that touches the world, in one place.

``gather`` never raises for what a site or the network does: each failure is kept with its reason, and what was gathered
before an interruption or the deadline is returned.
"""

from __future__ import annotations

import asyncio
import importlib
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from channelaudit import __version__
from channelaudit.config.settings import Settings
from channelaudit.crawl import Crawler, Reading
from channelaudit.crawl.urls import same_site
from channelaudit.engine import discovery
from channelaudit.engine.merging import merge
from channelaudit.engine.observing import Progress, Silent, chosen, observe
from channelaudit.engine.reader import Here, Result
from channelaudit.engine.second_look import look_again
from channelaudit.engine.worker import Process, There
from channelaudit.loading import loading
from channelaudit.model import Crawl, Evidence, Failure, Gathered, Message, Observations, Page, moment
from channelaudit.network import Clock, Network, Shared


async def gather(
    site: str,
    settings: Settings,
    progress: Progress | None = None,
    stop: asyncio.Event | None = None,
    shared: Shared | None = None,
    process: Process | None = None,
) -> Evidence:
    """Gather everything about the channels of ``site``.

    ``stop``, once set, ends the audit early: what was gathered is returned, the rest is named in the failures.
    ``shared`` is what this audit has in common with the others of a batch.  ``process`` reads the pages, for this audit
    alone; without it they are read here.
    """
    return await _Gathering(site, settings, progress or Silent(), stop or asyncio.Event(), shared, process).run()


@dataclass(slots=True)
class _Gathering:
    """One audit under way."""

    site: str
    settings: Settings
    progress: Progress
    stop: asyncio.Event
    shared: Shared | None = None
    process: Process | None = None
    failures: list[Failure] = field(default_factory=list)

    async def run(self) -> Evidence:
        started, start = datetime.now(UTC), time.monotonic()
        deadline = start + self.settings.deadline
        async with Network(self.settings, self.shared) as network:
            crawl, (context, found, failures) = await self._crawl(network, deadline)
            network.http.elsewhere = lambda url: not same_site(url, frozenset({context.domain}))
            channels, malformed = merge(found)
            gathered = Gathered(context, crawl, channels, malformed)
            # a site that answered nothing is asked nothing more
            checks = chosen(discovery.checks(), self.settings) if crawl.was_read else {}
            asking = (self.settings, deadline, self.stop, self.progress)
            observations = await observe(checks, gathered, network, *asking)
            observations = await look_again(checks, observations, *asking)
            crawl = replace(crawl, requests=tuple(sorted(network.http.requests.items())))
        if self.stop.is_set():
            self.failures.append(
                Failure("audit", self.site, "skipped", Message("the audit was interrupted before its end"))
            )
        return Evidence(
            crawl=crawl,
            context=context,
            channels=channels,
            malformed=malformed,
            observations=Observations(observations),
            gathered_at=moment(started),
            tool_version=__version__,
            failures=(*failures, *self.failures),
            seconds=round(time.monotonic() - start, 3),
        )

    async def _crawl(self, network: Network, deadline: float) -> tuple[Crawl, Result]:
        async with There(self.settings, self.process) if self.process else Here(self.settings) as reader:
            crawler = Crawler(
                self.site,
                self.settings,
                network,
                lambda page, html: self._visit(reader, page, html, crawler.address),
                self._on_page,
            )
            await _until(crawler.run(), deadline, network.clock, self.stop)
            return crawler.result(), await reader.finish(crawler.address)

    async def _visit(self, reader: Here | There, page: Page, html: str, address: str) -> Reading | None:
        if not (self.process and page.depth == 0):
            return await reader.read(page, html, address)
        reading, _ = await asyncio.gather(reader.read(page, html, address), _load())  # cancelled, it cancels both
        return reading

    def _on_page(self, url: str, done: int) -> None:
        self.progress.page(done, self.settings.max_pages, url)


async def _load() -> None:
    """What is needed after the crawl; in small pieces, so that no answer is waited for longer than it takes."""
    for names in discovery.pieces("checks", "rules"):
        await asyncio.sleep(0)
        with loading():
            for name in names:
                importlib.import_module(name)
    discovery.checks()
    discovery.rules()


async def _until(work: Coroutine[object, object, object], deadline: float, clock: Clock, stop: asyncio.Event) -> None:
    """Run ``work`` until it ends, the deadline passes or ``stop`` is set; then cancel it.  Its errors are raised."""
    task = asyncio.ensure_future(work)
    waiter = asyncio.ensure_future(stop.wait())
    try:
        waiting: set[asyncio.Future[Any]] = {task, waiter}
        done: set[asyncio.Future[Any]] = set()
        while not done and (left := deadline + clock.stood - time.monotonic()) > 0:
            done, _ = await asyncio.wait(waiting, timeout=left, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            await task
    finally:
        for each in (task, waiter):
            each.cancel()
        await asyncio.gather(task, waiter, return_exceptions=True)
