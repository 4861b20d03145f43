"""Countries to which the shop says that it delivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from channelaudit.channels.searching import folded_lines, places
from channelaudit.channels.sightings import in_line
from channelaudit.knowledge.delivery import delivery_words
from channelaudit.model import Channel, Document, Finder, SiteContext

EVERYWHERE = "*"
"""The value where the shop delivers to many countries."""
_LIST = 120
"""Characters after "we deliver to" in which countries are listed, and around "all over Europe" that are looked at."""
_BEFORE = 25
"""Characters before it in which a negation counts."""


def find(document: Document, _context: SiteContext) -> Iterable[Channel]:
    """Kind ``delivery``; the value is a country's code, or ``*`` for many."""
    words = delivery_words()
    lines = {index for pattern in (words.everywhere, words.shipping) for index, _, _ in places(document, pattern)}
    for index in sorted(lines):
        for value, start, end in _countries(folded_lines(document)[index]):
            yield Channel("delivery", value, {}, (in_line(document, document.lines[index], start, end),))


def _countries(folded: str) -> Iterator[tuple[str, int, int]]:
    words = delivery_words()
    for match in words.everywhere.finditer(folded):
        near = folded[max(0, match.start() - _LIST) : match.end() + _LIST]
        if words.stem.search(near) and not _is_negated(folded, match.start()):
            yield EVERYWHERE, *match.span()
    for match in words.shipping.finditer(folded):
        if _is_negated(folded, match.start()):
            continue
        listed = folded[match.end() : match.end() + _LIST].partition(". ")[0]
        for name in words.country.finditer(listed):
            yield name.lastgroup or "", match.start(), match.end() + name.end()


def _is_negated(folded: str, at: int) -> bool:
    return bool(delivery_words().negation.search(folded[max(0, at - _BEFORE) : at]))


FINDER = Finder(kinds=("delivery",), find=find)
