"""What mail servers' replies mean: codes and wordings (``smtp.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import pattern_of


@dataclass(frozen=True, slots=True)
class ReplyWords:
    """Enhanced status codes (``5.1.1``) by what they mean, and patterns for folded text, see ``folding.fold``."""

    missing_codes: frozenset[str]
    full_codes: frozenset[str]
    sender_codes: frozenset[str]
    """They speak of the sender or the connection, not of the recipient."""
    missing: re.Pattern[str]
    likely_missing: re.Pattern[str]
    full: re.Pattern[str]
    sender: re.Pattern[str]
    """The server refuses whoever asks, whatever the code says."""
    policy: re.Pattern[str]
    """The same, where no code speaks of the recipient."""
    greylisted: re.Pattern[str]


@cache
def reply_words() -> ReplyWords:
    data = load("smtp")
    codes = data["codes"]
    by_language = (words for language, words in data["missing"].items() if language != "source")
    return ReplyWords(
        missing_codes=frozenset(codes["missing"]),
        full_codes=frozenset(codes["full"]),
        sender_codes=frozenset(codes["sender"]),
        missing=pattern_of(chain.from_iterable(by_language)),
        likely_missing=pattern_of(data["likely_missing"]["words"]),
        full=pattern_of(data["full"]["words"]),
        sender=pattern_of(data["sender"]["words"]),
        policy=pattern_of(data["policy"]["words"]),
        greylisted=pattern_of(data["greylisted"]["words"]),
    )
