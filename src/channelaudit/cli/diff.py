"""``channelaudit diff OLD NEW``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from channelaudit.cli.command import options
from channelaudit.model import Message, grave_enough

if TYPE_CHECKING:
    from channelaudit.config.settings import Settings
    from channelaudit.model import Difference
    from channelaudit.reports import RenderOptions

OPTIONS = options("fail_on", "store", "lang")
_WHAT = "JSON report of an audit, or an audit of the history: #12, last, last-1."


def run(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_WHAT)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same of a newer audit.")],
    *,
    site: Annotated[
        str, typer.Option(metavar="URL", help="The shop whose last audits are meant; needed if there are several.")
    ] = "",
    format: Annotated[  # noqa: A002 (the name of the option)
        str, typer.Option(metavar="FORMAT", help="What is written: terminal, markdown, html, json.")
    ] = "terminal",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Write to a file too; the format follows from the suffix; repeatable.",
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Read this configuration instead of channelaudit.yaml here."),
    ] = None,
    flags: dict[str, Any],
) -> int:
    """Show what has changed from one audit to another; 1 if there are new findings at or above --fail-on."""
    from channelaudit.cli.language import load_settings  # noqa: PLC0415
    from channelaudit.cli.output import stdout_options, write_stdout  # noqa: PLC0415 (start-up time, as all below)
    from channelaudit.engine.saved import write_file  # noqa: PLC0415
    from channelaudit.reports import RenderOptions  # noqa: PLC0415

    settings = load_settings(config, flags)
    render = _named(format)
    files = [_target(text) for text in output or ()]
    difference, masked = _compared(settings, site, old, new)
    write_stdout(_rendered(render, difference, masked, stdout_options(settings.lang)), _media_type(format))
    for renderer, path in files:
        write_file(path, _rendered(renderer, difference, masked, RenderOptions(settings.lang)).encode())
    return int(any(grave_enough(finding.severity, settings.fail_on) for finding in difference.appeared_findings))


def _compared(settings: Settings, site: str, old: str, new: str) -> tuple[Difference, Difference]:
    """The difference as it is, and as formats for people show it."""
    from channelaudit.engine.remembering import Archive  # noqa: PLC0415 (start-up time, as all below)
    from channelaudit.history.comparing import compare  # noqa: PLC0415
    from channelaudit.reports.common.masking import hidden  # noqa: PLC0415

    with Archive(settings, site or settings.site) as archive:
        reports = archive.report(old), archive.report(new)
    difference = compare(*reports)
    return difference, hidden(difference, *reports)


def _rendered(renderer: Any, difference: Difference, masked: Difference, options: RenderOptions) -> str:
    """Only JSON, which programs compare, gets the values that formats for people mask."""
    from channelaudit.reports.over_time.difference import as_json  # noqa: PLC0415 (start-up time)

    content: str = renderer(difference if renderer is as_json else masked, options)
    return content


def _named(name: str) -> Any:
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415 (start-up time)
    from channelaudit.config.options import nearest  # noqa: PLC0415
    from channelaudit.reports.over_time.difference import RENDERERS  # noqa: PLC0415

    if name not in RENDERERS:
        names = ", ".join(RENDERERS)
        raise ConfigError(
            Message(
                '--format: unknown format "{name}"{nearest}; there are: {names}',
                name=name[:60],
                nearest=nearest(name, RENDERERS),
                names=names,
            )
        )
    return RENDERERS[name]


def _target(text: str) -> tuple[Any, Path]:
    """``FORMAT:PATH``, or a path whose suffix tells the format."""
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415 (start-up time)
    from channelaudit.reports.over_time.difference import RENDERERS, SUFFIXES  # noqa: PLC0415

    name, colon, rest = text.partition(":")
    if colon and rest and name in RENDERERS:
        return RENDERERS[name], Path(rest)
    path = Path(text)
    if path.suffix.lower() not in SUFFIXES:
        raise ConfigError(
            Message(
                '--output: no format follows from "{text}"; use one of {suffixes}, or FORMAT:PATH',
                text=text,
                suffixes=", ".join(SUFFIXES),
            )
        )
    return RENDERERS[SUFFIXES[path.suffix.lower()]], path


def _media_type(name: str) -> str:
    """Of text for people only the terminal's own encoding may change the letters."""
    return "text/plain" if name == "terminal" else "application/octet-stream"
