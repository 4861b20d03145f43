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


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = sorted({_pattern(w) for w in words}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)" if alternatives else r"(?!)")


def _pattern(word: str) -> str:
    escaped = re.escape(fold(word)).replace(r"\ ", r"\s?" if word.startswith("~") else r"\s")
    return escaped.removeprefix(r"\~").replace(r"\*", r"\w{0,20}")


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these words or phrases, whole, in folded text.

    ``inspekc*`` stands for its inflections; a phrase that begins with ``~`` may be written without its spaces.
    """
    return _words(tuple(words))
