"""Words and formats of postal addresses (``addresses.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import by_length, fold, pattern_of

COUNTRY = {"pl": "PL", "cs": "CZ", "sk": "SK"}
"""Of the languages that decline the names of towns."""


@dataclass(frozen=True, slots=True)
class AddressWords:
    """Sets and patterns are for folded text, see ``folding.fold``; the keys of ``locatives`` are lower case only."""

    street_before: re.Pattern[str]
    """A word with which a street begins, with the dot or space behind it."""
    street_inside: re.Pattern[str]
    """A word that makes a name a street's: "Main Street", "Hauptstrasse"."""
    street_english: re.Pattern[str]
    """The English ones of these alone: "ring" ends many an English word."""
    numbers: frozenset[str]
    joining: frozenset[str]
    stop: frozenset[str]
    countries: Mapping[str, str]
    """Name → ISO code."""
    prefixes: Mapping[str, str]
    district_towns: frozenset[str]
    counties: frozenset[str]
    areas: tuple[str, ...]
    states: Mapping[str, Mapping[str, str]]
    """Country → abbreviation → name, as written."""
    fields: frozenset[str]
    """Labels of the fields of an address: "street", "town"."""
    labels: frozenset[str]
    label_words: re.Pattern[str]
    roles: Mapping[str, re.Pattern[str]]
    others: re.Pattern[str]
    """Names of other parties that stand right before their address."""
    introductions: re.Pattern[str]
    """Words that introduce another party, whose address follows in the same sentence or below."""
    locatives: Mapping[str, str]
    locative_endings: Mapping[str, tuple[tuple[str, str], ...]]
    """Country → (ending, nominative ending), the longest first."""


@cache
def address_words() -> AddressWords:
    data = load("addresses")
    streets = data["streets"]
    return AddressWords(
        street_before=_leading(chain.from_iterable(streets["before"].values())),
        street_inside=_inside(streets["inside"]),
        street_english=pattern_of(streets["inside"]["en"]),
        numbers=_set(data["numbers"]),
        joining=_set(data["joining"]),
        stop=_set(data["stop"]),
        countries={fold(name): code for code, names in data["country_names"].items() for name in names},
        prefixes=data["prefixes"],
        district_towns=_set(data["district_towns"]),
        counties=_set(data["counties"]),
        areas=tuple(data["areas"]),
        states=data["states"],
        fields=_set(chain.from_iterable(data["fields"].values())),
        labels=_set(data["labels"]),
        label_words=pattern_of(data["label_words"]),
        roles={role: pattern_of(chain.from_iterable(words.values())) for role, words in data["roles"].items()},
        others=pattern_of(data["others"]),
        introductions=pattern_of(chain.from_iterable(data["introductions"].values())),
        locatives={k: v for words in data["locatives"].values() for k, v in words["words"].items()},
        locative_endings={COUNTRY[code]: _endings(of["endings"]) for code, of in data["locatives"].items()},
    )


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _leading(words: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(sorted({re.escape(fold(w)) for w in words}, key=by_length))
    return re.compile(rf"(?<![\w.@-])(?:{alternatives})(?:\.\s?|\s)(?=\w)")


def _inside(words: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """German and Dutch street words may end a longer one, the others stand alone."""
    glued = {fold(w) for language in ("de", "nl") for w in words[language]}
    alone = {fold(w) for w in chain.from_iterable(words.values())} - glued
    one, two = ("|".join(sorted(map(re.escape, w), key=len, reverse=True)) for w in (alone, glued))
    return re.compile(rf"(?:(?<!\w)(?:{one})|(?:{two}))(?!\w)")


def _endings(pairs: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((a, b) for a, b in pairs), key=lambda pair: (-len(pair[0]), pair)))
