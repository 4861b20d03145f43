"""Words of promises to answer and of channels that are refused (``promises.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import fold, pattern_of


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """Patterns for folded text."""

    answering: re.Pattern[str]
    other_matters: re.Pattern[str]
    period: re.Pattern[str]
    """ "within 1-2 working days"; groups: low, high, word, before, hours, days, after (of ``working``)."""
    numerals: Mapping[str, int]
    refusals: Mapping[str, re.Pattern[str]]


@cache
def promise_words() -> PromiseWords:
    data = load("promises")
    every = {key: tuple(chain.from_iterable(data[key].values())) for key in ("answering", "other_matters", "within")}
    return PromiseWords(
        answering=pattern_of(every["answering"]),
        other_matters=pattern_of(every["other_matters"]),
        period=_period(every["within"]),
        numerals=data["numerals"],
        refusals={kind: pattern_of(chain.from_iterable(words.values())) for kind, words in data["refusals"].items()},
    )


def _period(within: tuple[str, ...]) -> re.Pattern[str]:
    data = load("promises")
    preposition = _any(within)
    working = _any(data["working"])
    hours, days = (_any(data["units"][unit]) for unit in ("H", "D"))
    return re.compile(
        rf"(?<!\w)(?:{preposition})\s(?:(?P<low>\d{{1,3}})(?:\s?-\s?(?P<high>\d{{1,3}}))?(?:-?ti)?|(?P<word>{_any(data['numerals'])}))[\s-]?"
        rf"(?P<before>(?:{working})\s)?(?:(?P<hours>{hours})|(?P<days>{days}))(?!\w)(?P<after>\.?\s(?:w\sdni\s)?(?:{working})(?!\w))?"
    )


def _any(words: object) -> str:
    assert isinstance(words, list | tuple | dict)
    return "|".join(
        sorted(
            {re.escape(fold(w)).replace(r"\*", r"\w{0,10}").replace(r"\ ", r"\s") for w in words}, key=len, reverse=True
        )
    )
