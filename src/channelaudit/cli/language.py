"""The language in which the command line speaks: that of ``--lang``, of ``channelaudit.yaml``, of the environment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from channelaudit.config.language import of_environment
from channelaudit.model import N_, Text
from channelaudit.model.message import LANGUAGES

if TYPE_CHECKING:
    from channelaudit.config.settings import Settings

_FRAMEWORK = (
    N_("Usage: "),
    N_("Options"),
    N_("Arguments"),
    N_("Commands"),
    N_("Show this message and exit."),
)
"""What typer says of itself."""
_spoken = [LANGUAGES[0]]


def spoken() -> str:
    """Two letters."""
    return _spoken[0]


def speak(language: str) -> None:
    """From now on say everything in this language."""
    _spoken[0] = language


def said(text: Text) -> str:
    """In the language that is spoken; text of strangers as it is."""
    if isinstance(text, str):
        return text
    from channelaudit.reports.common.translate import render  # noqa: PLC0415 (start-up time)

    return render(text, spoken())


def of_arguments(arguments: Sequence[str]) -> str:
    """What ``--lang`` names, before anybody has read the command line; else the environment's language."""
    for number, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            given = value or next(iter(arguments[number + 1 :]), "")
            return given if given in LANGUAGES else of_environment()
        if argument == "--":
            break
    return of_environment()


def load_settings(config: Path | None, flags: Mapping[str, Any]) -> Settings:
    """``config.file.load_settings``; what follows is said in the language that the settings name."""
    from channelaudit.config import file  # noqa: PLC0415 (start-up time)

    settings = file.load_settings(config, flags)
    speak(settings.lang)
    return settings


def translate_help(command: Any) -> None:
    """Put the helps of a command, its parameters and its sub-commands into the language that is spoken."""
    from channelaudit.reports.common.translate import text  # noqa: PLC0415 (start-up time)

    def say(source: str) -> str:
        return text(source, spoken())

    command.help = "\n\n".join(map(say, (command.help or "").split("\n\n")))
    command.context_class = _context(command.context_class, say)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = say(parameter.help)
    own = command.get_help_option

    def help_option(context: Any) -> Any:
        found = own(context)
        if found is not None:
            found.help = say("Show this message and exit.")
        return found

    command.get_help_option = help_option
    for each in getattr(command, "commands", {}).values():
        translate_help(each)


def _context(parent: type[Any], say: Any) -> type[Any]:
    """The framework's own words stand in the formatter of the context."""
    base: type[Any] = typer.Context.formatter_class

    class Formatter(base):  # type: ignore[misc]  # typer does not say what it is
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or say("Usage: "))

        def section(self, name: str) -> Any:
            return super().section(say(name))

    return type("Context", (parent,), {"formatter_class": Formatter})
