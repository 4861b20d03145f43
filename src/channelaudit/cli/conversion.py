"""Texts and paths of the command line taken as they are given.

Recent versions of typer have pydantic convert every value, and importing that takes 60 ms of every run; our options are
judged by ``config.values`` anyway.  Where typer works otherwise, it converts them, and the result is the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

_CONVERTED = {str: str, Path: Path, bool: bool, list[str]: str, list[Path]: Path}


class _AsGiven:
    """What typer asks for a value; the names are its own."""

    def __init__(self, convert: Any) -> None:
        self._convert = convert

    def coerce(self, value: Any, **_: Any) -> Any:
        if value is None:
            return None
        return [self._convert(each) for each in value] if isinstance(value, (list, tuple)) else self._convert(value)


def take_as_given(command: Any) -> None:
    """For all parameters of a command and of its sub-commands that are plain texts, paths or switches."""
    for parameter in command.params:
        _take(parameter)
    own = command.get_help_option

    def help_option(context: Any) -> Any:
        return _take(own(context))

    command.get_help_option = help_option  # it is made anew for every run
    for each in getattr(command, "commands", {}).values():
        take_as_given(each)


def _take(parameter: Any) -> Any:
    kind: Any = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    convert = _CONVERTED.get(kind)
    if convert is not None:
        parameter._runtime_param = _AsGiven(convert)  # noqa: SLF001 (see above)
    return parameter
