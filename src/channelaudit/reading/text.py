"""Text as a browser shows it: white space folded, what is invisible left out."""

from __future__ import annotations

import re

_ODD = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u2011\ufffc]")
_TABLE: dict[int, int | None] = {
    ord(c): None for c in "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\ufffc"
}
_TABLE |= dict.fromkeys(range(0x2061, 0x206A))
_TABLE[0x2011] = ord("-")


def words(text: str) -> frozenset[str]:
    """The words of ``text``: how the lists of this room are written."""
    return frozenset(text.split())


def clean(text: str) -> str:
    """``text`` without zero-width characters, soft hyphens and marks of direction; U+2011 becomes ``-``."""
    if text.isascii() or not _ODD.search(text):
        return text
    return text.translate(_TABLE)


def fold(text: str) -> str:
    """``text`` cleaned, every run of white space (no-break spaces too) one space, none at the ends."""
    return " ".join(clean(text).split())


class LineBuffer:
    """The line that is being written.  White space is folded as it comes, so that positions hold to the end."""

    __slots__ = ("_open", "_parts", "_plain", "position")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._plain = False
        self._open = False
        """Whether the last character still takes a space after it."""
        self.position = 0
        """Length of the text so far."""

    def space(self) -> None:
        if self._open:
            self._parts.append(" ")
            self.position += 1
            self._open = False

    def cell(self) -> None:
        """End of a table cell: a tab instead of the space that may stand at the end."""
        if not self._parts or self._parts[-1] == "\t":
            return
        if self._parts[-1] == " ":
            self._parts[-1] = "\t"
        else:
            self._parts.append("\t")
            self.position += 1
        self._open = False

    def add(self, text: str, *, bold: bool) -> int:
        """Appends ``text``; returns the position where its first visible character stands, -1 if it has none."""
        found = clean(text).split()
        if not found:
            if text:
                self.space()
            return -1
        if text[0].isspace():
            self.space()
        folded = " ".join(found)
        start = self.position
        self._parts.append(folded)
        self.position += len(folded)
        self._open = True
        if text[-1].isspace():
            self.space()
        if not bold:
            self._plain = True
        return start

    def ends_in_word(self) -> bool:
        return self._open

    def part(self, text: str) -> None:
        """A space between what is written and ``text``, where the two would read as one word."""
        if self._open and self._parts[-1][-1].isalnum() and (text[:1].isalnum() or text.startswith(("+", "("))):
            self.space()

    def peek(self) -> str:
        return "".join(self._parts)

    def take(self) -> tuple[str, bool]:
        """The line and whether all of it is bold; the buffer is empty afterwards."""
        if not self._parts:
            return "", False
        text = "".join(self._parts).rstrip(" \t")
        bold = bool(text) and not self._plain
        self._parts.clear()
        self._plain = self._open = False
        self.position = 0
        return text, bold
