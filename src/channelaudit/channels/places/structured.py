"""Addresses of JSON-LD and microdata."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from channelaudit.channels.places.compose import place as composed
from channelaudit.channels.places.parts import Parts, Place, split_parts
from channelaudit.channels.places.postcodes import postcodes
from channelaudit.channels.places.words import country_of
from channelaudit.channels.sightings import in_data
from channelaudit.model import Channel, DataItem, Document, SiteContext

ELSEWHERE = frozenset(
    {
        "brand",
        "manufacturer",
        "author",
        "review",
        "itemReviewed",
        "areaServed",
        "shippingDestination",
        "applicableCountry",
        "birthPlace",
    }
)
"""Properties whose addresses are not the shop's."""
DEPTH = 8


def data_addresses(document: Document, context: SiteContext) -> Iterator[Channel]:
    """Addresses in the page's structured data, sighted in the region ``data``."""
    for item in document.data:
        for place, source in _walk(item, context, document.language, 0):
            attributes = {
                "street": place.street,
                "postcode": place.postcode,
                "city": place.city,
                "country": place.country,
                "owner": "shop",
            }
            sighting = in_data(document, place.text, source.source)
            yield Channel("address", place.text, attributes, (sighting,))


def _walk(item: DataItem, context: SiteContext, language: str, depth: int) -> Iterator[tuple[Place, DataItem]]:
    if depth > DEPTH:
        return
    if "PostalAddress" in item.types:
        place = _postal(item)
        if place:
            yield place, item
        return
    for name, values in item.properties.items():
        if name in ELSEWHERE:
            continue
        for value in values if isinstance(values, list | tuple) else [values]:
            if isinstance(value, DataItem):
                yield from _walk(value, context, language, depth + 1)
            elif name == "address" and isinstance(value, str):
                yield from ((place, item) for place in _from_text(value, context, language))


def _postal(item: DataItem) -> Place | None:
    street, postcode, city, country = (
        _first(item.properties.get(name))
        for name in ("streetAddress", "postalCode", "addressLocality", "addressCountry")
    )
    if not city or not (street or postcode) or "{" in city + street + postcode:
        return None
    return Place(street, postcode, city, country.upper() if len(country) == 2 else country_of(country))


def _first(value: Any) -> str:
    """The first text of a property; of an item its name."""
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    if isinstance(value, DataItem):
        value = _first(value.properties.get("name", ""))
    return " ".join(value.split())[:120] if isinstance(value, str) else ""


def _from_text(text: str, context: SiteContext, language: str) -> Iterator[Place]:
    parts = Parts([part for number, line in enumerate(text[:500].splitlines()) for part in split_parts(line, number)])
    for number, part in enumerate(parts.all):
        for code in postcodes(part.text, context.countries, language):
            place = composed(parts, number, code)
            if place and place.street:
                yield place
