"""``channelaudit report AUDIT``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from channelaudit.cli.command import options

OPTIONS = options("format", "output")


def run(
    audit: Annotated[Path, typer.Argument(metavar="AUDIT", help="JSON report of an audit.")],
    *,
    flags: dict[str, Any],
) -> int:
    """Render a saved audit in another format."""
    from channelaudit.cli.output import Outputs  # noqa: PLC0415 (start-up time)
    from channelaudit.config.settings import Settings  # noqa: PLC0415
    from channelaudit.engine.saved import read_report  # noqa: PLC0415

    outputs = Outputs(Settings(**flags))
    if errors := outputs.write(read_report(audit)):
        raise errors[0]
    return 0
