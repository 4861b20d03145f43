"""How shops say that they deliver abroad (``delivery.yaml``), as patterns for folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import alternatives, pattern_of


@dataclass(frozen=True, slots=True)
class DeliveryWords:
    shipping: re.Pattern[str]
    country: re.Pattern[str]
    """A country's name; ``lastgroup`` is its ISO 3166 code."""
    stem: re.Pattern[str]
    """A word about delivery."""
    everywhere: re.Pattern[str]
    negation: re.Pattern[str]


@cache
def delivery_words() -> DeliveryWords:
    data = load("delivery")
    names = "|".join(f"(?P<{code}>{alternatives(words)})" for code, words in data["countries"].items())
    return DeliveryWords(
        shipping=pattern_of(chain.from_iterable(data["shipping"].values())),
        country=re.compile(rf"(?<!\w)(?:{names})(?!\w)"),
        stem=re.compile("|".join(data["stems"])),
        everywhere=pattern_of(chain.from_iterable(data["everywhere"].values())),
        negation=pattern_of(data["negations"]),
    )
