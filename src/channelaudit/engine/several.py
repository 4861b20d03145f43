"""Several sites side by side in one run."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from channelaudit.config.address import shop_address, site_key
from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import Settings
from channelaudit.engine.observing import Progress
from channelaudit.engine.pipeline import gather
from channelaudit.model import Evidence, Message

if TYPE_CHECKING:
    from channelaudit.engine.worker import Process


@dataclass(frozen=True, slots=True)
class Shop:
    """A site to audit, with the settings that hold for it."""

    site: str
    settings: Settings
    line: int = 0
    """Of the configuration that names it; 0 where the command line does."""


def shops_of(given: Sequence[str], settings: Settings, flags: Mapping[str, Any]) -> list[Shop]:
    """The sites that the command line names, else those of ``sites:``, else ``site:``.

    ``flags`` (field → value) beat what ``sites:`` says of a single site.  Raises ``ConfigError`` for an address that is
    none, or one that is named twice.
    """
    if given or not settings.sites:
        shops = [Shop(site, settings) for site in given or [settings.site.strip()]]
    else:
        shops = [
            Shop(site.url, replace(settings, **{**dict(site.settings), **flags}), site.line) for site in settings.sites
        ]
    seen: set[str] = set()
    for shop in shops:
        key = site_key(shop_address(shop.site))  # two audits of one shop would be two of its runs in a row
        if key in seen:
            raise ConfigError(Message("{site} is named twice", site=shop.site))
        seen.add(key)
    return shops


async def gather_all(
    shops: Sequence[Shop],
    at_once: int,
    progress: Progress | None = None,
    stop: asyncio.Event | None = None,
    process: Process | None = None,
) -> list[Evidence]:
    """The evidence of each shop, in their order; ``at_once`` of them at a time.  ``process`` helps where there is one.

    Once ``stop`` is set, those not begun end at once, as empty as they are: see ``engine.gathering.gather``.
    """
    turn = asyncio.Semaphore(at_once)

    async def one(shop: Shop) -> Evidence:
        async with turn:
            return await gather(shop.site, shop.settings, progress, stop, process=None if shops[1:] else process)

    return await asyncio.gather(*(one(shop) for shop in shops))
