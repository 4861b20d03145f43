"""Regions settled after the walk: names that mislead are put right, and what has no name is told by where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from channelaudit.reading.regions import Zone
from channelaudit.reading.scope import RawLine

_COPYRIGHT = re.compile(
    r"©|\(c\) ?\d{4}|copyright|all rights reserved|wszelkie prawa zastrze|všechna práva vyhraz|všetky práva vyhrad"
    r"|alle rechte vorbehalten",
    re.IGNORECASE,
)
_FOOTER_LINES = 40
_HEADER_LINES = 12
_MENU_LINES = 60
_BEHIND_MAIN = 3
"""Lines that may follow ``<main>`` where it holds the whole page."""
_MAIN_BEFORE = 15
"""So many lines of main text before a header show that it is another thing's header."""


def settle(zones: Sequence[Zone], lines: Sequence[RawLine], spans: Sequence[tuple[int, int]], linked: set[int]) -> None:
    """Corrects ``zones`` and gives lines new ones.

    ``spans`` are the lines (from, to) of the elements that structure the page, ``linked`` the lines that are all link.
    """
    if not lines:
        return
    _demote_inside_main(zones, lines)
    _demote_late_headers(zones, lines)
    _demote_wrappers(zones, lines)
    _footer_by_copyright(lines, spans)
    _header_by_position(lines, linked)
    _free_from_menus(lines, linked)


def _size(lines: Sequence[RawLine], region: str) -> int:
    return sum(len(line.text) for line in lines if line.zone.region == region and not line.hidden)


def _demote(zone: Zone) -> None:
    zone.region = zone.parent.region if zone.parent else "main"


def _demote_inside_main(zones: Sequence[Zone], lines: Sequence[RawLine]) -> None:
    """A header or footer inside ``<main>`` is the page's only where that holds the whole page and there is no other."""
    for region in ("header", "footer"):
        inside = [z for z in zones if z.region == region and z.parent and z.parent.how == "main"]
        outside = any(z.region == region and z.end > z.start and z not in inside for z in zones)
        chosen = (inside[0] if region == "header" else inside[-1]) if inside else None
        for zone in inside:
            whole = zone.parent is not None and (
                zone.parent.start == 0
                if region == "header"
                else zone.end >= zone.parent.end >= len(lines) - _BEHIND_MAIN
            )
            if outside or zone is not chosen or not whole:
                _demote(zone)


def _free_from_menus(lines: Sequence[RawLine], linked: set[int]) -> None:
    """In a menu of the header or footer, what leads to no page (a phone number, hours) is that part's own."""
    for index, line in enumerate(lines):
        around = line.zone.parent
        if line.zone.region == "menu" and around and around.region in ("header", "footer") and index not in linked:
            line.zone = around


def _demote_late_headers(zones: Sequence[Zone], lines: Sequence[RawLine]) -> None:
    """A header below the footer or far down in the text is a dialog's or a section's."""
    footer = min((z.end for z in zones if z.region == "footer" and z.end > z.start > 0), default=len(lines))
    for zone in zones:
        if zone.region != "header":
            continue
        before = sum(line.zone.region == "main" and not line.hidden for line in lines[: zone.start])
        if zone.start >= footer or (before > _MAIN_BEFORE and zone.start > 0.4 * len(lines)):
            _demote(zone)


def _demote_wrappers(zones: Sequence[Zone], lines: Sequence[RawLine]) -> None:
    """A named region that holds nearly all text is a wrapper with a misleading name, or was never closed."""
    total = sum(len(line.text) for line in lines if not line.hidden)
    for zone in zones:
        if zone.how != "name" or zone.region == "main" or zone.end - zone.start < 0.5 * len(lines):
            continue
        if zone.region == "footer":
            if zone.start < 0.25 * len(lines) and len(lines) > 8:
                _demote(zone)
        elif _size(lines, "main") < 0.12 * total:
            _demote(zone)


def _footer_by_copyright(lines: Sequence[RawLine], spans: Sequence[tuple[int, int]]) -> None:
    """Where nothing is called footer: the last block of the page, if it holds the copyright line."""
    count = len(lines)
    if count < 4 or any(line.zone.region == "footer" and not line.hidden for line in lines[count // 2 :]):
        return
    first = max(count - _FOOTER_LINES, count // 2)
    mark = next((i for i in range(count - 1, first - 1, -1) if _COPYRIGHT.search(lines[i].text)), -1)
    if mark < 0:
        return
    fitting = [(a, b) for a, b in spans if a <= mark < b and a >= first and count - b <= 3]
    start, end = max(fitting, key=lambda span: span[1] - span[0], default=(mark, mark + 1))
    zone = Zone("footer", lines[mark].zone, "position", start, end)
    for line in lines[start:]:
        line.zone = zone


def _header_by_position(lines: Sequence[RawLine], linked: set[int]) -> None:
    """Where nothing is called header: the lines above the menu; where nothing is called menu: the links at the top."""
    regions = {line.zone.region for line in lines if not line.hidden}
    if "menu" not in regions and "header" not in regions:
        title = 1 if lines[0].is_heading else 0
        top = list(takewhile(lambda i: not lines[i].is_heading and len(lines[i].text) < 80, range(title, len(lines))))
        links = [i for i in top[:_MENU_LINES] if i in linked]
        if len(links) < 3 or links[-1] + 1 >= len(lines) or len(links) * 2 < links[-1] - links[0]:
            return
        zone = Zone("menu", lines[0].zone, "position", links[0], links[-1] + 1)
        for i in links:
            lines[i].zone = zone
        regions.add("menu")
    if regions & {"menu", "header"}:
        first = next(i for i, line in enumerate(lines) if line.zone.region in ("menu", "header") and not line.hidden)
        if first <= _HEADER_LINES and all(line.zone.region == "main" for line in lines[:first]):
            zone = Zone("header", lines[0].zone, "position", 0, first)
            for line in lines[:first]:
                line.zone = zone
