"""``channelaudit notify --test``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from channelaudit.cli.command import options
from channelaudit.config.codes import NOT_AUDITED
from channelaudit.model import Message

OPTIONS = options("lang")


def run(
    *,
    test: Annotated[bool, typer.Option("--test", help="Send a test message to every address under notify.")] = False,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Read this configuration instead of channelaudit.yaml here."),
    ] = None,
    flags: dict[str, Any],
) -> int:
    """Try whether messages about new and mended faults arrive; 3 if one could not be sent.

    Audits send them by themselves where channelaudit.yaml or the environment names addresses.
    """
    from channelaudit.cli.language import load_settings  # noqa: PLC0415 (start-up time, as all imports below)
    from channelaudit.cli.output import write_stdout  # noqa: PLC0415
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415
    from channelaudit.engine.notifying import send_trial, targets  # noqa: PLC0415
    from channelaudit.reports.common.translate import render  # noqa: PLC0415

    settings = load_settings(config, flags)
    if not test:
        raise ConfigError(Message("audits send the messages; channelaudit notify --test tries whether they arrive"))
    to = targets(settings)
    if not to:
        raise ConfigError(Message("name an address under notify in channelaudit.yaml, or in CHANNELAUDIT_NOTIFY"))
    reasons = send_trial(to, settings.lang)
    for target, reason in zip(to, reasons, strict=True):
        told = Message("{target}: {reason}", target=target.name, reason=reason or Message("sent"))
        write_stdout(f"{render(told, settings.lang)}\n")
    return NOT_AUDITED if any(reasons) else 0
