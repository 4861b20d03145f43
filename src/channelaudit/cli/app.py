"""All commands under one name."""

from __future__ import annotations

from typing import Annotated

import typer
from typer.main import get_command

from channelaudit import __version__
from channelaudit.cli import (
    audit,
    batch,
    demo,
    diff,
    doctor,
    explain,
    history,
    init,
    judge,
    mailbox,
    notify,
    report,
    rules,
)
from channelaudit.cli.command import command
from channelaudit.cli.conversion import take_as_given
from channelaudit.cli.language import of_arguments, speak, spoken, translate_help

app = typer.Typer(
    name="channelaudit",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # importing rich would double the time of --help
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"channelaudit {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Find every contact channel of a web shop and tell which ones are broken.

    Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it; 2 wrong use or configuration; 3 the site
    could not be audited; 130 interrupted.
    """


for module in (audit, batch, mailbox, demo, judge, report, diff, history, notify, rules, explain, init, doctor):
    app.command()(command(module.run, module.OPTIONS, module.__name__.rpartition(".")[2]))


def run(arguments: list[str]) -> int:
    """Run one command; returns the exit code."""
    speak(of_arguments(arguments))
    try:
        commands = get_command(app)
        take_as_given(commands)
        if spoken() != "en":
            translate_help(commands)
        commands(args=arguments, prog_name="channelaudit")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0
