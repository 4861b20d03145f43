"""``channelaudit init``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from channelaudit.config.options import Option
from channelaudit.model import Message

OPTIONS: tuple[Option, ...] = ()


def run(
    url: Annotated[str, typer.Argument(metavar="[URL]", help="Address of the shop.", show_default=False)] = "",
    *,
    config: Annotated[Path, typer.Option(metavar="PATH", help="Where to write it.")] = Path("channelaudit.yaml"),
    from_audit: Annotated[
        Path | None,
        typer.Option(
            metavar="AUDIT", help="Expect the channels that this JSON report of an audit found, and no other."
        ),
    ] = None,
) -> int:
    """Write a commented channelaudit.yaml with every setting in it."""
    from channelaudit.cli.command import say  # noqa: PLC0415 (start-up time)
    from channelaudit.config.address import shop_address  # noqa: PLC0415
    from channelaudit.config.template import template  # noqa: PLC0415

    site = url.strip()
    if site:
        shop_address(site)
    expect: tuple[str, ...] = ()
    left_out = 0
    if from_audit is not None:
        from channelaudit.engine.expecting import expectations  # noqa: PLC0415 (needed here alone)
        from channelaudit.engine.saved import read_report  # noqa: PLC0415

        report = read_report(from_audit)
        found = expectations(report)
        site, expect, left_out = site or report.crawl.site, found.channels, found.left_out
    _create(config, template(site, expect))
    say(_written(str(config), site, len(expect)))
    if left_out:
        say(
            Message.counted(
                "{count} channel is not expected, because the audit calls it faulty",
                "{count} channels are not expected, because the audit calls them faulty",
                left_out,
            )
        )
    return 0


def _create(config: Path, content: str) -> None:
    """Never overwrite what somebody may have edited."""
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415 (start-up time)

    try:
        with config.open("x", encoding="utf-8") as file:
            file.write(content)
    except FileExistsError:
        raise ConfigError(Message("{config} exists already; nothing was written", config=str(config))) from None
    except OSError as error:
        raise ConfigError(
            Message("{config} cannot be written: {reason}", config=str(config), reason=error.strerror or str(error))
        ) from error


def _written(config: str, site: str, expected: int) -> Message:
    """What the file sets, and what waits in it."""
    if expected:
        return Message.counted(
            "{config} was written with the site and {count} expected channel; "
            "every other setting in it is a comment until you take the # away",
            "{config} was written with the site and {count} expected channels; "
            "every other setting in it is a comment until you take the # away",
            expected,
            config=config,
        )
    if site:
        return Message(
            "{config} was written with the site; every other setting in it is a comment until you take the # away",
            config=config,
        )
    return Message("{config} was written; every setting in it is a comment until you take the # away", config=config)
