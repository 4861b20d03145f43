"""Pieces of the lines of an address, between commas and the like, and the address that is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from channelaudit.channels.places.words import EDGE
from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.folding import fold

_SPLIT = re.compile(
    r"[,;|•·\t()„”\"]|(?<=[^\W\d_]):(?=[^\W\d_])|(?<=[^\W\d_]{6})\.(?= [A-ZŚŻŹĆŁÓČŘŠŽÚÁÄÖÜ][^\W\d_]{3})"
)
REPEATED = 200
"""Characters of a line whose parts are remembered."""
LONGEST = 45
"""Characters of a part that may be a name on an envelope."""
_ELSE = re.compile(r"@|//|\d(?:[\s/-]?\d){8}")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line between commas and the like, without the label of a field ("Street:")."""

    text: str
    line: int
    start: int
    """Offset in the line."""

    @property
    def is_else(self) -> bool:
        """A telephone number or a mail address: no part of a postal address."""
        return bool(_ELSE.search(self.text[-LONGEST:]))


@dataclass(frozen=True, slots=True)
class Place:
    street: str
    postcode: str
    city: str
    country: str
    named: bool = False
    """A county or country beside it shows that it is an address, even without a street."""

    @property
    def text(self) -> str:
        """One line, in the order that the country's post uses."""
        if self.country in {"GB", "IE", "US", "CA", "NG"}:
            return ", ".join(filter(None, (self.street, self.city, self.postcode)))
        return ", ".join(filter(None, (self.street, f"{self.postcode} {self.city}".strip())))


def split_parts(text: str, line: int) -> Iterator[Part]:
    for start, piece in _pieces(text) if len(text) <= REPEATED else _split(text):
        yield Part(piece, line, start)


@lru_cache(maxsize=1_024)
def _pieces(text: str) -> tuple[tuple[int, str], ...]:
    """The short lines around a postcode are asked for again and again."""
    return tuple(_split(text))


def _split(text: str) -> Iterator[tuple[int, str]]:
    """(offset, text) of each piece that is not empty."""
    at = 0
    for end in (*(match.start() for match in _SPLIT.finditer(text)), len(text)):
        start = at + _label(text[at:end])
        if text[start:end].strip(EDGE):
            yield start, text[start:end]
        at = end + 1


def _label(text: str) -> int:
    """Characters of a field's label at the beginning: "Město: Brno", or a cell that holds nothing else."""
    head, colon, _ = text[:30].partition(":")
    if fold(head).strip(EDGE) in address_words().fields and (colon or len(head) == len(text)):
        return len(head) + len(colon)
    return 0


class Parts:
    """The parts of a few lines; a part that one address has used is not used for the next."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.all = parts
        self.used = -1
        """Index of the last part that belongs to an earlier address."""

    def text(self, index: int) -> str:
        return self.all[index].text if self.used < index < len(self.all) and index >= 0 else ""

    def line(self, index: int) -> int:
        return self.all[index].line

    def before(self, index: int, most: int) -> Iterator[tuple[int, str]]:
        """(index, text without edges) of up to ``most`` unused parts before ``index``, the nearest first."""
        for at in range(index - 1, max(self.used, index - 1 - most), -1):
            if self.all[at].is_else:
                return
            yield at, self.all[at].text.strip(EDGE)
