"""Signs of a shop's country (``markets.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import fold, pattern_of


@dataclass(frozen=True, slots=True)
class Market:
    """What points to one country."""

    country: str
    """ISO 3166 code."""
    languages: tuple[str, ...]
    currency_code: str
    """ISO 4217 code, ``""`` for a currency that it shares."""
    currency: re.Pattern[str] | None
    """An amount with the country's currency before or after it."""
    prefix: str
    """Calling code, digits."""
    identifiers: re.Pattern[str]
    """Labels of its registers, for folded text."""
    names: re.Pattern[str]
    """Its own name, for folded text."""
    institutions: re.Pattern[str]
    """Post, parcel and payment services at home there, for folded text."""
    postcode: re.Pattern[str] | None
    near: tuple[str, ...]
    """Countries whose customers and numbers are met most often besides."""
    clues: Mapping[str, tuple[str, ...]]
    """``currency``, ``identifiers`` …: pieces, in lower case and folded, one of which stands in every match of the
    pattern: looking for them first is ten times as fast."""

    def times(self, kind: str, text: str, folded: str) -> int:
        """How often a sign of this kind stands in ``text``."""
        pattern: re.Pattern[str] | None = getattr(self, kind)
        if pattern is None or not any(clue in folded for clue in self.clues[kind]):
            return 0
        return len(pattern.findall(text if kind == "currency" else folded))


@dataclass(frozen=True, slots=True)
class Markets:
    by_country: Mapping[str, Market]
    suffixes: Mapping[str, str]
    """Last label of a public suffix → country, where they differ."""
    worldwide: frozenset[str]
    """Two-letter suffixes that tell no country."""
    delivery: re.Pattern[str]
    """Words before the name of a country to which the shop delivers, for folded text."""

    def of_suffix(self, label: str) -> str:
        """The country of a top-level domain, ``""`` for those that tell none."""
        if label in self.worldwide or len(label) != 2:
            return ""
        return self.suffixes.get(label, label.upper())


@cache
def markets() -> Markets:
    data = load("markets")
    return Markets(
        by_country={
            code: Market(
                country=code,
                languages=tuple(item["languages"]),
                currency_code=item["currency"][-1] if item["currency"] else "",
                currency=_currency(item["currency"]),
                prefix=item["prefix"],
                identifiers=pattern_of(item["identifiers"]),
                names=pattern_of(item["names"]),
                institutions=pattern_of(item["institutions"]),
                postcode=re.compile(item["postcode"]) if item["postcode"] else None,
                near=tuple(item["near"]),
                clues={
                    kind: tuple({fold(word).split()[0].partition("*")[0] for word in item[kind]})
                    for kind in ("currency", "identifiers", "names", "institutions")
                },
            )
            for code, item in data["countries"].items()
        },
        suffixes=data["suffixes"],
        worldwide=frozenset(data["worldwide"]),
        delivery=pattern_of(data["delivery"]["words"]),
    )


def _currency(signs: list[str]) -> re.Pattern[str] | None:
    if not signs:
        return None
    one = "|".join(map(re.escape, signs))
    return re.compile(rf"\d\s?(?:{one})(?!\w)|(?<!\w)(?:{one})\s?\d", re.IGNORECASE)
