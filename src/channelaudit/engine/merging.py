"""The same channel seen in many places becomes one, with all its sightings.  Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from channelaudit.model import Channel, Found, Malformed

Either = TypeVar("Either", Channel, Malformed)
_MAX_SIGHTINGS = 200
"""Places kept for one channel: a crawl of 40 pages with header, menu and footer stays below it."""


def merge(found: Iterable[Found]) -> tuple[tuple[Channel, ...], tuple[Malformed, ...]]:
    """Channels and malformed ones, each once, in the order in which they were first seen."""
    channels: dict[str, Channel] = {}
    malformed: dict[tuple[str, str], Malformed] = {}
    for item in found:
        if isinstance(item, Channel):
            channels[item.id] = _join(channels[item.id], item) if item.id in channels else item
        else:
            key = (item.id, item.reason)
            malformed[key] = _join(malformed[key], item) if key in malformed else item
    return tuple(channels.values()), tuple(malformed.values())


def _join(first: Either, second: Either) -> Either:
    sightings = (*first.sightings, *(s for s in second.sightings if s not in first.sightings))[:_MAX_SIGHTINGS]
    attributes: dict[str, Any] = {**second.attributes, **first.attributes}
    if "owner" in attributes and not ("owner" in first.attributes and "owner" in second.attributes):
        del attributes["owner"]  # what the shop names as its own in one place is its own
    if isinstance(first, Channel):
        return Channel(first.kind, first.value, attributes, sightings)
    return Malformed(first.kind, first.value, first.reason, sightings, attributes)
