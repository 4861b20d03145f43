"""``channelaudit explain RULE``, ``explain score``, ``explain duties --country XX``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from channelaudit.cli.command import options
from channelaudit.cli.language import spoken
from channelaudit.model import Message

OPTIONS = options("lang")


def run(
    rule: Annotated[
        str,
        typer.Argument(metavar="RULE", help='Id of a rule, as "channelaudit rules" lists it; or "score", "duties".'),
    ],
    *,
    country: Annotated[
        str, typer.Option(metavar="XX", help='With "duties": the country, two letters; EU for the rest of the Union.')
    ] = "",
    flags: dict[str, Any],  # noqa: ARG001 (the language is spoken already)
) -> int:
    """Say why a rule matters and how to mend what it finds; how the score is made; what a country's law asks for."""
    from channelaudit.cli.output import stdout_options, write_stdout  # noqa: PLC0415 (start-up time)
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415

    if country and rule != "duties":
        raise ConfigError(Message("--country goes with: channelaudit explain duties"))
    page = _score() if rule == "score" else _duties(country) if rule == "duties" else _rule(rule)
    how = stdout_options()
    write_stdout(_coloured(page, how.width) if how.colour else page)
    return 0


def _rule(name: str) -> str:
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415 (start-up time)
    from channelaudit.config.options import nearest  # noqa: PLC0415
    from channelaudit.engine.discovery import rules  # noqa: PLC0415
    from channelaudit.reports.common.labels import SEVERITIES, word  # noqa: PLC0415
    from channelaudit.reports.common.pages import translated  # noqa: PLC0415
    from channelaudit.reports.common.translate import render, text  # noqa: PLC0415

    known = rules().get(name)
    if known is None:
        raise ConfigError(
            Message(
                'there is no rule "{name}"{nearest}',
                name=name,
                nearest=nearest(name, rules()) or Message("; channelaudit rules lists them"),
            )
        )
    severity = render(word(SEVERITIES, known.severity), spoken())
    title = text(known.title, spoken())
    return f"# {known.id} ({severity})\n\n{title}.\n\n{translated(known.page, spoken())}\n"


def _score() -> str:
    from channelaudit.engine import scoring  # noqa: PLC0415 (start-up time)
    from channelaudit.reports.common.pages import translated  # noqa: PLC0415

    return translated(scoring.__doc__ or "", spoken())


def _duties(country: str) -> str:
    """What the law of a country asks for, as a page with a table."""
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415 (start-up time)
    from channelaudit.knowledge.duties import countries_with_duties, duties  # noqa: PLC0415
    from channelaudit.reports.common.duties_page import duties_page  # noqa: PLC0415

    found = duties(country)
    if not found:
        known = ", ".join(countries_with_duties())
        reason = (
            Message("nothing is known of the duties in {country}", country=country)
            if country
            else Message("--country is missing")
        )
        raise ConfigError(
            Message(
                "{reason}; there are: {known}, and the other states of the European Union", reason=reason, known=known
            )
        )
    return duties_page(country, found, spoken())


def _coloured(page: str, width: int) -> str:
    from rich.console import Console  # noqa: PLC0415 (start-up time)
    from rich.markdown import Markdown  # noqa: PLC0415

    console = Console(width=min(width, 100), force_terminal=True, color_system="standard", _environ={})
    with console.capture() as capture:
        console.print(Markdown(page))
    return capture.get()
