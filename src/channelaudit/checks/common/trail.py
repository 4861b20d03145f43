"""Where an address of a host leads, redirect by redirect: does http end on https, or https on http?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from channelaudit.checks.common.again import FRESH
from channelaudit.network import Network, Response, Unreachable
from channelaudit.network.http import REDIRECTS

MOST = 8
"""Redirects followed."""
_LOOK = 4_000
"""Bytes of a page in which a redirect by its markup is looked for."""
_REFRESH = re.compile(rb"http-equiv\s?=\s?[\"']?refresh|location(?:\.href)?\s?=|location\.replace\(", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trail:
    """The addresses passed, in order, the first one included."""

    urls: tuple[str, ...]
    first: Response | None
    """None: no answer."""
    last: Response | None
    """None: the last address gave no answer."""
    circle: bool = False
    """The last address redirects to one before it."""
    failure: Unreachable | None = None
    """Why the last address gave no answer."""

    @property
    def ends_on_https(self) -> bool | None:
        """Whether a visitor lands on https; None where nothing usable answers."""
        if any(url.startswith("https:") for url in self.urls):
            return True
        if self.last is None or self.circle or not 200 <= self.last.status < 300:
            return None
        beginning = self.last.body[:_LOOK]
        return bool(_REFRESH.search(beginning) and b"https://" in beginning)

    @property
    def downgrade(self) -> str:
        """The plain http address at which a visitor of https lands, "" for none."""
        plain = [url for url in self.urls[1:] if url.startswith("http:")]
        return plain[-1] if plain and (self.circle or self.urls[-1].startswith("http:")) else ""


async def trail(url: str, network: Network) -> Trail:
    """Follow ``url``; failures on the way end the trail."""
    urls = [url]
    first: Response | None = None
    while True:
        try:
            again = urls.count(urls[-1]) > 1  # the network remembers the answer from before the cookie
            answer = await network.http.fetch(urls[-1], follow=False, headers=FRESH if again else None)
        except Unreachable as error:
            return Trail(tuple(urls), first, None, failure=error)
        first = first or answer
        target = _target(urls[-1], answer)
        if not target or len(urls) > MOST:
            return Trail(tuple(urls), first, answer, circle=bool(target))
        if urls.count(target) > 1:  # once more is how a cookie gets set
            return Trail(tuple(urls), first, answer, circle=True)
        urls.append(target)


def _target(here: str, answer: Response) -> str:
    """Where a redirect leads, "" for an answer that is none."""
    location = answer.headers.get("location", "").strip()
    if answer.status not in REDIRECTS or not location:
        return ""
    try:
        return urljoin(here, location).partition("#")[0]
    except ValueError:
        return ""
