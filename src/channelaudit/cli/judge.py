"""``channelaudit judge EVIDENCE``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from channelaudit.cli.command import options

OPTIONS = options(
    "format", "output", "lang", "select", "ignore", "fail_on", "strict", "store", "baseline", "write_baseline"
)


def run(
    evidence: Annotated[Path, typer.Argument(metavar="EVIDENCE", help="File that audit --save-evidence wrote.")],
    *,
    config: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Judge by this configuration instead of channelaudit.yaml here.")
    ] = None,
    flags: dict[str, Any],
) -> int:
    """Judge saved evidence again: other rules, other thresholds, no network."""
    from channelaudit.cli.auditing import check_units, finish  # noqa: PLC0415 (start-up time)
    from channelaudit.cli.language import load_settings  # noqa: PLC0415
    from channelaudit.cli.output import Outputs  # noqa: PLC0415
    from channelaudit.engine.remembering import Memory  # noqa: PLC0415
    from channelaudit.engine.saved import read_evidence  # noqa: PLC0415
    from channelaudit.engine.several import Shop  # noqa: PLC0415

    # where the configuration sends the reports of an audit is no place for those of another judgement
    here = {"format": "terminal", "output": (), "save_evidence": "", **flags}
    settings = replace(load_settings(config, flags), **{k: here[k] for k in ("format", "output", "save_evidence")})
    outputs = Outputs(settings)
    check_units(settings)
    found = read_evidence(evidence)
    settings = replace(settings, min_confirmations=1)  # it is no run of its own
    with Memory(settings, records=False) as memory:
        return finish([Shop(found.crawl.site, settings)], [found], outputs, settings, memory=memory)
