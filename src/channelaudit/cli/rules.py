"""``channelaudit rules``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from channelaudit.cli.command import options
from channelaudit.cli.language import spoken

OPTIONS = options("lang")


class ListFormat(StrEnum):
    """How the list is written."""

    TERMINAL = "terminal"
    JSON = "json"


def run(
    *,
    format: Annotated[ListFormat, typer.Option(help="How the list is written.")] = ListFormat.TERMINAL,  # noqa: A002
    flags: dict[str, Any],  # noqa: ARG001 (the language is spoken already)
) -> int:
    """List the rules: id, severity, what is wrong."""
    import json  # noqa: PLC0415 (start-up time)

    from channelaudit.cli.output import write_stdout  # noqa: PLC0415
    from channelaudit.engine.discovery import rules  # noqa: PLC0415
    from channelaudit.reports.common.translate import text  # noqa: PLC0415

    def said(source: str) -> str:
        return text(source, spoken())

    if format is ListFormat.JSON:
        entries = [
            {"id": r.id, "subject": r.subject, "severity": r.severity, "title": said(r.title), "advice": said(r.advice)}
            for r in rules().values()
        ]
        write_stdout(json.dumps(entries, indent=2, ensure_ascii=False) + "\n", "application/json")
        return 0
    width = max((len(name) for name in rules()), default=0)
    write_stdout("".join(f"{rule.id:{width}}  {rule.severity:7}  {said(rule.title)}\n" for rule in rules().values()))
    return 0
