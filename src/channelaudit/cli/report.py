"""``channelaudit report AUDIT``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from channelaudit.cli.command import options

OPTIONS = options("format", "output", "lang", "fail_on")


def run(
    audit: Annotated[Path, typer.Argument(metavar="AUDIT", help="JSON report of an audit.")],
    *,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Take the brand from this configuration instead of channelaudit.yaml here."),
    ] = None,
    flags: dict[str, Any],
) -> int:
    """Render a saved audit in another format."""
    from channelaudit.cli.language import load_settings  # noqa: PLC0415
    from channelaudit.cli.output import Audited, Outputs  # noqa: PLC0415 (start-up time)
    from channelaudit.config.settings import Settings  # noqa: PLC0415
    from channelaudit.engine.saved import read_report  # noqa: PLC0415

    # the site and the outputs in the configuration are those of another audit
    here = load_settings(config, {key: flags[key] for key in ("lang", "fail_on") if key in flags})
    settings = Settings(**{**flags, "lang": here.lang, "fail_on": here.fail_on}, report=here.report)
    outputs = Outputs(settings)
    if errors := outputs.write([Audited(read_report(audit), settings)]):
        raise errors[0]
    return 0
