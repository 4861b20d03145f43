"""A way to reach the shop, and the places where the site shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Region = Literal["header", "menu", "footer", "main", "data"]
Source = Literal[
    "mailto", "tel", "text", "link", "form", "widget", "json-ld", "microdata", "meta", "obfuscated", "rendered"
]
Verdict = Literal["works", "broken", "unverified", "unchecked"]

STATEMENTS = frozenset({"promise", "refusal", "notice", "delivery", "policy", "disclosure", "scripted"})
"""Kinds by which nobody reaches the shop: what it says about its channels and its customers, for rules to judge."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a thing stands."""

    page: str
    """Final URL of the page."""
    region: Region
    source: Source
    text: str
    """What a visitor sees there: the text of the link, the line of text, the heading of the form; at most 200
    characters.
    """


@dataclass(frozen=True, slots=True)
class Channel:
    """A contact channel.  Kinds, values and attributes: docs/output.md.

    Two channels with the same id are one; merging adds their sightings up and keeps the first one's attributes,
    completed by the other's.
    """

    kind: str
    value: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    """Only JSON values: str, int, float, bool, None, lists and dicts of these."""
    sightings: tuple[Sighting, ...] = ()

    @property
    def id(self) -> str:
        """``email:sklep@shop.example``; a registration number carries its scheme: ``registration:nip:1234560007``."""
        scheme = self.attributes.get("scheme")
        return f"{self.kind}:{scheme}:{self.value}" if scheme else f"{self.kind}:{self.value}"

    @property
    def of_shop(self) -> bool:
        """False for what was recognised as an authority's, a courier's, a web agency's."""
        return self.attributes.get("owner") != "other"

    @property
    def is_statement(self) -> bool:
        """True for what is no way to reach anybody: not shown or counted among the channels."""
        return self.kind in STATEMENTS


@dataclass(frozen=True, slots=True)
class Malformed:
    """Something that is meant to be a channel and cannot be one: ``tel:`` with nothing to dial, ``mailto:a@@b``,
    a network's icon that links to ``#``, an address hidden beyond recovery, a label with an unfilled template behind
    it.

    ``value`` is the raw text of the link or label.  ``reason`` is one word for rules to choose by:
    ``syntax``, ``empty``, ``root``, ``placeholder``, ``hidden``, ``unfilled``, ``picture`` (drawn, not written),
    ``twice`` (hours that name a day again).
    """

    kind: str
    value: str
    reason: str
    sightings: tuple[Sighting, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.value}"
