"""What the walk carries from an element to what is inside it, and what it notes on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from channelaudit.reading.regions import Zone
from channelaudit.reading.text import fold


@dataclass(slots=True)
class Scope:
    """State that an element hands down to what it holds; never changed, but not frozen, because there are so many."""

    zone: Zone
    hidden: bool = False
    bold: bool = False
    superscript: bool = False
    inner: int = 0
    """Open elements (article, section, aside …) whose own headers and footers are not the page's."""


@dataclass(slots=True)
class RawLine:
    """A line before its zone is settled."""

    text: str
    zone: Zone
    heading: str
    is_heading: bool
    hidden: bool
    bold: bool


@dataclass(slots=True, eq=False)
class Capture:
    """Collects the text inside one element: a link, a label, a button, a heading."""

    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return fold("".join(self.parts))


@dataclass(slots=True)
class Place:
    """Where the walk stands: what a link, a form or a frame notes of its surroundings.  Never changed."""

    zone: Zone
    line: int
    heading: str
    hidden: bool
