"""Pages that are being read beside the crawl, which goes on with their links in the meantime."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any

from channelaudit.model import Page

_AT_ONCE = 32
"""Pages whose text waits for the reader; the crawl waits when there are more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader of a page found out better than a quick look; "" where it did not."""

    language: str = ""
    title: str = ""
    platform: str = ""
    mixed: tuple[str, ...] = ()
    """See ``Page.mixed``."""


Visit = Callable[[Page, str], Awaitable[Reading | None]]


class Readings:
    """``take(place, reading)`` is told of every page that was read; ``place`` is its own."""

    def __init__(self, visit: Visit, take: Callable[[int, Reading], None]) -> None:
        self._visit = visit
        self._take = take
        self._under_way: set[asyncio.Task[None]] = set()

    async def give(self, place: int, page: Page, html: str) -> None:
        """Have ``page`` read; returns before it is, unless many are waiting."""
        self._under_way.add(asyncio.create_task(self._read(place, page, html)))
        await self._down_to(_AT_ONCE)

    async def settle(self) -> None:
        """Return once all pages are read."""
        await self._down_to(0)

    async def drop(self) -> None:
        """Wait for none of them any more."""
        await stop(self._under_way)

    async def _down_to(self, most: int) -> None:
        while len(self._under_way) > most:
            done, _ = await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            self._under_way -= done  # others may have been added meanwhile
            for task in done:
                task.result()

    async def _read(self, place: int, page: Page, html: str) -> None:
        reading = await self._visit(page, html)
        if reading is not None:
            self._take(place, reading)


async def stop(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancel them, and return once they have ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
