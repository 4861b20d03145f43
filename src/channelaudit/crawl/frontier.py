"""What to fetch next: pages that may hold contact details first, goods last."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from dataclasses import dataclass

from channelaudit.crawl.traps import VARIANTS, is_dated
from channelaudit.model import Role

RANKS: dict[Role, int] = {
    "home": 0,
    "contact": 1,
    "imprint": 2,
    "about": 3,
    "store": 3,
    "terms": 4,
    "returns": 4,
    "complaints": 4,
    "privacy": 4,
    "delivery": 5,
    "faq": 5,
    "product": 6,
    "cart": 6,
    "login": 7,
    "checkout": 7,
    "other": 8,
}
SAMPLED: dict[Role, int] = {"contact": 8, "product": 2, "cart": 1, "login": 1, "checkout": 1}
MOST = 4
"""So many pages of a role go before other pages; the rest (a hundred branches, ten languages) comes last."""
MOST_FOOTERS = 12
LAST = 9
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
TELLING: frozenset[Role] = frozenset(
    {"home", "contact", "imprint", "about", "store", "terms", "returns", "complaints", "privacy", "delivery", "faq"}
)
"""Roles of pages that could hold contact details: without them nothing may be called absent."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL to fetch (normalised) and how it came to be known."""

    url: str
    role: Role
    depth: int
    found_on: str
    text: str = ""
    """Of the link."""
    sample: bool = False
    """One of its kind that should be seen (the search), whatever its role."""
    footer: bool = False
    """Linked from the footer: where the pages about the shop stand, whatever their names."""
    guess: bool = False
    """Nobody links to it: a usual address, tried because nothing better is known."""


class Frontier:
    """A priority queue that takes each URL once, and of one path only so many query strings."""

    def __init__(self) -> None:
        self._heap: list[tuple[int, int, int, Target]] = []
        self._seen: set[str] = set()
        self._variants: Counter[str] = Counter()
        self._sampled: Counter[str] = Counter()
        self._footers = 0
        self._order = 0

    def __len__(self) -> int:
        return len(self._heap)

    def knows(self, url: str) -> bool:
        return _key(url) in self._seen

    def mark(self, url: str) -> None:
        """Never take this one: it is known under another name."""
        self._seen.add(_key(url))

    def add(self, target: Target) -> bool:
        """Whether it was new and taken."""
        key = _key(target.url)
        if key in self._seen:
            return False
        path, _, query = target.url.partition("?")
        if query and target.role not in TELLING:
            self._variants[path] += 1
            if self._variants[path] > VARIANTS:
                return False
        self._seen.add(key)
        self._order += 1
        heapq.heappush(self._heap, (self._rank(target), target.depth, self._order, target))
        return True

    def pop(self, *, telling: bool = False) -> Target | None:
        """The most promising target; only one of those before all goods where ``telling`` ones are wanted."""
        if not self._heap or (telling and self._heap[0][0] >= RANKS["product"]):
            return None
        return heapq.heappop(self._heap)[-1]

    def rest(self) -> tuple[Target, ...]:
        """What is still waiting, in order."""
        return tuple(entry[-1] for entry in sorted(self._heap, key=lambda entry: entry[:3]))

    def _rank(self, target: Target) -> int:
        if target.sample:
            return RANKS["product"]
        if target.role == "other":
            if target.footer and self._footers < MOST_FOOTERS:
                self._footers += 1
                return RANKS["login"]
            return LAST if is_dated(target.url) else RANKS["other"]
        self._sampled[target.role] += 1
        return RANKS[target.role] if self._sampled[target.role] <= SAMPLED.get(target.role, MOST) else LAST


def _key(url: str) -> str:
    """What makes two addresses one page for us: scheme, ``www.``, ``index.html`` and a final slash do not matter."""
    bare = url.partition("://")[2].removeprefix("www.")
    path, mark, query = bare.partition("?")
    return _INDEX.sub("", path).rstrip("/") + mark + query
