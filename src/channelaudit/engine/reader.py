"""What becomes of the pages that are worth reading: documents, the shop's context, and what the finders see.

All of it is pure work on text, without the network: ``engine.worker`` does the same in a process of its own.
"""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import NamedTuple, Self

from channelaudit.config.settings import Settings
from channelaudit.crawl import Reading
from channelaudit.engine import discovery
from channelaudit.engine.searching import Search
from channelaudit.history.documents import DocumentCache
from channelaudit.model import Failure, Found, Message, Page, SiteContext
from channelaudit.reading import read
from channelaudit.reading.country import site_context
from channelaudit.reading.mixed import mixed


class Result(NamedTuple):
    """What all pages together say, in the order in which they were given."""

    context: SiteContext
    found: list[Found]
    failures: list[Failure]


class Desk:
    """The work itself, one page at a time.  ``address`` is that of the home page behind its redirects."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._documents = DocumentCache(settings.cache_dir, settings.bounds)
        self._failures: list[Failure] = []
        self._address = ""
        self.search = Search(discovery.finders(), self._context)

    def read(self, page: Page, html: str, address: str) -> Reading | None:
        """Read a page at once; None where that fails."""
        self._address = address
        try:
            document = self._documents.get(page, html)
            if document is None:
                document = read(page, html, self._settings.bounds)
                self._documents.put(html, document)
        except Exception as error:  # noqa: BLE001 (a page that crashes the parser must not lose the others)
            detail = Message(
                "this page could not be read: {kind}: {error}", kind=type(error).__name__, error=str(error)
            )
            self._failures.append(Failure("reading", page.final_url, "bug", detail))
            return None
        self.search.add(document)
        return Reading(language=document.language, title=document.title, mixed=mixed(document))

    def finish(self, address: str) -> Result:
        """What was found, once the last page was read."""
        self._address = address
        context, found, failures = self.search.finish()
        return Result(context, found, [*self._failures, *failures])

    def _context(self) -> SiteContext:
        context = site_context(self._address, self.search.documents)
        if not self._settings.country:
            return context
        country = self._settings.country.upper()
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


class Here:
    """A ``Desk`` in this process, which searches while the network is waited for."""

    def __init__(self, settings: Settings) -> None:
        self._desk = Desk(settings)

    async def read(self, page: Page, html: str, address: str) -> Reading | None:
        return self._desk.read(page, html, address)

    async def finish(self, address: str) -> Result:
        return self._desk.finish(address)

    async def __aenter__(self) -> Self:
        self._searching = asyncio.create_task(self._desk.search.run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._searching.cancel()
        await asyncio.gather(self._searching, return_exceptions=True)
