"""The name of a town at the beginning or at the end of a piece of text."""

from __future__ import annotations

from channelaudit.channels.places.words import (
    EDGE,
    bare,
    country_of,
    is_house,
    is_initial,
    is_joining,
    is_name,
    last_tokens,
    tokens,
)
from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.folding import fold

PREPOSITIONS = frozenset({"w", "we", "v", "ve", "vo"})
MOST = 5
"""Words of a town's name."""


def take_town(text: str) -> tuple[str, str]:
    """(town, what follows) when a town's name stands at the beginning, else ("", text)."""
    text = text.lstrip(" \t,;:)–—-")
    if country_of(text.split(",", 1)[0][:40]):
        return "", text
    words = tokens(text)
    town: list[str] = []
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if is_joining(following) and is_joining(word):  # "in der Nordheide"
            following = words[i + 2] if i + 2 < len(words) else ""
        if not _goes_on(word, following, town):
            break
        town.append(word)
        if word[-1] in ",;:)!" or _ends_sentence(word) or len(town) == MOST:
            break
    while town and (town[-1] in "-–—" or is_joining(town[-1])):
        town.pop()
    name = _clean(" ".join(town))
    if not _valid(name):
        return "", text
    return name, text[sum(len(w) + 1 for w in town) :] if town else text


def _goes_on(word: str, following: str, town: list[str]) -> bool:
    if is_name(word):
        return not country_of(word)
    if not town:
        return False
    if is_joining(word) or word in {"-", "–", "—"}:
        return is_name(following) and not country_of(following)
    return word.strip(",.;)").isdigit() and len(word.strip(",.;)")) <= 2 and not following[:1].isdigit()


def _ends_sentence(word: str) -> bool:
    return word.endswith(".") and len(word) >= 5


def house_behind(town: str, rest: str) -> str:
    """The house number of a village without streets behind its name: "Morawica 256"; "" if there is none."""
    number = rest.strip(EDGE)
    return f"{town} {number}" if is_house(number) and len(number) < 6 and not town[-1].isdigit() else ""


def village(street: str) -> str:
    """The village in whose houses' numbers there is no street: "Hněvotín 512" → "Hněvotín"; "" for anything else."""
    name, _, number = street.rpartition(" ")
    prose = any(bare(word) in PREPOSITIONS for word in name.split())
    return whole_town(name) if is_house(number) and not prose else ""


def town_tail(text: str, country: str = "") -> tuple[str, str]:
    """(what stands before, town) when a town's name stands at the end, else (text, "").

    After "w", "v" the name is brought back from the locative case, by the endings of the language of the ``country``.
    """
    text = text.rstrip(" \t,;:(–—-.")
    words = last_tokens(text, 8)
    town: list[str] = []
    while words and len(town) < MOST:
        word = words[-1]
        if word[-1] in ",;:" and town:
            break
        following = town[0] if town else ""
        district = not town and word.isdigit() and len(word) <= 2 and len(words) > 1 and is_name(words[-2])
        if not (
            is_name(word)
            or district
            or _numbers_district(words, town)
            or (following and _joins(words, word, following))
        ):
            break
        town.insert(0, words.pop())
    while town and (is_joining(town[0]) or town[0] in "-–—"):
        words.append(town.pop(0))
    name = _clean(" ".join(town))
    if not _valid(name):
        return text, ""
    if words and bare(words[-1]) in PREPOSITIONS:
        name = nominative(name, country)
    at = text.rfind(" ".join(town))
    return text[: max(at, 0)], name


def _numbers_district(words: list[str], town: list[str]) -> bool:
    """The number in "Praha 5 - Smíchov"."""
    dashed = bool(town) and town[0] in {"-", "–", "—"}
    return dashed and words[-1].isdigit() and len(words[-1]) <= 2 and len(words) > 1 and is_name(words[-2])


def _joins(words: list[str], word: str, following: str) -> bool:
    if len(words) < 2 or not is_name(following) or bare(word) in PREPOSITIONS:
        return False
    if word in {"-", "–", "—"}:
        return is_name(words[-2]) or (words[-2].isdigit() and len(words) > 2)
    return is_joining(word) and is_name(words[-2])


def whole_town(text: str) -> str:
    """The text, when it is the name of a town and nothing else."""
    text = text.strip(EDGE)
    if not text or len(text) > 45 or country_of(text):
        return ""
    town, rest = take_town(text)
    return town if town and not rest.strip(EDGE) else ""


def nominative(name: str, country: str) -> str:
    """For example "Warszawie" → "Warszawa": the words of the list, then the usual endings; else as it is written."""
    if known := address_words().locatives.get(name.lower()):
        return known
    parts = ("-".join(_nominative(part, country) for part in word.split("-")) for word in name.split(" "))
    return " ".join(parts)


def _nominative(word: str, country: str) -> str:
    known = address_words().locatives.get(word.lower())
    if known:
        return known
    lower = word.lower()
    for ending, replacement in address_words().locative_endings.get(country, ()):
        if lower.endswith(ending) and len(lower) > len(ending) + 1:
            return word[: -len(ending)] + replacement
    return word


def without_county(name: str) -> str:
    """For example "Nether Mill Essex" → "Nether Mill"; "" for what is only a county or a country."""
    words = name.split(" ")
    counties = address_words().counties
    for size in (3, 2, 1):
        tail = fold(" ".join(words[-size:])).strip(EDGE)
        if len(words) >= size and (tail in counties or tail in address_words().countries or _is_shire(tail)):
            return " ".join(words[:-size]).strip(EDGE)
    return name


def _is_shire(name: str) -> bool:
    return name.endswith("shire") and len(name) > 7 and " " not in name


def is_irish_county(name: str) -> bool:
    """For example "Co. Waterford", "County Cork"."""
    return fold(name).startswith(("co. ", "co ", "county "))


def _clean(name: str) -> str:
    return name.strip(EDGE.replace(".", "").replace(")", "") + ")").rstrip(".")


def _valid(name: str) -> bool:
    letters = sum(c.isalpha() for c in name)
    return letters >= 2 and len(name) <= 60 and not is_house(name) and not (is_initial(name) and " " not in name)
