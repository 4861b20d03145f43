"""Comparing words whatever their case and diacritics, without moving any character from its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0].lower()
    return base if len(base) == 1 else char


_SINGLE = {"ł": "l", "Ł": "l", "ß": "s", "ø": "o", "đ": "d", "ı": "i", "„": '"', "’": "'", "‑": "-", "–": "-", "—": "-"}
_LETTERS = {chr(c): _plain(chr(c)) for c in range(0xA0, 0x250)} | _SINGLE
_TABLE = {char: _SINGLE.get(plain, plain) for char, plain in _LETTERS.items()}
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_INFLECTION = r"\w{0,20}"
_SHORT = 500
"""Characters of a text that is remembered."""


def fold(text: str) -> str:
    """Lower case without diacritics, dashes made plain; exactly as long as ``text``, so that offsets agree."""
    if text.isascii():
        return text.lower()
    return _remembered(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    """One pass for each letter that occurs: a third of what ``str.translate`` takes."""
    for char in set(_BEYOND_ASCII.findall(text)):
        text = text.replace(char, _TABLE.get(char, char))
    return text.lower()


_remembered = lru_cache(maxsize=1_024)(_folded)
"""Every finder asks for the same lines, and the pages of a shop share many of them."""


def alternatives(words: Iterable[str]) -> str:
    """A regular expression, without captures, that matches any of these words in folded text, the longest first.

    ``inspekc*`` stands for its inflections.  White space in a phrase may be any single white space.
    """
    return by_first(sorted({_expression(w) for w in words}, key=by_length)) or r"(?!)"


def by_length(expression: str) -> tuple[int, str]:
    """Sorts alternatives: the longest first, and never by the order of a set, which differs from run to run."""
    return -len(expression.replace(_INFLECTION, "")), expression


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
    return re.escape(fold(word)).replace(r"\ ", r"\s").replace(r"\*", _INFLECTION)


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What the matches of a pattern begin with."""

    words: frozenset[str]
    """Whole words."""
    stems: tuple[str, ...]
    """The same, of words that are only given by their beginning."""


_FIRST = re.compile(r"(\w+)(\*?)")
_BEGINNINGS: dict[re.Pattern[str], Beginnings] = {}


@cache
def _pattern(words: tuple[str, ...], not_behind: str) -> re.Pattern[str]:
    pattern = re.compile(rf"(?<!{not_behind})(?:{alternatives(words)})(?!\w)")
    firsts = [_FIRST.match(fold(word)) for word in words]
    if None not in firsts:
        parts = {(first[1], first[2]) for first in firsts if first}
        whole = frozenset(word for word, star in parts if not star)
        _BEGINNINGS[pattern] = Beginnings(whole, tuple(word for word, star in parts if star))
    return pattern


def pattern_of(words: Iterable[str], not_behind: str = r"\w") -> re.Pattern[str]:
    """A pattern that finds any of these words or phrases, whole, in folded text (see ``alternatives``)."""
    return _pattern(tuple(words), not_behind)


def beginnings_of(pattern: re.Pattern[str]) -> Beginnings | None:
    """The words that a match can begin with; None for a pattern not from ``pattern_of``, or with other beginnings."""
    return _BEGINNINGS.get(pattern)
