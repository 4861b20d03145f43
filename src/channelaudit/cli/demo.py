"""``channelaudit demo``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from channelaudit.cli.command import options
from channelaudit.config.codes import CLEAN, FOUND
from channelaudit.model import Message

OPTIONS = options("format", "output", "lang", "save_evidence", "select", "ignore")


def run(
    *,
    serve: Annotated[
        bool, typer.Option("--serve", help="Only serve the sample shop, until Ctrl-C, and say how to audit it.")
    ] = False,
    flags: dict[str, Any],
) -> int:
    """Audit a sample shop with planted faults, served on this machine."""
    import asyncio  # noqa: PLC0415 (start-up time)
    import contextlib  # noqa: PLC0415

    from channelaudit.cli.auditing import check_units  # noqa: PLC0415
    from channelaudit.cli.language import spoken  # noqa: PLC0415
    from channelaudit.cli.output import Outputs  # noqa: PLC0415
    from channelaudit.config.settings import Settings  # noqa: PLC0415

    if serve:
        with contextlib.suppress(KeyboardInterrupt):  # the way to end it
            asyncio.run(_serve())
        return 0
    settings = Settings(**{"lang": spoken(), **flags})
    outputs = Outputs(settings)
    check_units(settings)
    code = asyncio.run(_audit(settings, outputs))
    return CLEAN if code == FOUND else code  # that it finds faults is what it is for


async def _audit(settings: Any, outputs: Any) -> int:
    from channelaudit.cli.auditing import finish, gather  # noqa: PLC0415 (start-up time)
    from channelaudit.demo import DemoShop  # noqa: PLC0415
    from channelaudit.engine.several import Shop  # noqa: PLC0415

    async with DemoShop() as shop:
        settings = shop.settings(settings)
        shops = [Shop(shop.site, settings)]
        gathered, interrupted = await gather(shops, 1)
    return finish(shops, gathered, outputs, settings, interrupted=interrupted)


async def _serve() -> None:
    import asyncio  # noqa: PLC0415 (start-up time)

    from channelaudit.cli.language import said  # noqa: PLC0415
    from channelaudit.demo import DemoShop  # noqa: PLC0415

    async with DemoShop() as shop:
        address = f"http://127.0.0.1:{shop.web.http_port}/"
        print(said(Message("The sample shop, to look at: {address}", address=address)))
        print(said(Message("To audit it, in another terminal:")) + "\n")
        print(f"channelaudit audit {shop.site} \\\n    " + " \\\n    ".join(shop.options))
        print("\n" + said(Message("Ctrl-C ends it.")), flush=True)
        await asyncio.Event().wait()
