"""Making sightings: where a thing stands, and what a visitor sees there."""

from __future__ import annotations

from collections.abc import Iterator

from channelaudit.channels.personal_numbers import hidden
from channelaudit.model import DataItem, Document, Line, Link, Sighting, Source

MAX_TEXT = 200


def in_line(document: Document, line: Line, start: int, end: int, source: Source = "text") -> Sighting:
    """The line, or of a long one the part around ``start:end``; personal numbers in it are masked."""
    text = line.text
    if len(text) > MAX_TEXT:
        first = max(0, min(start - 80, len(text) - MAX_TEXT))
        text = text[first : max(first + MAX_TEXT, min(end, first + MAX_TEXT))]
    return Sighting(document.page.final_url, line.region, source, hidden(text))


def of_link(document: Document, link: Link, source: Source) -> Sighting:
    """The link's visible text, or the label of an icon."""
    return Sighting(document.page.final_url, link.region, source, (link.text or link.label)[:MAX_TEXT])


def in_data(document: Document, text: str, source: Source) -> Sighting:
    return Sighting(document.page.final_url, "data", source, text[:MAX_TEXT])


def properties(document: Document, *names: str) -> Iterator[tuple[str, str, Source]]:
    """(name, text, source) of each such property in the structured data, nested items included, at most a thousand."""
    stack: list[DataItem] = list(reversed(document.data))
    left = 1_000
    while stack and left:
        left -= 1
        item = stack.pop()
        for name, values in item.properties.items():
            for value in values if isinstance(values, (list, tuple)) else [values]:
                if isinstance(value, DataItem):
                    stack.append(value)
                elif name in names and isinstance(value, (str, int)):
                    yield name, str(value), item.source
