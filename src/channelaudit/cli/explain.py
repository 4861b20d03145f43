"""``channelaudit explain RULE``."""

from __future__ import annotations

from typing import Annotated

import typer

from channelaudit.config.options import Option

OPTIONS: tuple[Option, ...] = ()


def run(
    rule: Annotated[str, typer.Argument(metavar="RULE", help='Id of a rule, as "channelaudit rules" lists it.')],
) -> int:
    """Say why a rule matters and how to mend what it finds."""
    from channelaudit.cli.output import stdout_options, write_stdout  # noqa: PLC0415 (start-up time)
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415
    from channelaudit.config.options import nearest  # noqa: PLC0415
    from channelaudit.engine.discovery import rules  # noqa: PLC0415

    known = rules().get(rule)
    if known is None:
        raise ConfigError(f'there is no rule "{rule}"{nearest(rule, rules()) or "; channelaudit rules lists them"}')
    page = f"# {known.id} ({known.severity})\n\n{known.title}.\n\n{known.page}\n"
    how = stdout_options()
    write_stdout(_coloured(page, how.width) if how.colour else page)
    return 0


def _coloured(page: str, width: int) -> str:
    from rich.console import Console  # noqa: PLC0415 (start-up time)
    from rich.markdown import Markdown  # noqa: PLC0415

    console = Console(width=min(width, 100), force_terminal=True, color_system="standard", _environ={})
    with console.capture() as capture:
        console.print(Markdown(page))
    return capture.get()
