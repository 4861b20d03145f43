"""Comparing words whatever their case and diacritics, without moving any character from its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0].lower()
    return base if len(base) == 1 else char


_SINGLE = {"ł": "l", "Ł": "l", "ß": "s", "ø": "o", "đ": "d", "ı": "i", "„": '"', "’": "'", "‑": "-", "–": "-", "—": "-"}
_TABLE = {c: _plain(chr(c)) for c in (*range(0x41, 0x5B), *range(0xA0, 0x250))}
_TABLE.update({ord(c): plain for c, plain in _SINGLE.items()})
_SHORT = 500
"""Characters of a text that is remembered."""


def fold(text: str) -> str:
    """Lower case without diacritics, dashes made plain; exactly as long as ``text``, so that offsets agree."""
    if text.isascii():
        return text.lower()
    return _folded(text) if len(text) <= _SHORT else text.translate(_TABLE)


@lru_cache(maxsize=1_024)
def _folded(text: str) -> str:
    """Every finder asks for the same lines, and the pages of a shop share many of them."""
    return text.translate(_TABLE)


def alternatives(words: Iterable[str]) -> str:
    """A regular expression, without captures, that matches any of these words in folded text, the longest first.

    ``inspekc*`` stands for its inflections.  White space in a phrase may be any single white space.
    """
    return by_first(sorted({_expression(w) for w in words}, key=len, reverse=True)) or r"(?!)"


def by_first(expressions: list[str]) -> str:
    """The alternatives, with those of one first letter together: what begins otherwise is then passed over at once."""
    groups: dict[str, list[str]] = {}
    for expression in expressions:
        size = 2 if expression.startswith("\\") else 1
        groups.setdefault(expression[:size], []).append(expression[size:])
    if not groups.keys().isdisjoint((r"\w", r"\s", "")):  # these match what others begin with: their order counts
        return "|".join(expressions)
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in groups.items())


def _expression(word: str) -> str:
    return re.escape(fold(word)).replace(r"\ ", r"\s").replace(r"\*", r"\w{0,20}")


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)")


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these words or phrases, whole, in folded text (see ``alternatives``)."""
    return _words(tuple(words))
