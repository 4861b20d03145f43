"""``channelaudit doctor``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from channelaudit.cli.command import options

OPTIONS = options(
    "timeout", "retries", "user_agent", "connect_to", "dns_server", "ca_file", "proxy", "insecure", "allow_private"
)
_SAID = {"holds": "ok", "wrong": "WRONG", "untold": "no answer"}


def run(
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
    """Say what can be concluded from this machine."""
    import asyncio  # noqa: PLC0415 (start-up time, as all imports below)

    from channelaudit.cli.output import write_stdout  # noqa: PLC0415
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415
    from channelaudit.config.file import load_settings  # noqa: PLC0415
    from channelaudit.engine.recipes import try_recipes  # noqa: PLC0415
    from channelaudit.reports.common.sanitize import line  # noqa: PLC0415

    if not recipes:
        raise ConfigError("say what to examine: --recipes")
    tried = asyncio.run(try_recipes(load_settings(config, flags)))
    width = max(len(test.name) for test in tried)
    write_stdout("".join(f"{test.name:{width}}  {_SAID[test.outcome]:9}  {line(test.detail)}\n" for test in tried))
    return int(any(test.outcome == "wrong" for test in tried))
