"""Crawl, read, find and check: everything that touches the world, in one place.

``gather`` never raises for what a site or the network does: each failure is kept with its reason, and what was gathered
before an interruption or the deadline is returned.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine, Sequence
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
from channelaudit.engine.searching import Search
from channelaudit.engine.second_look import look_again
from channelaudit.history.documents import DocumentCache
from channelaudit.model import Crawl, Document, Evidence, Failure, Gathered, Message, Observations, Page, SiteContext
from channelaudit.network import Clock, Network, Shared
from channelaudit.reading import read
from channelaudit.reading.country import site_context
from channelaudit.reading.mixed import mixed


async def gather(
    site: str,
    settings: Settings,
    progress: Progress | None = None,
    stop: asyncio.Event | None = None,
    shared: Shared | None = None,
) -> Evidence:
    """Gather everything about the channels of ``site``.

    ``stop``, once set, ends the audit early: what was gathered is returned, the rest is named in the failures.
    ``shared`` is what this audit has in common with the others of a batch.
    """
    return await _Gathering(site, settings, progress or Silent(), stop or asyncio.Event(), shared).run()


@dataclass(slots=True)
class _Gathering:
    """One audit under way."""

    site: str
    settings: Settings
    progress: Progress
    stop: asyncio.Event
    shared: Shared | None = None
    failures: list[Failure] = field(default_factory=list)
    documents: DocumentCache = field(init=False)

    def __post_init__(self) -> None:
        self.documents = DocumentCache(self.settings.cache_dir, self.settings.bounds)

    async def run(self) -> Evidence:
        started, start = datetime.now(UTC), time.monotonic()
        deadline = start + self.settings.deadline
        async with Network(self.settings, self.shared) as network:
            crawl, search = await self._crawl(network, deadline)
            context, found, failures = search.finish()
            network.http.elsewhere = lambda url: not same_site(url, frozenset({context.domain}))
            del search  # and with it the documents
            channels, malformed = merge(found)
            gathered = Gathered(context, crawl, channels, malformed)
            checks = chosen(discovery.checks(), self.settings) if _was_read(crawl) else {}
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
            gathered_at=started.strftime("%Y-%m-%dT%H:%M:%SZ"),
            tool_version=__version__,
            failures=(*self.failures, *failures),
            seconds=round(time.monotonic() - start, 3),
        )

    async def _crawl(self, network: Network, deadline: float) -> tuple[Crawl, Search]:
        search = Search(discovery.finders(), lambda: self._context(crawler.result(), search.documents))
        crawler = Crawler(self.site, self.settings, network, lambda p, h: self._visit(search, p, h), self._on_page)
        searching = asyncio.create_task(search.run())
        try:
            await _until(crawler.run(), deadline, network.clock, self.stop)
        finally:
            searching.cancel()
            await asyncio.gather(searching, return_exceptions=True)
        return crawler.result(), search

    def _visit(self, search: Search, page: Page, html: str) -> Reading | None:
        """Read a page at once, so that its markup need not be kept."""
        try:
            document = self.documents.get(page, html)
            if document is None:
                document = read(page, html, self.settings.bounds)
                self.documents.put(html, document)
        except Exception as error:  # noqa: BLE001 (a page that crashes the parser must not lose the others)
            detail = Message(
                "this page could not be read: {kind}: {error}", kind=type(error).__name__, error=str(error)
            )
            self.failures.append(Failure("reading", page.final_url, "bug", detail))
            return None
        search.add(document)
        return Reading(language=document.language, title=document.title, mixed=mixed(document))

    def _on_page(self, url: str, done: int) -> None:
        self.progress.page(done, self.settings.max_pages, url)

    def _context(self, crawl: Crawl, documents: Sequence[Document]) -> SiteContext:
        context = site_context(crawl.final_url or crawl.site, documents)
        if not self.settings.country:
            return context
        country = self.settings.country.upper()
        others = tuple(c for c in context.countries if c != country)
        return SiteContext(
            url=context.url,
            host=context.host,
            domain=context.domain,
            country=country,
            countries=(country, *others),
            language=context.language,
            reasons=(Message("chosen with --country"),),
        )


def _was_read(crawl: Crawl) -> bool:
    """Whether there is a page to speak of: a site that answered nothing is asked nothing more."""
    return any(page.status and not page.error for page in crawl.pages)


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
