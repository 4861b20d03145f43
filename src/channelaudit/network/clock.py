"""The time of one audit, which stands still while the audit waits for its turn behind other audits.

In a batch a thousand shops may have one mail provider, which is asked gently all the same.  Whoever stands in that
queue must not run out of time for it: a deadline is there for slow sites, not for good manners.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager


class Clock:
    """Starts when it is made.  Seconds of ``time.monotonic``."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._stood = 0.0
        self._waiting = 0
        self._since = 0.0
        self._limits: dict[asyncio.Timeout, float] = {}

    @property
    def stood(self) -> float:
        """For how long it has stood still so far."""
        return self._stood + (time.monotonic() - self._since if self._waiting else 0.0)

    def elapsed(self) -> float:
        """Seconds that count."""
        return time.monotonic() - self._began - self.stood

    @contextmanager
    def standing(self) -> Iterator[None]:
        """While at least one of the audit's questions waits behind those of other audits."""
        self._waiting += 1
        if self._waiting == 1:
            self._since = time.monotonic()
            self._stop_limits()
        try:
            yield
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._stood += time.monotonic() - self._since
                self._start_limits()

    @asynccontextmanager
    async def limit(self, seconds: float) -> AsyncIterator[None]:
        """``asyncio.timeout`` that stands still with the clock.  Raises ``TimeoutError``."""
        async with asyncio.timeout(None if self._waiting else seconds) as limit:
            self._limits[limit] = seconds
            try:
                yield
            finally:
                del self._limits[limit]

    def _stop_limits(self) -> None:
        now = asyncio.get_running_loop().time()
        for limit in self._limits:
            when = limit.when()
            if when is not None and not limit.expired():
                self._limits[limit] = max(0.0, when - now)
                limit.reschedule(None)

    def _start_limits(self) -> None:
        now = asyncio.get_running_loop().time()
        for limit, left in self._limits.items():
            if limit.when() is None and not limit.expired():
                limit.reschedule(now + left)
