"""The street with its house number at the beginning or at the end of a piece of text."""

from __future__ import annotations

import re

from channelaudit.channels.places.words import (
    EDGE,
    GLUED,
    bare,
    is_house,
    is_initial,
    is_joining,
    is_name,
    is_number_word,
    last_tokens,
    tokens,
)
from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.folding import fold

LONGEST = 70
SHORT = 3
"""Letters of an abbreviation ("LED 12"), which is no street's name without a word for one."""
_ORDINAL = re.compile(r"\d{1,2}\.?$|\d{1,3}(?:st|nd|rd|th)$|\d{2,4}-[a-z]{3,8}$")
_ARTICLES = frozenset(
    {"am", "an", "auf", "der", "den", "dem", "im", "in", "zur", "zum", "bei", "vor", "hinter", "unter"}
)
_DASHES = frozenset({"-", "–", "—", "/", "+"})
_KEPT = frozenset({"sw", "sv", "ks", "gen", "plk", "kpt", "dr", "bp", "kard", "prof", "inz", "mjr", "st", "hl"})


def street_tail(text: str) -> str:
    """The street that ends ``text``: "siedziba przy ul. Długiej 6/34" → "ul. Długiej 6/34"; "" if none does."""
    text = text.rstrip(" \t,;:(–—-")[-200:]
    worded = _last_street_word(text)
    if worded:
        return worded
    words = last_tokens(text)
    number, rest = _number_from_end(words)
    if not number:
        return ""
    name: list[str] = []
    while rest and len(name) < 6 and (_may_name(rest[-1], name) or _small(rest, name)):
        name.insert(0, rest.pop())
    while name and name[0][0].islower() and bare(name[0]) not in _KEPT:
        name.pop(0)
    dated = len(name) > 1 and bool(_ORDINAL.match(name[0]))  # "1. máje 5"
    if not dated and not any(is_name(w) and sum(c.isalpha() for c in w) > 1 for w in [*name, number[0]]):
        return ""
    return " ".join([*name, *number]).strip(" ,;:(")


def _last_street_word(text: str) -> str:
    found = list(address_words().street_before.finditer(fold(text)))
    for match in reversed(found):
        candidate = text[match.start() :].strip()
        if len(candidate) > LONGEST or not _starts_name(text[match.end() :]):
            continue
        street = street_head(candidate)
        if street and len(candidate) - len(street) < 14:
            return candidate.rstrip(" ,;.")
    return ""


def _small(rest: list[str], name: list[str]) -> bool:
    """A small word in the name: "Horských cyklistov 5", "Am alten Markt 3"."""
    word = rest[-1]
    if not (word.isalpha() and word.islower()) or len(rest) < 2:
        return False
    before = rest[-2]
    if not name:
        if _ORDINAL.match(before):
            return before.endswith(".")
        return is_name(before) and before[-1] not in ",;:." and bare(before) not in address_words().labels
    return bare(before) in _ARTICLES


def _starts_name(text: str) -> bool:
    """A name follows, not the number at once: "ul. 3 Maja 5", but not the "nám. 12B" of "Bicyklové nám. 12B"."""
    words = tokens(text, 2)
    first = words[0].lstrip("\"'„") if words else ""
    if first[:1].isdigit():
        follows = words[1] if len(words) > 1 else " "
        return "-" in first or is_name(follows) or (first.endswith(".") and follows.isalpha())
    lower = len(words) > 1 and first.isalpha() and is_house(words[1])  # "nám. míru 5"
    return first[:1].isupper() or bare(first) in _KEPT or lower


def _number_from_end(words: list[str]) -> tuple[list[str], list[str]]:
    """(words of the house number, words before them)."""
    rest = list(words)
    number: list[str] = []
    digits = False
    while rest and len(number) < 7:
        word = rest[-1]
        single = (
            len(word.strip(".,")) == 1
            and word[0].isalpha()
            and len(rest) > 1
            and (is_number_word(rest[-2]) or rest[-2].isdigit())
        )
        if GLUED.match(word.strip(".,")) and not digits and is_name(word):
            return [rest.pop(), *number], rest
        if not (is_house(word) or single or (number and (is_number_word(word) or word in _DASHES))):
            break
        digits = digits or is_house(word)
        number.insert(0, rest.pop())
    return (number, rest) if digits else ([], words)


def _may_name(word: str, name: list[str]) -> bool:
    if word[-1] in ",;:":
        return False
    if is_name(word) or is_initial(word):
        return not (word.endswith(".") and len(word) > 9 and not address_words().street_inside.search(bare(word)))
    following = name[0] if name else ""
    if is_joining(word) or address_words().street_inside.fullmatch(bare(word)):
        return bool(following) or not is_joining(word)
    return bool(_ORDINAL.match(word)) and bool(following)


def street_head(text: str) -> str:
    """The street that begins ``text``: "ul Łąkowa7/26. Adres …" → "ul Łąkowa7/26"; "" if none does."""
    text = text.lstrip(" \t,;:)–—-").removeprefix("przy ").lstrip()
    marked = address_words().street_before.match(fold(text[:30]))
    taken: list[str] = []
    digits = False
    words = tokens(text[marked.end() :] if marked else text)
    for i, word in enumerate(words):
        plain = word.rstrip(".,;:)")
        glued = bool(GLUED.match(plain)) and is_name(word)
        house = is_house(plain) and (bool(taken) or (marked is not None and marked.end() > 5))  # "Rynek 7"
        if house and not digits and _ORDINAL.match(plain) and word == plain and _name_goes_on(words[i + 1 :]):
            house = False
        numeric = glued or house or (taken and is_number_word(word)) or (digits and word in _DASHES)
        named = not digits and (
            _may_name(word, ["x"]) or ((taken or marked) and word.isalpha() and _house_next(words, i))
        )
        if not (numeric or named):
            break
        taken.append(word)
        digits = digits or house or glued
        if (digits and word[-1] in ".,;:)" and not is_number_word(word)) or len(taken) > 9:
            break
    while taken and (taken[-1] in _DASHES or is_number_word(taken[-1])):
        taken.pop()
    if not digits or not taken or (not marked and len(taken) == 2 and taken[0].isupper() and len(taken[0]) <= SHORT):
        return ""
    return ((text[: marked.end()] if marked else "") + " ".join(taken)).strip(EDGE)


def _house_next(words: list[str], i: int) -> bool:
    return i + 1 < len(words) and is_house(words[i + 1])


def _name_goes_on(words: list[str]) -> bool:
    """For example "3 Maja 5": a name and a house number follow the number."""
    return (
        len(words) > 1
        and words[0].isalpha()
        and bare(words[0]) not in address_words().stop
        and any(is_house(w) for w in words[1:3])
    )


def numbered_first(text: str) -> str:
    """British order at the end: "registered office 7 Mill Street" → "7 Mill Street"; "" if there is none."""
    words = last_tokens(text.rstrip(" ,;."))
    unit = words[-2:] if len(words) > 3 and is_house(words[-1]) and is_number_word(words[-2]) else []
    words = words[: len(words) - len(unit)]
    taken: list[str] = []
    while words and len(taken) < 8:
        word = words.pop()
        if is_house(word) and taken and not _ORDINAL.match(taken[0]):
            if words and is_number_word(words[-1]):
                taken[:0] = [words.pop(), word]
            else:
                taken.insert(0, word)
            return " ".join([*taken, *unit]).strip(EDGE)
        if not (
            is_name(word)
            or is_joining(word)
            or _ORDINAL.match(word)
            or address_words().street_inside.fullmatch(bare(word))
        ):
            return ""
        taken.insert(0, word)
    return ""


def is_number_part(text: str) -> bool:
    """Nothing but a house or flat number: "nr 12C", "lok. 3", "Suite 145"."""
    words = tokens(text.strip(EDGE))
    lettered = len(words) == 2 and is_number_word(words[0]) and len(words[1]) == 1 and words[1].isupper()  # "bud. F"
    numbers = all(is_house(w) or is_number_word(w) for w in words) and any(map(is_house, words))
    return lettered or (0 < len(words) <= 4 and numbers)


def has_english_street_word(text: str) -> bool:
    folded = fold(text)
    return bool(address_words().street_before.search(folded) or address_words().street_english.search(folded))


def has_street_word(text: str) -> bool:
    folded = fold(text)
    return bool(address_words().street_before.search(folded) or address_words().street_inside.search(folded))
