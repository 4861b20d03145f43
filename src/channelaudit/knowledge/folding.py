"""Comparing words whatever their case and diacritics, without moving any character from its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0].lower()
    return base if len(base) == 1 else char


_SINGLE = {"ł": "l", "Ł": "l", "ß": "s", "ø": "o", "đ": "d", "ı": "i", "„": '"', "’": "'", "‑": "-", "–": "-", "—": "-"}
_TABLE = {c: _plain(chr(c)) for c in (*range(0x41, 0x5B), *range(0xA0, 0x250))}
_TABLE.update({ord(c): plain for c, plain in _SINGLE.items()})


def fold(text: str) -> str:
    """Lower case without diacritics, dashes made plain; exactly as long as ``text``, so that offsets agree."""
    return text.translate(_TABLE)


def alternatives(words: Iterable[str]) -> str:
    """A regular expression, without groups, that matches any of these words in folded text, the longest first.

    ``inspekc*`` stands for its inflections.  White space in a phrase may be any single white space.
    """
    return "|".join(sorted({_expression(w) for w in words}, key=len, reverse=True)) or r"(?!)"


def _expression(word: str) -> str:
    return re.escape(fold(word)).replace(r"\ ", r"\s").replace(r"\*", r"\w{0,20}")


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)")


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these words or phrases, whole, in folded text (see ``alternatives``)."""
    return _words(tuple(words))
