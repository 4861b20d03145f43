"""Words of dated notices (``notices.yaml``) as patterns for folded text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import alternatives, pattern_of


@dataclass(frozen=True, slots=True)
class NoticeWords:
    closed: re.Pattern[str]
    since: re.Pattern[str]
    """At the end of the text before a date: from then on for good."""
    date: re.Pattern[str]
    """24 December 2025, December 24, 2025; groups d1 n1 y1 and n2 d2 y2."""
    months: Mapping[str, Mapping[str, int]]
    """Language → name → number: two languages give one name to two months."""


@cache
def notice_words() -> NoticeWords:
    data = load("notices")
    months = {
        language: {word: number for number, words in enumerate(names, 1) for word in words}
        for language, names in data["months"].items()
    }
    name = alternatives(chain.from_iterable(months.values()))
    return NoticeWords(
        closed=pattern_of(chain.from_iterable(data["closed"].values())),
        since=re.compile(rf"(?<!\w)(?:{alternatives(chain.from_iterable(data['since'].values()))})\s?$"),
        date=re.compile(
            rf"(?<![\d.:/])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?:of\s)?(?P<n1>{name})(?!\w)(?:,?\s(?P<y1>20\d\d)(?!\d))?"
            rf"|(?<!\w)(?P<n2>{name})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|\.\d)(?:,?\s(?P<y2>20\d\d)(?!\d))?"
        ),
        months=months,
    )
