"""What a file in ``channels`` offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from channelaudit.model.channel import Channel, Malformed
from channelaudit.model.document import Document, SiteContext

Found = Channel | Malformed


@dataclass(frozen=True, slots=True)
class Finder:
    """``FINDER = Finder(kinds=("email",), find=find)`` in ``channels/email.py``; found by discovery.

    ``find`` is pure: it yields each channel with one sighting per place; merging is the engine's work.
    """

    kinds: tuple[str, ...]
    find: Callable[[Document, SiteContext], Iterable[Found]]
