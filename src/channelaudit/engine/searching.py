"""Finds channels while the crawl is still waiting for answers.

The finders need to know the shop's country and language, which a dozen pages settle.  From then on each page is
searched as it comes in; should the pages that follow change the picture after all, everything is searched again at the
end, so that the result is the same as if it had been searched only then.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping

from channelaudit.engine.finding import find
from channelaudit.model import Document, Failure, Finder, Found, SiteContext

SETTLED = 12
"""Pages after which the context seldom changes."""


class Search:
    """``add`` what was read, let ``run`` work beside the crawl, and ask ``finish`` for everything that was found."""

    def __init__(self, finders: Mapping[str, Finder], context: Callable[[], SiteContext]) -> None:
        self.documents: list[Document] = []
        self._finders = finders
        self._context = context
        self._expected: SiteContext | None = None
        self._waiting: deque[Document] = deque()
        self._more = asyncio.Event()
        self._found: dict[Document, tuple[list[Found], list[Failure]]] = {}

    def add(self, document: Document) -> None:
        """Take a page; it is searched later."""
        self.documents.append(document)
        if self._expected is not None:
            self._waiting.append(document)
        elif len(self.documents) >= SETTLED:
            self._expected = self._context()
            self._waiting.extend(self.documents)
        self._more.set()

    def step(self) -> bool:
        """Search one page that waits for it; whether there was one."""
        if not self._waiting or self._expected is None:
            return False
        document = self._waiting.popleft()
        self._found[document] = find(self._finders, [document], self._expected)
        return True

    async def run(self) -> None:
        """Search one page after the other, until cancelled; in between the network has its turn."""
        while True:
            if not self.step():
                self._more.clear()
                await self._more.wait()
            await asyncio.sleep(0)

    def finish(self) -> tuple[SiteContext, list[Found], list[Failure]]:
        """The context that all pages make, what the finders see under it in the order of pages, and their failures."""
        context = self._context()
        if context != self._expected:
            self._found.clear()
        found: list[Found] = []
        failures: list[Failure] = []
        for document in self.documents:
            known = self._found.get(document) or find(self._finders, [document], context)
            found += known[0]
            failures += known[1]
        return context, found, failures
