"""How fast one host is asked: a guest's pace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

SLOWEST = 16.0
"""How many times slower than asked for a host that complains is treated, at most."""
RECOVERY = 20
"""Good answers in a row after which the pace doubles again."""
HESITATION = 0.25
"""Seconds between requests to a host that has complained, where no rate is set."""


class Lane:
    """One host: slots for requests at the same time, and a token bucket for requests a second."""

    def __init__(self, jobs: int, rate: float) -> None:
        self.slots = asyncio.Semaphore(max(1, jobs))
        self.jobs = max(1, jobs)
        self.interval = 1.0 / rate if rate > 0 else 0.0
        self.delay = 0.0
        self.slowness = 1.0
        self._free_at = 0.0
        self._good = 0

    def spacing(self) -> float:
        """Seconds that one request uses up."""
        if self.slowness == 1.0:
            return max(self.interval, self.delay)
        return max(self.interval, self.delay, HESITATION) * self.slowness

    async def wait(self) -> None:
        spacing = self.spacing()
        if spacing <= 0:
            return
        now = asyncio.get_running_loop().time()
        burst = 0.0 if self.delay else (self.jobs - 1) * spacing
        start = max(self._free_at, now - burst)
        self._free_at = start + spacing
        if start > now:
            await asyncio.sleep(start - now)

    def complained(self) -> None:
        self.slowness = min(SLOWEST, self.slowness * 2)
        self._good = 0

    def answered(self) -> None:
        self._good += 1
        if self._good >= RECOVERY:
            self.slowness = max(1.0, self.slowness / 2)
            self._good = 0


class Pace:
    """Lanes by host.  ``jobs`` at the same time, ``rate`` requests a second (0: as fast as the host answers)."""

    def __init__(self, jobs: int, rate: float) -> None:
        self._jobs = jobs
        self._rate = rate
        self._lanes: dict[str, Lane] = {}

    def lane(self, host: str) -> Lane:
        if host not in self._lanes:
            self._lanes[host] = Lane(self._jobs, self._rate)
        return self._lanes[host]

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[Lane]:
        """Wait for this host's turn and hold a slot while the request lasts."""
        lane = self.lane(host)
        async with lane.slots:
            await lane.wait()
            yield lane

    def crawl_delay(self, host: str, seconds: float) -> None:
        """What robots.txt asks for, in seconds; kept within a minute so that no robots.txt can stop an audit."""
        self.lane(host).delay = max(0.0, min(seconds, 60.0))
