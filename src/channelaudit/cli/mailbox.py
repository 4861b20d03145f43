"""``channelaudit mailbox ADDRESS…``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from channelaudit.cli.command import options, say
from channelaudit.config.codes import CLEAN, FOUND, INTERRUPTED, NOT_AUDITED
from channelaudit.model import Message, grave_enough

OPTIONS = options(
    "format",
    "output",
    "lang",
    "ignore",
    "fail_on",
    "strict",
    "timeout",
    "deadline",
    "checks",
    "mailbox_limit",
    "mailbox_pause",
    "greylist_pause",
    "smtp_name",
    "smtp_port",
    "dns_server",
    "connect_to",
    "ca_file",
    "allow_private",
)


def run(
    addresses: Annotated[list[str], typer.Argument(metavar="ADDRESS...", help="E-mail addresses.", show_default=False)],
    *,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Read this configuration instead of channelaudit.yaml here."),
    ] = None,
    flags: dict[str, Any],
) -> int:
    """Ask the mail servers of these addresses whether they take mail for them; no message is sent."""
    import asyncio  # noqa: PLC0415 (start-up time, as all imports below)
    from dataclasses import replace  # noqa: PLC0415

    from channelaudit.channels.mail_syntax import normal  # noqa: PLC0415
    from channelaudit.cli.auditing import check_units, interruptible  # noqa: PLC0415
    from channelaudit.cli.language import load_settings  # noqa: PLC0415
    from channelaudit.cli.output import Outputs  # noqa: PLC0415
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415
    from channelaudit.engine.addresses import RULES, gather_addresses  # noqa: PLC0415

    given = {address: normal(address.strip().removeprefix("mailto:")) for address in addresses}
    for written, address in given.items():
        if not address:
            raise ConfigError(Message('"{written}" is not an e-mail address', written=written[:100]))
    settings = replace(load_settings(config, flags), select=(), save_evidence="")
    outputs = Outputs(settings)
    check_units(replace(settings, select=RULES))
    wanted = tuple(dict.fromkeys(given.values()))
    evidence, interrupted = asyncio.run(
        interruptible(lambda progress, stop: gather_addresses(wanted, settings, progress, stop))
    )
    code = _write(evidence, settings, outputs)
    return INTERRUPTED if interrupted else code


def _write(evidence: Any, settings: Any, outputs: Any) -> int:
    from channelaudit.cli.output import Audited  # noqa: PLC0415 (start-up time, as all imports below)
    from channelaudit.engine import policy  # noqa: PLC0415
    from channelaudit.engine.addresses import assess_addresses  # noqa: PLC0415
    from channelaudit.reports.common.summary import summary  # noqa: PLC0415
    from channelaudit.reports.common.translate import render  # noqa: PLC0415

    report = assess_addresses(evidence, settings)
    errors = outputs.write([Audited(report, settings)])
    if not outputs.on_terminal:
        say(render(summary(report), settings.lang))
    if errors:
        raise errors[0]
    if settings.strict and any(policy.undetermined(judgement) for judgement in report.judgements):
        say(Message("--strict: what could not be determined counts as a failure to audit"))
        return NOT_AUDITED
    counted = any(grave_enough(finding.severity, settings.fail_on) for finding in report.findings)
    return FOUND if counted else CLEAN
