"""Soft 404: a site that answers 200 to everything is caught by asking it for a page that cannot exist."""

from __future__ import annotations

import asyncio
import re
import secrets

from channelaudit.crawl.skim import Skim, skim
from channelaudit.crawl.urls import origin_of
from channelaudit.network import Network, Response, Unreachable
from channelaudit.reading.encoding import decode

SAYS_MISSING = re.compile(
    r"\b404\b|not found|(?:does not|doesn't) exist|no longer available"
    r"|nie znaleziono|nie istnieje|strona niedost[eę]pna"
    r"|nenalezen|neexistuj|neb(?:yla|ola) n[aá](?:lezena|jden[aá])|nen[aá]jden"
    r"|nicht gefunden|existiert nicht|nicht verf[uü]gbar",
    re.IGNORECASE,
)


class MissingPage:
    """How the site answers for a page that does not exist; asked at most once, and only when there is a suspicion."""

    def __init__(self, network: Network, max_links: int) -> None:
        self._network = network
        self._max_links = max_links
        self._known: dict[str, tuple[Response, Skim] | None] = {}
        self._asking = asyncio.Lock()

    def suspects(self, page: Skim) -> bool:
        """Whether title or headings say that there is nothing here."""
        return bool(SAYS_MISSING.search(f"{page.title}\n" + "\n".join(page.headings[:4])))

    async def matches(self, response: Response, page: Skim) -> bool:
        """Whether the site answers in the same way for a random path."""
        sample = await self._sample(origin_of(response.final_url))
        if sample is None:
            return False
        other, other_page = sample
        if other.status >= 400:
            return False
        if other.redirects and other.final_url == response.final_url:
            return True
        return page.title == other_page.title and _alike(page.text, other_page.text)

    async def _sample(self, origin: str) -> tuple[Response, Skim] | None:
        """Whoever asks while the answer is on its way waits for it."""
        async with self._asking:
            if origin not in self._known:
                self._known[origin] = await self._asked(f"{origin}/{secrets.token_hex(8)}")
            return self._known[origin]

    async def _asked(self, url: str) -> tuple[Response, Skim] | None:
        try:
            response = await self._network.http.fetch(url)
        except Unreachable:
            return None
        text = decode(response.body, response.content_type)
        return response, skim(text, response.final_url, self._max_links)


def _alike(one: str, other: str) -> bool:
    """Nine words of ten in common."""
    ours, theirs = set(one.split()), set(other.split())
    if not ours or not theirs:
        return ours == theirs
    return len(ours & theirs) >= 0.9 * max(len(ours), len(theirs))
