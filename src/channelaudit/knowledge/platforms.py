"""Shop software and what it leaves in a page (``platforms.yaml``)."""

from __future__ import annotations

from functools import cache

from channelaudit.knowledge import load


@cache
def platform_marks() -> tuple[tuple[str, str], ...]:
    """(mark, software) pairs, the more telling software first; marks in lower case."""
    return tuple((mark, entry["name"]) for entry in load("platforms") for mark in entry["marks"])
