"""Registration numbers (NIP, REGON, KRS, IČO, DIČ, VAT, HRB …), right or wrong, and labels left empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from channelaudit.channels.claims import claims
from channelaudit.channels.identifiers import Number, find_numbers
from channelaudit.channels.ownership import owner
from channelaudit.channels.sightings import in_data, in_line, properties
from channelaudit.knowledge.folding import fold
from channelaudit.model import Channel, Document, Finder, Found, Malformed, Sighting, SiteContext

_DATA_LABELS = {"vatID": "VAT", "taxID": "tax ID", "leiCode": "LEI"}


def find(document: Document, context: SiteContext) -> Iterator[Found]:
    form_labels = {fold(f.label).strip(" :*") for form in document.forms for f in form.fields}
    for index, claimed in enumerate(claims(document, context)):
        line = document.lines[index]
        for number in claimed.numbers:
            sighting = in_line(document, line, number.start, number.end)
            if not number.value:
                if fold(line.text).strip(" :*") not in form_labels:
                    yield _unfilled(number, sighting)
                continue
            other = owner(document, index, number.start) == "other"
            yield _channel(number, sighting, other=other)
    countries = tuple(dict.fromkeys((context.country, *context.countries)))
    for name, text, source in properties(document, *_DATA_LABELS):
        for number in find_numbers(f"{_DATA_LABELS[name]}: {text}", "", countries):
            if number.value:
                yield _channel(number, in_data(document, text, source), other=False)


def _channel(number: Number, sighting: Sighting, *, other: bool) -> Channel:
    identifier, value = number.identifier, number.value
    attributes: dict[str, Any] = {"scheme": identifier.scheme, "valid": number.valid}
    if identifier.country != "EU":
        attributes["country"] = identifier.country
    if number.placeholder:
        attributes["placeholder"] = True
    if other:
        attributes["owner"] = "other"
    if identifier.private:
        sighting = Sighting(sighting.page, sighting.region, sighting.source, _masked(number.label + value, len(value)))
        value = _masked(value, len(value))
    return Channel("registration", value, attributes, (sighting,))


def _masked(text: str, digits: int) -> str:
    """The last ``digits`` characters hidden but for the first two: ``80*********``."""
    keep = len(text) - digits + 2
    return text[:keep] + "*" * (len(text) - keep)


def _unfilled(number: Number, sighting: Sighting) -> Malformed:
    attributes = {"scheme": number.identifier.scheme}
    return Malformed("registration", number.label, "unfilled", (sighting,), attributes)


FINDER = Finder(kinds=("registration",), find=find)
