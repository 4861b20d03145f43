"""Where a thing stands, in a few words: ``footer (12 pages), main (/kontakt)``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from channelaudit.model import Message, Region, Sighting
from channelaudit.reports.common.labels import REGIONS

_REGIONS: tuple[Region, ...] = ("header", "menu", "footer", "main", "data")


def places(sightings: Iterable[Sighting], say: Callable[[Message], str], show: Callable[[str], str] = str) -> str:
    """The regions in which it stands, each with its page or the number of its pages.

    ``show`` makes the path of a page harmless for the medium.
    """
    pages: dict[str, dict[str, None]] = {}
    for sighting in sightings:
        pages.setdefault(sighting.region, {})[sighting.page] = None
    parts = []
    for region in _REGIONS:
        if found := tuple(pages.get(region, ())):
            many = Message.counted("{count} page", "{count} pages", len(found))
            parts.append(f"{say(REGIONS[region])} ({show(path(found[0])) if len(found) == 1 else say(many)})")
    return ", ".join(parts)


def path(url: str) -> str:
    """What comes after the host: ``/kontakt?id=3``; the URL itself where it cannot be split."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
