"""A sentence for people: English text with named fields, translated when it is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

Value = Union[str, int, float, "Message"]


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """``Message("{address} is not an address", address="a@@b")``.

    ``text`` is the English template and at the same time the key of its translation; ``values`` are
    (name, value) pairs in the order in which they were given.  Values from a site stay raw here: the
    report format that shows them neutralises them.  A value that is itself a ``Message`` (a reason, a name of a
    region) is translated with the sentence.
    """

    text: str
    values: tuple[tuple[str, Value], ...]
    plural: str
    """English template for more than one, "" where number makes no difference; the value ``count`` decides."""

    def __init__(self, text: str, **values: Value) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "values", tuple(values.items()))
        object.__setattr__(self, "plural", "")

    @classmethod
    def counted(cls, one: str, many: str, count: int, **values: Value) -> Message:
        """``Message.counted("{count} page", "{count} pages", count=3)``: each language has its own plural forms."""
        message = cls(one, count=count, **values)
        object.__setattr__(message, "plural", many)
        return message

    def __str__(self) -> str:
        values = dict(self.values)
        return (self.plural if self.plural and values["count"] != 1 else self.text).format(**values)
