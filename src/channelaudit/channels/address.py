"""Postal addresses: street, postcode and town, in the orders in which shops write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from channelaudit.channels.places.compose import place as composed
from channelaudit.channels.places.context import is_labelled, owner_of, role_of
from channelaudit.channels.places.parts import Part, Parts, Place, split_parts
from channelaudit.channels.places.postcodes import LONGEST, Postcode, first_postcodes, postcodes
from channelaudit.channels.places.structured import data_addresses
from channelaudit.channels.places.unposted import unposted_places
from channelaudit.channels.places.words import EDGE
from channelaudit.channels.sightings import in_line
from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.folding import fold
from channelaudit.model import Channel, Document, Finder, Line, SiteContext

SHORT = 90
"""A line of an address block is not longer."""


def find(document: Document, context: SiteContext) -> Iterable[Channel]:
    """Addresses in the text of the page and in its structured data."""
    yield from data_addresses(document, context)
    posted: list[tuple[Place, int, int]] = []
    for index in first_postcodes(document, context.countries):
        posted += ((place, index, at) for place, at in _places(document, context, index))
    known = {place.street for place, _, _ in posted}
    coded = {index for _, index, _ in posted}
    for place, index, at in _with_streets(posted):
        yield _channel(document, index, at, place)
    for place, index, at in unposted_places(document, coded):
        if place.street not in known:
            yield _channel(document, index, at, place)


def _places(document: Document, context: SiteContext, index: int) -> Iterator[tuple[Place, int]]:
    """(address, its offset in the line) for each postcode of the line."""
    parts = Parts(list(_parts(document, index)))
    for number, part in enumerate(parts.all):
        if part.line != index:
            continue
        end = 0
        for code in postcodes(part.text, context.countries, document.language):
            place = composed(parts, number, code, end)
            if place and _is_address(document, index, place, code, context.countries):
                yield place, _offset(document.lines[index], place, part.start + code.start)
                end = code.end
        if end:
            parts.used = number


def _parts(document: Document, index: int) -> Iterator[Part]:
    """The parts of the line and of the short lines around it, which may belong to the same address."""
    lines = document.lines
    first = index
    while first > 0 and index - first < 5 and len(lines[first - 1].text) <= SHORT:
        first -= 1
    last = index
    while last + 1 < len(lines) and last - index < 2 and len(lines[last + 1].text) <= SHORT:
        last += 1
    for number in range(first, last + 1):
        yield from split_parts(lines[number].text[:LONGEST], number)


def _is_address(document: Document, index: int, place: Place, code: Postcode, countries: Sequence[str]) -> bool:
    """Digits in the form of a postcode are one beside a street, after a label, or alone in the line with a town."""
    if code.country == "NL" and not _names_netherlands(document, index, countries):
        return False
    if place.street or place.named:
        return True
    if code.plain or code.country in {"DE", "AT", "NL"}:
        return code.prefixed
    alone = document.lines[index].text.strip(EDGE)
    size = len(place.city) + code.end - code.start + 2
    return len(alone) <= size or is_labelled(document, index)


def _names_netherlands(document: Document, index: int, countries: Sequence[str]) -> bool:
    """Four digits and two capitals are too common to be a Dutch postcode without more."""
    if "NL" in countries[:1] or document.language == "nl":
        return True
    names = [name for name, code in address_words().countries.items() if code == "NL"]
    near = fold(" ".join(line.text for line in document.lines[index : index + 3])[:2000])
    return any(name in near for name in names)


def _offset(line: Line, place: Place, code_start: int) -> int:
    """Where the address begins in the line: at its street when that stands in it before the postcode."""
    at = line.text.rfind(place.street[:12], max(0, code_start - 150), code_start) if place.street else -1
    return at if at >= 0 else code_start


def _with_streets(found: list[tuple[Place, int, int]]) -> Iterator[tuple[Place, int, int]]:
    """Leaves out what names no street where the page gives the same postcode with one."""
    full = {place.postcode for place, _, _ in found if place.street}
    return (item for item in found if item[0].street or item[0].postcode not in full)


def _channel(document: Document, index: int, offset: int, place: Place) -> Channel:
    line = document.lines[index]
    attributes: dict[str, Any] = {
        "street": place.street,
        "postcode": place.postcode,
        "city": place.city,
        "country": place.country,
    }
    if role := role_of(document, index, offset):
        attributes["role"] = role
    attributes["owner"] = owner_of(document, index, offset)
    sighting = in_line(document, line, offset, offset + len(place.text))
    return Channel("address", place.text, attributes, (sighting,))


FINDER = Finder(kinds=("address",), find=find)
