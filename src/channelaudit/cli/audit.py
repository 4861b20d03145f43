"""``channelaudit audit URL``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from channelaudit.cli.command import say
from channelaudit.config.codes import WRONG_USE
from channelaudit.config.settings import OPTIONS as ALL_OPTIONS
from channelaudit.model import Message

if TYPE_CHECKING:
    from channelaudit.cli.output import Outputs
    from channelaudit.config.settings import Settings
    from channelaudit.engine.several import Shop

OPTIONS = tuple(option for option in ALL_OPTIONS if option.field != "site" and not option.secret)


def run(
    context: typer.Context,
    urls: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[URL]...", help="Address of the shop; several are audited side by side.", show_default=False
        ),
    ] = None,
    *,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Read this configuration instead of channelaudit.yaml here."),
    ] = None,
    flags: dict[str, Any],
) -> int:
    """Crawl a shop, find its contact channels, check them, judge them, report."""
    from channelaudit.cli.language import load_settings  # noqa: PLC0415 (start-up time, as all imports below)
    from channelaudit.config.file import source  # noqa: PLC0415

    settings = load_settings(config, flags)
    given = [url.strip() for url in urls or () if url.strip()]
    if not (given or settings.sites or settings.site.strip()):
        say(context.get_usage())
        say(Message("channelaudit: name the shop to audit: channelaudit audit URL"))
        return WRONG_USE

    from channelaudit.cli.output import Outputs  # noqa: PLC0415
    from channelaudit.engine.several import shops_of  # noqa: PLC0415

    shops = shops_of(given, settings, flags)
    outputs = Outputs(
        settings,
        several=len(shops) > 1,
        source="" if given else source(config),
        lines={shop.site: shop.line for shop in shops if shop.line},
    )
    return _audit(shops, outputs, settings)


def _audit(shops: list[Shop], outputs: Outputs, settings: Settings) -> int:
    """Refuse what cannot be used before any shop is asked; then gather, judge and report."""
    import asyncio  # noqa: PLC0415 (start-up time, as all imports here)
    from dataclasses import replace  # noqa: PLC0415

    from channelaudit.cli.auditing import check_units, finish, gather, reading_process  # noqa: PLC0415
    from channelaudit.engine.notifying import Notifier  # noqa: PLC0415
    from channelaudit.engine.remembering import Memory, forget_pages, with_pages  # noqa: PLC0415

    for shop in shops:
        check_units(shop.settings)
    with Memory(settings) as memory:
        for shop in shops:
            memory.check(shop.settings)
        notifier = Notifier(settings, memory)
        shops = [replace(shop, settings=with_pages(shop.settings)) for shop in shops]
        with reading_process(shops) as process:
            gathered, interrupted = asyncio.run(gather(shops, settings.sites_at_once, process))
        forget_pages(shop.settings for shop in shops)
        return finish(shops, gathered, outputs, settings, interrupted=interrupted, memory=memory, notifier=notifier)
