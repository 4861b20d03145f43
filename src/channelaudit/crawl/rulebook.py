"""The robots.txt of every origin of a crawl, each asked once and heeded from then on."""

from __future__ import annotations

import asyncio

from channelaudit.crawl import robots
from channelaudit.crawl.urls import host_of, origin_of
from channelaudit.model import Failure
from channelaudit.network import Network


class Rulebook:
    """``failures`` is where it says which files could not be had."""

    def __init__(self, network: Network, failures: list[Failure]) -> None:
        self._network = network
        self._failures = failures
        self._asked: dict[str, asyncio.Task[robots.Robots]] = {}
        self._heeded: set[str] = set()

    def foresee(self, url: str) -> None:
        """Ask already; of no effect on the crawl should ``rules`` never be asked for this origin."""
        origin = origin_of(url)
        if not self._network.settings.ignore_robots and origin not in self._asked:
            self._asked[origin] = asyncio.create_task(robots.ask(url, self._network))

    async def rules(self, url: str) -> robots.Robots:
        """What holds for ``url``."""
        if self._network.settings.ignore_robots:
            return robots.Robots()
        self.foresee(url)
        origin = origin_of(url)
        rules = await asyncio.shield(self._asked[origin])
        if origin not in self._heeded:
            self._heeded.add(origin)
            if rules.failure is not None:
                self._failures.append(rules.failure)
            if rules.delay:
                self._network.http.pace.crawl_delay(host_of(url), rules.delay)
        return rules

    async def close(self) -> None:
        """Wait for nothing any more."""
        for task in self._asked.values():
            task.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)
