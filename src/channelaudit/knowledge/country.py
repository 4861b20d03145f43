"""What is known of a country's identification and phone numbers (``countries/xx.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from channelaudit.knowledge import load, names


@dataclass(frozen=True, slots=True)
class Identifier:
    """One scheme of registration numbers."""

    scheme: str
    """As in reports: ``nip``, ``ico``, ``vat``, ``hrb`` …"""
    country: str
    """ISO 3166 code, ``EU`` for the generic ones."""
    labels: tuple[str, ...]
    """Words in front of the number; ``*`` stands for an inflection (see ``folding.pattern_of``)."""
    shape: str
    """Regular expression of the compact value: no separators, no prefix, upper case."""
    weak_labels: tuple[str, ...] = ()
    """Words that other numbers carry too: a number behind them must pass its checksum."""
    written: str = ""
    """Regular expression of the value as written, for numbers that are more than digits and separators."""
    prefix: str = ""
    """Letters that may stand before the digits and belong to the reported value: ``CZ``, ``ATU``."""
    keep_prefix: bool = True
    """Whether the prefix belongs to the reported value even when the page leaves it out."""
    checksum: str = ""
    """Module of python-stdnum (``pl.nip``), ``ico``, "" where there is none."""
    alone: str = ""
    """Regular expression that recognises the number without a label, on text as written; "" for never."""
    private: bool = False
    """A personal number, which is masked wherever it is kept."""
    pad: int = 0
    """Digits to which the value is padded with zeros."""
    placeholders: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phones:
    """How phone numbers are written in a country."""

    country: str
    calling_code: int
    trunk: str = ""
    """The zero dialled inside the country, "" for none."""
    without_trunk: str = ""
    """Regular expression of national numbers that are dialled without it all the same."""
    groupings: tuple[str, ...] = ()
    """Regular expressions of national numbers that look like phone numbers by their grouping alone."""
    placeholders: frozenset[str] = frozenset()
    """National numbers, digits only, without trunk."""
    fiction: str = ""
    """Regular expression of national numbers reserved for films and examples."""


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    identifiers: tuple[Identifier, ...] = ()
    phones: Phones | None = None


@cache
def country(code: str) -> Country:
    """``country("PL")``; an unknown code gives an empty Country."""
    if code.lower() not in names("countries"):
        return Country(code)
    data = load(f"countries/{code.lower()}")
    phones = data.get("phones")
    return Country(
        code=code,
        identifiers=tuple(_identifier(code, item) for item in data.get("identifiers", ())),
        phones=_phones(code, phones) if phones else None,
    )


@cache
def countries() -> tuple[Country, ...]:
    """All countries that have a file."""
    return tuple(country(name.upper()) for name in names("countries"))


def _identifier(code: str, item: Mapping[str, Any]) -> Identifier:
    return Identifier(
        scheme=item["scheme"],
        country=code,
        labels=tuple(item.get("labels", ())),
        shape=item["shape"],
        weak_labels=tuple(item.get("weak_labels", ())),
        written=item.get("written", ""),
        prefix=item.get("prefix", ""),
        keep_prefix=item.get("keep_prefix", True),
        checksum=item.get("checksum", ""),
        alone=item.get("alone", ""),
        private=item.get("private", False),
        pad=item.get("pad", 0),
        placeholders=frozenset(item.get("placeholders", ())),
    )


def _phones(code: str, item: Mapping[str, Any]) -> Phones:
    return Phones(
        country=code,
        calling_code=item["calling_code"],
        trunk=item.get("trunk", ""),
        without_trunk=item.get("without_trunk", ""),
        groupings=tuple(item.get("groupings", ())),
        placeholders=frozenset(item.get("placeholders", ())),
        fiction=item.get("fiction", ""),
    )
