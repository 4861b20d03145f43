"""Words that make no difference between two spellings (``comparing.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import fold


@dataclass(frozen=True, slots=True)
class Comparing:
    """All words are folded (``folding.fold``); phrases are words with single spaces."""

    endings: re.Pattern[str]
    """What a register adds to the name of a company that is being wound up, at the end of the name."""
    personal: frozenset[str]
    """Usual names of legal forms (as in ``legal_forms``) whose registered name may go on with people's names."""
    fillers: frozenset[str]
    abbreviations: Mapping[str, str]
    """Phrase → abbreviation, the longest phrase first."""
    types: frozenset[str]
    """Kinds of streets, labels of numbers, countries."""
    titles: frozenset[str]
    towns: Mapping[str, str]
    """Name in another language → the town's own."""
    numbered: frozenset[str]
    """Towns with numbered districts."""


@cache
def comparing() -> Comparing:
    data = load("comparing")
    names, addresses = data["names"], data["addresses"]
    phrases = {fold(p): short for short, written in names["abbreviations"].items() for p in written}
    return Comparing(
        endings=re.compile(rf"[\s,]({_any(names['endings'])})\.?$"),
        personal=frozenset(names["personal"]),
        fillers=frozenset(names["fillers"]),
        abbreviations=dict(sorted(phrases.items(), key=lambda pair: -len(pair[0]))),
        types=frozenset(addresses["types"]),
        titles=frozenset(addresses["titles"]),
        towns={other: own for own, others in addresses["towns"].items() for other in others},
        numbered=frozenset(addresses["numbered"]),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
