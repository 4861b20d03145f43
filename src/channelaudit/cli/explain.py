"""``channelaudit explain RULE``, ``explain score``, ``explain duties --country XX``."""

from __future__ import annotations

from typing import Annotated

import typer

from channelaudit.config.options import Option
from channelaudit.model import Message

OPTIONS: tuple[Option, ...] = ()


def run(
    rule: Annotated[
        str,
        typer.Argument(metavar="RULE", help='Id of a rule, as "channelaudit rules" lists it; or "score", "duties".'),
    ],
    *,
    country: Annotated[
        str, typer.Option(metavar="XX", help='With "duties": the country, two letters; EU for the rest of the Union.')
    ] = "",
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

    known = rules().get(name)
    if known is None:
        raise ConfigError(
            Message(
                'there is no rule "{name}"{nearest}',
                name=name,
                nearest=nearest(name, rules()) or Message("; channelaudit rules lists them"),
            )
        )
    return f"# {known.id} ({known.severity})\n\n{known.title}.\n\n{known.page}\n"


def _score() -> str:
    from channelaudit.engine import scoring  # noqa: PLC0415 (start-up time)

    return scoring.__doc__ or ""


def _duties(country: str) -> str:
    """What the law of a country asks for, as a page with a table."""
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415 (start-up time)
    from channelaudit.knowledge.duties import THINGS, countries_with_duties, duties  # noqa: PLC0415

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
    title = country.upper() if found[0].country != "EU" else f"{country.upper()} (general law of the European Union)"
    lines = [
        f"# Duties of web shops: {title}",
        "",
        "What a shop must publish, and how grave it is when it is not found. No legal advice.",
        "Until the day on which a duty comes into force (since), its absence is a note.",
        "stored: read in the source named; own: general knowledge, unverified.",
        "",
        "| what | if missing | traders | law | since | where | source |",
        "|---|---|---|---|---|---|---|",
    ]
    for duty in found:
        what = THINGS[duty.thing] + (f" ({'/'.join(duty.schemes)})" if duty.schemes else "")
        traders = ", ".join(duty.forms) or "all"
        cells = (what, duty.severity, f"{traders}; {duty.note}" if duty.note else traders, duty.law, duty.since or "–")
        lines.append(f"| {' | '.join((*cells, duty.where or '–', f'{duty.source} ({duty.conf})'))} |")
    return "\n".join([*lines, ""])


def _coloured(page: str, width: int) -> str:
    from rich.console import Console  # noqa: PLC0415 (start-up time)
    from rich.markdown import Markdown  # noqa: PLC0415

    console = Console(width=min(width, 100), force_terminal=True, color_system="standard", _environ={})
    with console.capture() as capture:
        console.print(Markdown(page))
    return capture.get()
