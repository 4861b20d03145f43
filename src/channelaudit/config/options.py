"""One table of options: the command line, ``channelaudit.yaml``, its template and its schema are all made from it.

An option is a field of ``Settings`` whose metadata says what people need to know about it; fields without such metadata
are internal.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from channelaudit.model import Message, Text


@dataclass(frozen=True, slots=True)
class Option:
    """What people are told about one field of ``Settings``."""

    field: str
    type: str
    """As annotated: ``int``, ``float``, ``str``, ``bool``, ``tuple[str, ...]``, ``tuple[ConnectTo, ...]``."""
    default: Any
    help: str
    metavar: str
    section: str
    """Heading under which the template lists it."""
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    form: str = ""
    """Name of a stricter form of text in ``config.values``: ``country``, ``file``, ``address`` …"""
    short: str = ""
    """One-letter flag, with its dash."""
    repeatable: bool = False
    """Given once for each item on the command line, instead of a list with commas."""
    example: str = ""
    """For the template, where the default says nothing; items with commas."""
    secret: bool = False
    """Never a flag: everybody on the machine can read a command line.  The environment overrules the file."""

    @property
    def key(self) -> str:
        """Its name in ``channelaudit.yaml``: ``max-pages``."""
        return self.field.replace("_", "-")

    @property
    def flag(self) -> str:
        return f"--{self.key}"

    @property
    def many(self) -> bool:
        return self.type.startswith("tuple")

    @property
    def summary(self) -> str:
        """Help text with its choices and its default."""
        choices = f": {', '.join(self.choices)}" if self.choices else ""
        default = f" (default: {self.default})" if self.default and self.type != "bool" and not self.many else ""
        return f"{self.help}{choices}{default}"


@dataclass(frozen=True, slots=True)
class Section:
    """A key of ``channelaudit.yaml`` with keys of its own beneath it: the options of ``record``.  It has no flag."""

    field: str
    record: type[Any]
    """A dataclass whose fields are options."""
    many: bool
    """A list of such mappings."""
    help: str
    section: str
    """Heading under which the template lists it."""
    inherits: bool = False
    """Each mapping may hold the keys around it too, for itself alone; a mere word is its first key."""
    name: str = ""
    """Key of an option that takes a list: this section gets the mappings among its items."""

    @property
    def key(self) -> str:
        return self.name or self.field.replace("_", "-")


def option(
    help: str,  # noqa: A002 (the word that every command line uses)
    metavar: str = "",
    *,
    section: str,
    choices: tuple[str, ...] = (),
    minimum: float | None = None,
    maximum: float | None = None,
    form: str = "",
    short: str = "",
    repeatable: bool = False,
    example: str = "",
    secret: bool = False,
) -> dict[str, Any]:
    """Metadata that makes a field of ``Settings`` an option."""
    given = {key: value for key, value in locals().items() if value not in ("", (), None) and value is not False}
    return {"option": given}


def options_of(settings: type[Any]) -> tuple[Option, ...]:
    """The options among the fields of a dataclass, in their order."""
    return tuple(
        Option(f.name, str(f.type), f.default, **{"metavar": "", **f.metadata["option"]})
        for f in dataclasses.fields(settings)
        if "option" in f.metadata
    )


def section(
    help: str,  # noqa: A002 (as above)
    record: type[Any],
    *,
    section: str,
    inherits: bool = False,
    key: str = "",
) -> dict[str, Any]:
    """Metadata that makes a field of ``Settings`` a section."""
    return {"section": {"help": help, "record": record, "section": section, "inherits": inherits, "name": key}}


def sections_of(settings: type[Any]) -> tuple[Section, ...]:
    """The sections among the fields of a dataclass, in their order."""
    return tuple(
        Section(f.name, many=str(f.type).startswith("tuple"), **f.metadata["section"])
        for f in dataclasses.fields(settings)
        if "section" in f.metadata
    )


def nearest(name: str, names: Iterable[str]) -> Text:
    """``; did you mean "max-pages"?`` for a name that is almost one of these, else nothing."""
    close = difflib.get_close_matches(name, tuple(names), n=1, cutoff=0.5)
    return Message('; did you mean "{name}"?', name=close[0]) if close else ""
