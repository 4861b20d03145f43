"""Whether two spellings mean one postal address.  Pure; in doubt they do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from channelaudit.knowledge.comparing import comparing, same_but_for_case
from channelaudit.knowledge.folding import fold

LONGEST = 400
"""Characters of an address that are looked at."""
_POSTCODE = re.compile(
    r"(?<![\w-])(?:[a-z]{1,2}-)?("
    r"\d\d-\d{3}|\d{3}\s?\d\d|"  # Poland; Czechia, Slovakia, Germany
    r"[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}|"  # United Kingdom
    r"[a-z]\d[\dw]\s?[a-z\d]{4}|"  # Ireland
    r"[1-9]\d{3}(?=\s[a-z]{3}))(?![\w/-])"  # Austria
)
_NUMBER = re.compile(r"(?<!\w)\d{1,5}(?:(?:[a-z]|\s[a-ln-z])(?![\w.]))?(?!\w)")  # "1 m 2": house and flat
_WORD = re.compile(r"[^\W\d_]+")
_SPLIT = re.compile(r"[,;:|\n•·()]|\s-\s")
_STREET_ENDING = re.compile(r"(?<=\w\w\w)(?:strasse|strase|str)\b\.?")
_DIGRAPHS = {"ae": "a", "oe": "o", "ue": "u"}


@dataclass(frozen=True, slots=True)
class _Place:
    postcode: str
    """Letters and digits."""
    numbers: tuple[str, ...]
    """Of house and flat, in their order."""
    words: frozenset[str]
    """Of street and town."""
    street: frozenset[str]
    """Those that stand beside a number."""


def same_address(one: str, other: str) -> bool:
    """Whether the addresses agree but for kinds of streets, flats, districts, spellings and languages of towns.

    What only one of them says makes no difference, but a house number, a postcode or a street that both say does.
    """
    first, second = _read(one), _read(other)
    if first.postcode and second.postcode and first.postcode != second.postcode:
        return False
    if first.numbers and second.numbers and not _same_numbers(first.numbers, second.numbers):
        return False
    if not first.words or not second.words:
        return True
    few, many = sorted((first.words, second.words), key=len)
    if all(_among(word, many) for word in few):
        return True
    if not (first.postcode and first.postcode == second.postcode and first.numbers and second.numbers):
        return False
    return _same_street(first.street, second.street)  # the town may be the village or its post office


def _same_street(one: frozenset[str], other: frozenset[str]) -> bool:
    few, many = sorted((one, other), key=len)
    return bool(few) and all(_among(word, many) for word in few)


def _among(word: str, words: frozenset[str]) -> bool:
    """Whether it is one of these words, its initial, or (in another case or spelling) nearly one of them."""
    return any(_same_word(word, other) for other in words)


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    few, many = sorted((one, other), key=len)
    if len(few) == 1:
        return many.startswith(few)
    return _without_digraphs(one) == _without_digraphs(other) or same_but_for_case(one, other)


def _without_digraphs(word: str) -> str:
    for two, single in _DIGRAPHS.items():
        word = word.replace(two, single)
    return word.replace("ss", "s")


def _same_numbers(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """One's numbers are among the other's: a flat may be missing, and either of a Czech house's two numbers."""
    few, many = sorted((one, other), key=len)
    return set(few) <= set(many)


def _read(address: str) -> _Place:
    text = fold(address[:LONGEST])
    text = _STREET_ENDING.sub(" str ", text)
    found = _POSTCODE.search(text)
    postcode = re.sub(r"[\s-]", "", found[1]) if found else ""
    if found:
        text = f"{text[: found.start()]},{text[found.end() :]}"
    words: set[str] = set()
    street: set[str] = set()
    numbers: list[str] = []
    for part in _SPLIT.split(text):
        own = _names(part)
        counted = [] if own & comparing().numbered else [n.replace(" ", "") for n in _NUMBER.findall(part)]
        words |= own
        numbers += counted
        street |= own if counted else set()
    return _Place(postcode, tuple(dict.fromkeys(numbers)), frozenset(words), frozenset(street))


def _names(part: str) -> set[str]:
    """The names in a part, without kinds of streets, titles and letters of numbers."""
    known = comparing()
    bare = _NUMBER.sub(" ", part)
    all_words = [known.towns.get(word, word) for word in _WORD.findall(bare)]
    kept = {word for word in all_words if word not in known.types and word not in known.titles}
    long = {word for word in kept if len(word) > 1}
    return kept if long else set()
