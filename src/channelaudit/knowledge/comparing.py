"""Words that make no difference between two spellings (``comparing.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import fold

SHORTEST_STEM = 3
"""Letters: "Nowa", "Stará"."""


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
    inflection: Mapping[str, tuple[str, ...]]
    """Group → endings of one adjective in its cases, the longest first."""


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
        inflection={
            group: tuple(sorted(endings, key=len, reverse=True)) for group, endings in addresses["inflection"].items()
        },
    )


def same_but_for_case(one: str, other: str) -> bool:
    """Whether two folded words may be one name in two cases: ``rowerowa`` and ``rowerowej``, but not ``rowerowego``."""
    return one == other or not _stems(one).isdisjoint(_stems(other))


def _stems(word: str) -> set[tuple[str, str]]:
    """(group, what stands before the ending) for every group of endings; of short words nothing is cut off."""
    return {
        (group, word.removesuffix(ending))
        for group, endings in comparing().inflection.items()
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM
    }


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
