"""Words around numbers (``numbers.yaml``) as patterns for folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import alternatives, pattern_of

_KINDS = ("both", "fax", "other", "phone", "near", "count")


@dataclass(frozen=True, slots=True)
class NumberWords:
    labels: re.Pattern[str]
    """Any label; ``lastgroup`` tells which: ``both``, ``fax``, ``phone``, ``other``; ``near`` and ``count`` speak only
    for what stands right behind them.
    """
    extension: re.Pattern[str]
    """An extension at the place where a number ended; group 1 holds its digits."""
    north_american: re.Pattern[str]
    joining: re.Pattern[str]
    """What may stand between two numbers that share a label, whole."""
    tail: re.Pattern[str]
    """What may stand between a number and the tail of another: ``, Fax -``; groups ``apart``, ``fax``, ``direct``."""
    leading: re.Pattern[str]
    following: re.Pattern[str]
    """What may follow a number to which a sentence leads, at the place where it ended."""
    days: re.Pattern[str]
    goods: re.Pattern[str]


@cache
def number_words() -> NumberWords:
    data = load("numbers")
    groups = "|".join(f"(?P<{name}>{alternatives(data[name])})" for name in _KINDS)
    joining, fax, direct = (alternatives(data[name]) for name in ("joining", "fax", "direct"))
    return NumberWords(
        labels=re.compile(rf"(?<![^\W\d])(?:{groups})(?![^\W\d])"),
        extension=re.compile(rf"[\s,;(/-]{{0,3}}(?:{alternatives(data['extension'])})[\s.:]{{0,3}}(\d{{1,5}})(?!\d)"),
        north_american=re.compile(data["north_american"]),
        joining=re.compile(rf"[\s,;/|&+•·()-]{{0,6}}(?:(?:{joining})(?!\w))?[\s,;/|&+•·(:-]{{0,4}}"),
        tail=re.compile(
            rf"\s?(?P<apart>[,;/|]|(?:{joining})(?!\w))?\s{{0,2}}(?P<fax>(?:{fax})[\s.:]{{0,3}})?"
            rf"(?P<direct>(?:-|{direct})\s?)?(?=\d)"
        ),
        leading=pattern_of(data["leading"]),
        following=re.compile(rf"[\s(,|]{{1,3}}(?:{alternatives(data['following'])})(?!\w)"),
        days=re.compile(rf"[\s(,|]{{1,3}}(?:{alternatives(data['days'])})(?!\w)"),
        goods=pattern_of(data["goods"]),
    )
