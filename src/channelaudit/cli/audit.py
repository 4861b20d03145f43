"""``channelaudit audit URL``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from channelaudit.cli.command import WRONG_USE, say
from channelaudit.config.settings import OPTIONS as ALL_OPTIONS

OPTIONS = tuple(option for option in ALL_OPTIONS if option.field != "site" and not option.secret)


def run(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="Address of the shop.", show_default=False)] = "",
    *,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Read this configuration instead of channelaudit.yaml here."),
    ] = None,
    flags: dict[str, Any],
) -> int:
    """Crawl a shop, find its contact channels, check them, judge them, report."""
    from channelaudit.config.address import shop_address  # noqa: PLC0415 (start-up time, as all imports below)
    from channelaudit.config.file import load_settings  # noqa: PLC0415

    settings = load_settings(config, flags)
    site = (url or settings.site).strip()
    if not site:
        say(context.get_usage())
        say("channelaudit: name the shop to audit: channelaudit audit URL")
        return WRONG_USE
    shop_address(site)

    import asyncio  # noqa: PLC0415

    from channelaudit.cli.auditing import check_units, finish, gather  # noqa: PLC0415
    from channelaudit.cli.output import Outputs  # noqa: PLC0415

    outputs = Outputs(settings)
    check_units(settings)
    evidence, interrupted = asyncio.run(gather(site, settings))
    return finish(evidence, settings, outputs, interrupted=interrupted)
