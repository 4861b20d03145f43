"""``channelaudit doctor``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from channelaudit.cli.command import options
from channelaudit.model import Message

OPTIONS = options(
    "lang",
    "timeout",
    "retries",
    "user_agent",
    "connect_to",
    "dns_server",
    "smtp_port",
    "ca_file",
    "proxy",
    "insecure",
    "allow_private",
)
_SAID = {
    "holds": Message("ok"),
    "wrong": Message("WRONG"),
    "untold": Message("no answer"),
    "fine": Message("ok"),
    "limited": Message("limited"),
}


def run(
    url: Annotated[str, typer.Argument(metavar="[URL]", help="A shop to try the way to.", show_default=False)] = "",
    *,
    recipes: Annotated[
        bool,
        typer.Option(
            "--recipes", help="Try the recipe of each social network on a profile that exists and on one that cannot."
        ),
    ] = False,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Read this configuration instead of channelaudit.yaml here."),
    ] = None,
    flags: dict[str, Any],
) -> int:
    """Say what can be concluded from this machine: clock, certificates, disk, IPv6, browser.

    With a URL the way to that shop is tried too: its name, its pages, its mail servers.  Without one nothing is asked
    of anybody.  Exit code 1 when something is wrong.
    """
    import asyncio  # noqa: PLC0415 (start-up time, as all imports below)

    from channelaudit.cli.language import load_settings  # noqa: PLC0415

    settings = load_settings(config, flags)
    if recipes:
        from channelaudit.engine.recipes import try_recipes  # noqa: PLC0415

        return _shown(
            [(Message(test.name), test.outcome, test.detail) for test in asyncio.run(try_recipes(settings))],
            settings.lang,
        )
    from channelaudit.engine.examining import examine  # noqa: PLC0415

    found = asyncio.run(examine(url.strip(), settings))
    return _shown([(each.name, each.outcome, each.detail) for each in found], settings.lang)


def _shown(rows: list[tuple[Message, str, Message]], language: str) -> int:
    """Write one line each; the exit code."""
    from channelaudit.cli.output import write_stdout  # noqa: PLC0415
    from channelaudit.reports.common.sanitize import line  # noqa: PLC0415
    from channelaudit.reports.common.translate import render  # noqa: PLC0415

    table = [tuple(render(cell, language, line) for cell in (name, _SAID[said], why)) for name, said, why in rows]
    widths = [max(len(row[column]) for row in table) for column in (0, 1)]
    write_stdout("".join(f"{name:{widths[0]}}  {said:{widths[1]}}  {why}\n" for name, said, why in table))
    return int(any(outcome == "wrong" for _, outcome, _ in rows))
