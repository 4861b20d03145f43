"""What pages say that stand before the page itself (``walls.yaml``), as patterns for folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import pattern_of


@dataclass(frozen=True, slots=True)
class Walls:
    age: re.Pattern[str]
    """Asks how old visitors are."""
    human: re.Pattern[str]
    """Asks whether visitors are people."""


@cache
def walls() -> Walls:
    data = load("walls")
    return Walls(*(pattern_of(chain.from_iterable(data[kind].values())) for kind in ("age", "human")))
