"""A sentence for people: English text with named fields, translated when it is rendered."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | float


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """``Message("{address} is not an address", address="a@@b")``.

    ``text`` is the English template and at the same time the key of its translation; ``values`` are
    (name, value) pairs in the order in which they were given.  Values from a site stay raw here: the
    report format that shows them neutralises them.
    """

    text: str
    values: tuple[tuple[str, Value], ...]

    def __init__(self, text: str, **values: Value) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "values", tuple(values.items()))

    def __str__(self) -> str:
        return self.text.format(**dict(self.values))
