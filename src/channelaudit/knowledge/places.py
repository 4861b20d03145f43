"""What can be wrong with a postal address (``places.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import fold, pattern_of

_SIGNS = 2
"""Parts that must look like a sample's: real streets and towns have such names too."""


@cache
def postcode_forms() -> Mapping[str, re.Pattern[str]]:
    """Country → form of its postcodes, whole."""
    return {country: re.compile(form, re.IGNORECASE) for country, form in load("places")["forms"].items()}


@cache
def postcode_slips() -> Mapping[str, re.Pattern[str]]:
    """Country → (``code``) digits that are meant to be a postcode and cannot be one, and the town behind them."""
    return {
        country: re.compile(rf"(?:^|[,;]\s?)(?P<code>{form})\s(?P<town>[^\W\d_a-z][^\W\d_]{{2,30}})")
        for country, form in load("places")["slips"].items()
    }


def is_sample_address(street: str, postcode: str, town: str) -> bool:
    """``ul. Przykładowa 1, 00-000 Miasto``: at least two of the three parts are a sample's."""
    words, codes = _samples()
    signs = (words["streets"].search(fold(street)), words["towns"].fullmatch(fold(town)), postcode.upper() in codes)
    return sum(map(bool, signs)) >= _SIGNS


def is_box(street: str) -> bool:
    """Whether a post-office box or a parcel locker stands in place of the street."""
    return _boxes().match(fold(street).strip()) is not None


@cache
def _samples() -> tuple[Mapping[str, re.Pattern[str]], frozenset[str]]:
    data = load("places")["samples"]
    return {key: pattern_of(data[key]) for key in ("streets", "towns")}, frozenset(data["postcodes"])


@cache
def _boxes() -> re.Pattern[str]:
    return pattern_of(load("places")["boxes"])
