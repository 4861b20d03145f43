"""Numbers that are claimed before anybody may take them for a phone.

In this order: identification numbers, bank accounts, then what a pattern recognises for certain (links, dates, prices,
measures, laws, postcodes).  What is left of a line is what the phone finder sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from channelaudit.channels.accounts import Account, find_accounts
from channelaudit.channels.identifiers import MAX_LINE, Number, find_numbers
from channelaudit.model import Document, SiteContext

FEWEST = 7
"""Digits of the shortest phone number."""
FEWEST_BESIDE_LETTERS = 3
"""The same of one with letters to dial: 0800 FLOWERS."""
BLANK = "\x00"
"""Stands in a line for each character of a claimed number."""
SHORT = 1_000
"""Characters of lines that are remembered."""
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[A-Z]{2}")
_SIGNS = str.maketrans({"−": "-", "‐": "-", "‒": "-", "﹣": "-", "＋": "+", "＠": "@", "․": "."})
_SIGN = re.compile("[−‐‒﹣＋＠․·‧∙]")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[·‧∙](?=\d)")
_URL = r"(?:https?://|www\.)[^\s<>\"]+"
_MONTH_YEAR = r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)\d\d(?!\d)|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}(?!\d)"
_CURRENCY = r"(?:zł|zl|pln|kč|kc|czk|eur|euro|€|£|\$|usd|gbp|ft|lei)"
_UNIT = (
    r"(?:kg|dkg|mg|g|mm|cm|dm|m2|m3|m²|m³|km|km/h|ml|l|cl|kw|w|v|mah|wh|%|°c|ks|szt|pcs|stk|gb|mb|tb|px|kb|hz|mhz|ghz|bar"
    r"|lm|lx)"
)
_PIECES = r"(?:ks|szt|pcs|stk)"
"""Goods that are counted: digits right behind are their code."""
MEASURED = re.compile(r"\s?(?:[km]?[WVgml]|Wh|mAh|[kMG]?Hz|[mc]m[²³23]?|m[²³23]|szt|ks|pcs|stk|ppm|[kM]B|px)(?![\w.])")
"""A unit, at the place where a number ended."""
_CERTAIN = (
    rf"(?=[\dhwpceug€£$])(?:{_URL}"
    rf"|(?<![\d+]){_MONTH_YEAR}"
    rf"|(?<![\d+.,])\d{{1,3}}(?:[ .,]\d{{3}}){{0,3}}(?:[.,](?:\d\d|-))?\s?{_CURRENCY}(?!\w)"
    rf"|(?:€|£|\$|(?<!\w)(?:pln|czk|eur|usd|gbp))\s?\d{{1,3}}(?:[ .,]?\d{{3}}){{0,3}}(?:[.,]\d\d)?(?!\d)"
    rf"|(?<![\d+.,/-])(?<!\d\s)\d{{1,6}}\s?{_PIECES}\.?\s\d[\d -]{{7,14}}(?!\d)"
    rf"|(?<![\d+.,/-])(?<!\d\s)\d{{1,6}}(?:[.,]\d{{1,3}})?\s?{_UNIT}(?!\w)"
    r"|(?<![\d-])\d{1,2}\s?[-–]\s?\d{1,2}\s?(?:h|hod|uhr|godz|am|pm)(?!\w)"
    r"|(?<![\d/])\d{1,5}/(?:19|20)\d\d(?:/\w{1,4})?(?![\d/])"
    r"|(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|(?<!\d)\d{1,2}[.,]\d\d\s?[-–]\s?\d{1,2}[.,]\d\d(?!\d)"
    r"|(?<!\w)\d{1,2}[.:h]\d\d\s?(?:do|bis|to|a)\s\d{1,2}[.:h]\d\d(?!\d)"
    r"|(?<![\d-])\d{2}[-–]\d{3}(?=,? [^\W\d_])"
    r"|(?<!\d)(?:0[,.]\d{1,2}|[1-9]\d?[,.]\d\d?)\s?(?:/|za\s)\s?min\w{0,6})"
)
"""It begins with what each of its alternatives begins with, so that most letters are passed over at once."""
_CERTAINLY = re.compile(_CERTAIN, re.IGNORECASE)
_WITH_MAIL = re.compile(rf"{_URL}|[^\s<>\"@]{{1,64}}@[^\s<>\"@]{{1,255}}|{_CERTAIN}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claims:
    """What was claimed in one line."""

    numbers: tuple[Number, ...] = ()
    accounts: tuple[Account, ...] = ()
    rest: str = ""
    """The line with ``BLANK`` for each character that is claimed, offsets unchanged; "" with too few digits."""


@lru_cache(maxsize=4)
def claims(document: Document, context: SiteContext) -> tuple[Claims, ...]:
    """One entry for each line of the document."""
    countries = tuple(dict.fromkeys((context.country, *context.countries)))
    texts = [line.text[:MAX_LINE] for line in document.lines]
    found = []
    for text, following in zip_longest(texts, texts[1:], fillvalue=""):
        claim = _remembered if len(text) + len(following) <= SHORT else _claim
        found.append(claim(text, following, countries))
    return tuple(found)


@lru_cache(maxsize=4)
def _plain(text: str) -> str:
    """Typographic dashes and dots between digits as those of a keyboard, each in its place."""
    return text if text.isascii() or not _SIGN.search(text) else _BETWEEN_DIGITS.sub("-", text).translate(_SIGNS)


def _claim(text: str, following: str, countries: tuple[str, ...]) -> Claims:
    text, following = _plain(text), _plain(following)
    numbers = find_numbers(text, following, countries)
    if not _DIGIT.search(text):
        return Claims(numbers=numbers)
    rest = _blank(text, [(n.start, n.end) for n in numbers])
    accounts = find_accounts(rest, countries)
    rest = _blank(rest, [(a.start, a.end) for a in accounts])
    digits = len(_DIGIT.findall(rest))
    if digits < FEWEST and not (digits >= FEWEST_BESIDE_LETTERS and _LETTERS.search(rest)):
        return Claims(numbers, accounts)
    certain = _WITH_MAIL if "@" in rest else _CERTAINLY
    rest = _blank(rest, [m.span() for m in certain.finditer(rest)])
    return Claims(numbers, accounts, rest)


_remembered = lru_cache(maxsize=1_024)(_claim)
"""The pages of a shop share the lines of their header, menu and footer."""


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    parts, position = [], 0
    for start, end in sorted(spans):
        if end > position:
            first = max(start, position)
            parts += [text[position:first], BLANK * (end - first)]
            position = end
    return "".join([*parts, text[position:]])
