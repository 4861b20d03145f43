"""Postcodes in a piece of text, with their country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from channelaudit.knowledge.addresses import address_words
from channelaudit.model import Document


@dataclass(frozen=True, slots=True)
class Postcode:
    text: str
    """As the post writes it: ``81-001``, ``110 00``, ``LS1 4AP``."""
    country: str
    start: int
    """Offsets in the text, with the prefix or the state that belongs to it."""
    end: int
    prefixed: bool = False
    """For example "D-10115": the prefix alone shows what it is."""
    plain: bool = False
    """Five digits without space or dash: only a street beside them makes them a postcode."""

    @property
    def loose(self) -> bool:
        """Digits that may well be something else: a year, an article's number."""
        return (self.plain or self.country == "AT") and not self.prefixed

    @property
    def town_first(self) -> bool:
        """The town stands before it in a well-formed address."""
        return self.country in {"GB", "IE", "US", "CA"}


LONGEST = 20_000
"""Characters of a line that are looked at."""
FIVE_DIGITS = ("DE", "CZ", "SK", "PL")
_CLUE = re.compile(r"\d{3}|[A-Z]\d|\d[A-Z]")


@cache
def _pattern() -> re.Pattern[str]:
    states = address_words().states
    us, ca = (
        "|".join(sorted(map(re.escape, chain(s, s.values())), key=len, reverse=True))
        for s in (states["US"], states["CA"])
    )
    areas = "|".join(sorted(address_words().areas, key=len, reverse=True))
    prefix = r"(?:(?<![\w.-])(?P<prefix>PL|CZ|SK|DE|AT|NL|D|A)\s?[-–]?\s?|(?<![\w/+–-]))"
    number = (
        r"(?:(?P<PL>\d{2}\s?[-–—]\s?\d{3})(?!\s?[-–/.]\s?\d)|(?<!\d[.,])(?P<CZ>\d{3} \d{2})(?! ?\d)"
        r"|(?P<NL>\d{4}\s?[A-Z]{2})(?=[,\s]\s?[A-Z])|(?<!\d[.,])(?P<five>\d{5})(?![-–./]?\d|\s\d)|(?<!\d[.,])(?P<AT>\d{4})(?=\s[^\W\d_]))(?!\w|/[A-Z]|\s?(?:Kč|zł|EUR|CZK|PLN|€)(?!\w))"
    )
    return re.compile(
        rf"(?<!\w)(?=[A-Z\d])(?:(?P<GB>(?:{areas})\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{{2}})(?!\w)"
        rf"|(?:(?:{ca}),?\s{{1,2}})?(?P<CA>[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\s?\d[ABCEGHJ-NPRSTV-Z]\d)(?!\w)"
        rf"|(?P<IE>(?:D6W|[AC-FHKNPRTV-Y]\d\d)\s?(?=[A-Z\d]{{0,3}}[A-Z])[\dAC-FHKNPRTV-Y]{{4}})(?!\w)"
        rf"|(?:{us})\.?,?\s{{1,2}}(?P<US>\d{{5}})(?:-\d{{4}})?(?!\w|[-–]\d)"
        rf"|{prefix}{number})"
    )


def postcodes(text: str, countries: Sequence[str], language: str = "") -> Iterator[Postcode]:
    """Everything in ``text`` that is written like a postcode of a known country.

    ``countries``: those to be expected, the likeliest first; they decide what five bare digits are.
    """
    if not _CLUE.search(text):
        return
    for match in _pattern().finditer(text):
        group = match.lastgroup or ""
        prefix = match["prefix"]
        if group == "prefix":  # pragma: no cover (the prefix is always followed by a number)
            continue
        value = re.sub(r"\s", "", match[group]).replace("–", "-").replace("—", "-")
        country = address_words().prefixes.get(prefix or "", "") or _country(group, value, countries, language)
        if country:
            yield Postcode(_written(value, country), country, match.start(), match.end(), bool(prefix), group == "five")


def _country(group: str, value: str, countries: Sequence[str], language: str) -> str:
    if group == "CZ":
        return _czech_or_slovak(value)
    if group == "AT":
        return "AT" if language == "de" or "AT" in countries[:1] else ""
    if group == "IE":
        return "IE" if language == "en" or "IE" in countries[:2] else ""
    if group != "five":
        return group
    own = {"pl": "PL", "cs": "CZ", "sk": "SK", "de": "DE"}.get(language, "")
    for country in (*countries[:1], own):
        if country in FIVE_DIGITS:
            return _czech_or_slovak(value) if country in {"CZ", "SK"} else country
    return ""


def _czech_or_slovak(value: str) -> str:
    """Czech postcodes begin with 1 to 7, Slovak ones with 0, 8 and 9."""
    return "SK" if value[0] in "089" else "CZ"


def _written(value: str, country: str) -> str:
    match country:
        case "CZ" | "SK":
            return f"{value[:3]} {value[3:]}"
        case "PL":
            return value if "-" in value else f"{value[:2]}-{value[2:]}"
        case "GB" | "CA":
            return f"{value[:-3]} {value[-3:]}"
        case "IE":
            return f"{value[:3]} {value[3:]}"
        case "NL":
            return f"{value[:4]} {value[4:]}"
    return value


@lru_cache(maxsize=4)
def first_postcodes(document: Document, countries: tuple[str, ...]) -> Mapping[int, Postcode]:
    """Index of each line of the page that holds a postcode → the first one in it."""
    found: dict[int, Postcode] = {}
    for index, line in enumerate(document.lines):
        if _CLUE.search(line.text) and (
            code := next(postcodes(line.text[:LONGEST], countries, document.language), None)
        ):
            found[index] = code
    return found
