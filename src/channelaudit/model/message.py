"""A sentence for people: English text with named fields, translated when it is rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Union

Value = Union[str, int, float, "Message", "tuple[str | Message, ...]"]
_PLACE = re.compile(r"\{\{|\}\}|\{([A-Za-z_]\w{0,60})(?::(date|,?(?:\.\d)?[dfgs%]?))?\}")
LANGUAGES = ("en", "cs", "pl")
"""In which everything can be said; English is what stands in the code."""
LONGEST = 20_000
"""Characters to which a sentence is filled in."""


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """``Message("{address} is not an address", address="a@@b")``.

    ``text`` is the English template and at the same time the key of its translation; ``values`` are
    (name, value) pairs in the order in which they were given.  Values from a site stay raw here: the
    report format that shows them neutralises them.  A value that is itself a ``Message`` (a reason, a name of a
    region) is translated with the sentence; a tuple is a list of words and messages.
    """

    text: str
    values: tuple[tuple[str, Value], ...]
    plural: str
    """English template for more than one, "" where number makes no difference; the value ``count`` decides."""

    def __init__(self, text: str, /, **values: Value) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "values", tuple(values.items()))
        object.__setattr__(self, "plural", "")

    @classmethod
    def counted(cls, one: str, many: str, /, count: int, **values: Value) -> Message:
        """``Message.counted("{count} page", "{count} pages", count=3)``: each language has its own plural forms."""
        message = cls(one, count=count, **values)
        object.__setattr__(message, "plural", many)
        return message

    @property
    def count(self) -> int:
        """Of a counted message; 0 where none is given."""
        count = dict(self.values).get("count", 0)
        return count if isinstance(count, int) else 0

    def __str__(self) -> str:
        template = self.plural if self.plural and self.count != 1 else self.text
        return filled(template, dict(self.values), _english)


Text = str | Message
"""Words of a server or a site, which nobody translates, or our own."""


def N_(text: str) -> str:  # noqa: N802 (the name by which extractors of catalogues know it)
    """``text``, unchanged: marks words in a table, which are translated where they are shown."""
    return text


def filled(template: str, values: Mapping[str, Value], show: Callable[[Value, str], str]) -> str:
    """The template with ``show(value, form)`` at each ``{name}`` and ``{name:form}``.

    Only plain forms (``.1f``, ``d``) are understood: a template from a saved audit may be anybody's, and ``str.format``
    would follow attributes and pad to any width.
    """
    shown: dict[tuple[str, str], str] = {}
    parts: list[str] = []
    end = size = 0
    for match in _PLACE.finditer(template):
        name, form = match[1], match[2] or ""
        if name is None:
            piece = match[0][0]
        elif name in values:
            if (name, form) not in shown:
                shown[name, form] = show(values[name], form)[:LONGEST]
            piece = shown[name, form]
        else:
            piece = match[0]
        parts += (template[end : match.start()], piece)
        size += match.start() - end + len(piece)
        end = match.end()
        if size > LONGEST:
            break
    return "".join((*parts, template[end:]))[:LONGEST]


def _english(value: Value, form: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(_english(item, form) for item in value)
    if isinstance(value, Message):
        return str(value)
    try:
        return format(value, form)
    except ValueError:
        return str(value)
