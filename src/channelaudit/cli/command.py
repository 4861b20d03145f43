"""What all commands have in common: options from the one table, and an end that never shows a traceback."""

from __future__ import annotations

import inspect
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

import typer

from channelaudit import __version__
from channelaudit.cli.language import said
from channelaudit.config.codes import INTERRUPTED, NOT_AUDITED, WRONG_USE
from channelaudit.config.errors import ConfigError
from channelaudit.config.options import Option
from channelaudit.config.settings import OPTIONS
from channelaudit.model import Message, Text
from channelaudit.reports.common.sanitize import line


def options(*fields: str) -> tuple[Option, ...]:
    """The options of these fields of ``Settings``, in the order of the table."""
    return tuple(option for option in OPTIONS if option.field in fields)


def command(body: Callable[..., int], taken: Iterable[Option], name: str) -> Callable[..., None]:
    """A typer command named ``name`` of a body that returns its exit code.

    The options in ``taken`` reach the body together, as its argument ``flags``: field → value, only those given.
    """
    taken = tuple(taken)
    own = [p for p in inspect.signature(body, eval_str=True).parameters.values() if p.name != "flags"]

    def run(**arguments: Any) -> None:
        raw = {option: arguments.pop(option.field) for option in taken}
        raise typer.Exit(_ended(lambda: body(**arguments, **({"flags": _values(raw)} if taken else {}))))

    parameters = [*own, *map(_parameter, taken)]
    run.__name__ = name
    run.__doc__ = inspect.getdoc(body)
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # inspect honours it
    return run


def say(text: Text) -> None:
    """One line to stderr, in the language of the user; text from anywhere is made harmless."""
    print(line(said(text)), file=sys.stderr)


def _parameter(option: Option) -> inspect.Parameter:
    names = [option.flag] if option.type != "bool" else [f"{option.flag}/--no-{option.key}"]
    shown = typer.Option(
        *names, *([option.short] if option.short else []), help=f"{option.summary}.", metavar=option.metavar or None
    )
    kind: Any = bool if option.type == "bool" else list[str] if option.repeatable else str
    annotation = Annotated[kind | None, shown]
    return inspect.Parameter(option.field, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def _values(raw: Mapping[Option, Any]) -> dict[str, Any]:
    from channelaudit.config.values import value_of  # noqa: PLC0415 (not needed for --help)

    values: dict[str, Any] = {}
    for option, given in raw.items():
        if isinstance(given, bool):
            values[option.field] = given
        elif given is not None and given != []:
            values[option.field] = value_of(option, given if isinstance(given, list) else [given], option.flag)
    return values


def _ended(body: Callable[[], int]) -> int:
    """The exit code of a body; whatever goes wrong in it becomes one sentence on stderr."""
    try:
        return body()
    except ConfigError as error:
        say(f"channelaudit: {said(error.said)}")
        return WRONG_USE
    except KeyboardInterrupt:
        say(Message("channelaudit: interrupted"))
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 (the last gate: a traceback helps no user)
        if os.environ.get("CHANNELAUDIT_DEBUG"):
            traceback.print_exc()
        say(
            Message(
                "channelaudit: a mistake in the program stopped it ({kind}: {error}); please report it with the "
                "command that you gave, version {version}, and what CHANNELAUDIT_DEBUG=1 shows",
                kind=type(error).__name__,
                error=str(error),
                version=__version__,
            )
        )
        return NOT_AUDITED
