"""Words around numbers (``numbers.yaml``) as patterns for folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import alternatives


@dataclass(frozen=True, slots=True)
class NumberWords:
    labels: re.Pattern[str]
    """Any label; ``lastgroup`` tells which: ``both``, ``fax``, ``phone``, ``other``."""
    extension: re.Pattern[str]
    """An extension at the place where a number ended; group 1 holds its digits."""
    north_american: re.Pattern[str]
    joining: re.Pattern[str]
    """What may stand between two numbers that share a label, whole."""


@cache
def number_words() -> NumberWords:
    data = load("numbers")
    groups = "|".join(f"(?P<{name}>{alternatives(data[name])})" for name in ("both", "fax", "other", "phone"))
    return NumberWords(
        labels=re.compile(rf"(?<![^\W\d])(?:{groups})(?![^\W\d])"),
        extension=re.compile(rf"[\s,;(/-]{{0,3}}(?:{alternatives(data['extension'])})[\s.:]{{0,3}}(\d{{1,5}})(?!\d)"),
        north_american=re.compile(data["north_american"]),
        joining=re.compile(
            rf"[\s,;/|&+•·()-]{{0,6}}(?:(?:{alternatives(data['joining'])})(?!\w))?[\s,;/|&+•·(:-]{{0,4}}"
        ),
    )
