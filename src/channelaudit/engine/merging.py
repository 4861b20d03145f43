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
    return _completed(channels.values()), tuple(malformed.values())


def _completed(channels: Iterable[Channel]) -> tuple[Channel, ...]:
    """An address without postcode joins the one with the same street and town that has it."""
    whole: dict[tuple[str, str], str] = {}
    kept: dict[str, Channel] = {}
    everything = tuple(channels)
    for channel in everything:
        if channel.kind == "address" and channel.attributes.get("postcode") and channel.attributes.get("street"):
            whole.setdefault(_place(channel), channel.id)
    for channel in everything:
        partial = channel.kind == "address" and not channel.attributes.get("postcode")
        target = whole.get(_place(channel), channel.id) if partial else channel.id
        kept[target] = _join(kept[target], channel) if target in kept else channel
    by_id = {channel.id: channel for channel in everything}
    # the whole one leads, also where the partial one was seen first
    return tuple(c if c.id == name else _join(by_id[name], c) for name, c in kept.items())


def _place(address: Channel) -> tuple[str, str]:
    return str(address.attributes.get("street", "")).casefold(), str(address.attributes.get("city", "")).casefold()


def _join(first: Either, second: Either) -> Either:
    sightings = (*first.sightings, *(s for s in second.sightings if s not in first.sightings))[:_MAX_SIGHTINGS]
    attributes: dict[str, Any] = {**second.attributes, **first.attributes}
    if "owner" in attributes and not ("owner" in first.attributes and "owner" in second.attributes):
        del attributes["owner"]  # what the shop names as its own in one place is its own
    if isinstance(first, Channel):
        return Channel(first.kind, first.value, attributes, sightings)
    return Malformed(first.kind, first.value, first.reason, sightings, attributes)
