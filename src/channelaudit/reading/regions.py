"""Header, menu, footer or main: which part of the page an element makes, told by its kind, role, class and id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from channelaudit.model import Region
from channelaudit.reading.text import words

How = Literal["element", "name", "position", "main"]
"""``main``: the zone of ``<main>``, which some templates put around the whole page."""

_SPLIT = re.compile(r"[^0-9a-zA-Z]+|(?<=[a-z])(?=[A-Z])")
NAMING = ("data-section-type", "data-elementor-type", "data-section", "data-region", "data-area", "data-role")
"""Attributes by which builders of pages name their parts."""
_ELEMENTS: dict[str, Region] = {"header": "header", "nav": "menu", "footer": "footer", "main": "main"}
_ROLES: dict[str, Region] = {
    "banner": "header",
    "navigation": "menu",
    "menubar": "menu",
    "contentinfo": "footer",
    "main": "main",
    "dialog": "main",
    "alertdialog": "main",
}
_WORDS: dict[str, Region] = {
    **dict.fromkeys(
        words("footer foot stopka paticka pata patka zapati fusszeile fuss colophon bottombar subfooter copyright ftr"),
        "footer",
    ),
    **dict.fromkeys(
        words(
            "header head hlavicka zahlavi naglowek kopf kopfzeile top topbar topheader masthead toppanel topline hdr"
        ),
        "header",
    ),
    **dict.fromkeys(words("nav navi navbar navigation navigace nawigacja menu menubar mainnav sidenav"), "menu"),
}
_ENDINGS: tuple[tuple[str, Region], ...] = (
    ("footer", "footer"),
    ("stopka", "footer"),
    ("paticka", "footer"),
    ("header", "header"),
    ("hlavicka", "header"),
    ("naglowek", "header"),
    ("menu", "menu"),
    ("navigation", "menu"),
)
_PARTS = words("""
    entry post article card modal panel section product products widget comment form box dialog popup table block item
    cart tab tabs accordion content caption price offer news blog list row cell column title heading list thumb reply
    review basket checkout order filter slide slider carousel testimonial
    """)
"""Names of things inside the page that have heads and feet of their own (``card-header``)."""
_WEAK = words("top head kopf foot fuss pata")
"""Words that tell of the page only at the beginning of a name."""
_PAGE = words("site page layout web global main shop wp my the app")
"""What may stand before them: ``site-top`` is the page's, ``box-top`` a box's."""
_PREFIX = 2
"""Letters of a template's own prefix, which may stand before words of the footer too: ``ab-foot``."""
_OFFSET = re.compile(r"-?top-(?:\d|\[|full|auto|px)")
"""A utility class that moves an element; only with ``sticky`` or ``fixed`` beside it does it make a bar at the top."""
_STUCK = words("sticky fixed")
INNER = words("article section aside dialog blockquote li td figure form")
"""Elements whose own ``<header>`` and ``<footer>`` are not the page's."""


@dataclass(slots=True, eq=False)
class Zone:
    """A part of the page with one region.  Lines and links hold their zone; its region is settled after the walk."""

    region: Region
    parent: Zone | None = None
    how: How = "element"
    start: int = 0
    """First line."""
    end: int = 0
    """Behind the last line."""


@lru_cache(maxsize=4096)
def named_region(names: str) -> Region | None:
    """The region that the class and id ``names`` tell of, by whole words in five languages."""
    found: Region | None = None
    every: set[str] = set()
    stuck = not _STUCK.isdisjoint(names.split())
    for name in names.split():
        if not stuck and _OFFSET.match(name):
            continue
        tokens = [t.lower() for t in _SPLIT.split(name) if t]
        every.update(tokens)
        region = _region_of_name(tokens)
        if region == "footer" and not _PARTS.isdisjoint(tokens):
            continue
        if region == "footer" or found is None:
            found = region or found
    return None if found == "header" and not _PARTS.isdisjoint(every) else found


def _region_of_name(tokens: list[str]) -> Region | None:
    """``site-footer`` → footer; a header before a menu before nothing; ``box_top`` is a box's."""
    found: Region | None = None
    for place, token in enumerate(tokens):
        region = _WORDS.get(token)
        if region is None and len(token) > 6:
            region = next((r for ending, r in _ENDINGS if token.endswith(ending) or token.startswith(ending)), None)
        if token in _WEAK and place and not (place == 1 and _may_precede(tokens[0], token)):
            continue
        if region == "footer":
            return region
        found = found or region
    return found


def _may_precede(first: str, weak: str) -> bool:
    return first in _PAGE or (len(first) == _PREFIX and _WORDS[weak] == "footer")


def hinted_region(name: str, role: str, names: str) -> tuple[Region, How] | None:
    """What an element says of itself: its ARIA role before its kind before its class and id names."""
    if role and (by_role := _ROLES.get(role.lower())):
        return by_role, "element"
    if by_kind := _ELEMENTS.get(name):
        return by_kind, "element"
    if names and (by_name := named_region(names)):
        return by_name, "name"
    return None


def enter(zone: Zone, name: str, role: str, names: str, inner: int) -> Zone | None:
    """The zone that begins with an element inside ``zone``; None where it goes on.

    ``inner`` is the number of open elements (article, section …) that have headers and footers of their own.
    """
    hint = hinted_region(name, role, names)
    if hint is None:
        return None
    region, how = hint
    if region == "main" and how == "element" and zone.region == "main" and zone.how != "main":
        return Zone("main", zone, "main")
    if region == zone.region:
        return None
    if zone.region in ("footer", "menu") and (zone.how == "element" or how == "name"):
        return None
    if region in ("header", "footer") and inner:
        return None
    return Zone(region, zone, how)
