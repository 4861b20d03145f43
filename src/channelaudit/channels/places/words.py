"""Sorts of words that addresses are made of."""

from __future__ import annotations

import re
from functools import lru_cache

from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.folding import fold

HOUSE = re.compile(r"\d{1,5} ?[A-Za-z]?(?:[/+-][\dA-Za-z]{1,5}){0,4}$|[IVX]{1,4}/\d{1,5}$|\d{1,2}/\d{1,2}/\d{1,4}$")
GLUED = re.compile(r"[^\W\d_]{3,30}\.?\d{1,4}[A-Za-z]?(?:[/-][\dA-Za-z]{1,5}){0,3}$")
_LETTERS = re.compile(r"[^\W\d_]")
_TOKEN = re.compile(r"\S+")
EDGE = " \t,.;:|•·*–—-»«\"'„”“()[]"


@lru_cache(maxsize=4096)
def bare(token: str) -> str:
    """Folded, without the punctuation around it."""
    return fold(token).strip(".,;:()[]\"'*|!?")


def tokens(text: str, most: int = 12) -> list[str]:
    """The first words of a text, split at white space."""
    return [m.group() for _, m in zip(range(most), _TOKEN.finditer(text[:400]), strict=False)]


def last_tokens(text: str, most: int = 12) -> list[str]:
    return text[-400:].split()[-most:]


def is_name(token: str) -> bool:
    """A capitalised word that may belong to the name of a town or a street."""
    start = token.lstrip("\"'„“(")
    if not start or not start[0].isupper() or "@" in token or "//" in token or ":" in token[:-1]:
        return False
    return bool(_LETTERS.match(start)) and bare(token) not in address_words().stop


def is_initial(token: str) -> bool:
    """For example "A.", "M.R.", "Św."."""
    return token.endswith(".") and token[:1].isupper() and len(token) <= 5


def is_joining(token: str) -> bool:
    return bare(token) in address_words().joining and token[:1].islower()


def is_house(token: str) -> bool:
    """A house or flat number: "6/34", "24B/15", "V/1199"."""
    return bool(HOUSE.match(token.strip(".,;:()")))


def is_number_word(token: str) -> bool:
    return bare(token) in address_words().numbers


def country_of(text: str) -> str:
    """The country that this text names and nothing else, "" if it does not."""
    return address_words().countries.get(fold(text).strip(EDGE), "")
