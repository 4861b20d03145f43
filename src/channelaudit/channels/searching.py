"""Looking for words in all lines of a page at once, which is quicker than line by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from channelaudit.knowledge.folding import fold
from channelaudit.model import Document

LONGEST = 20_000
"""Characters of a line that are looked at."""
_END = "\x00"
"""Between two lines: neither a letter nor white space, so that no phrase goes on over it."""


@lru_cache(maxsize=4)
def folded_lines(document: Document) -> tuple[str, ...]:
    """The text of each line, folded."""
    return tuple(fold(line.text[:LONGEST]) for line in document.lines)


def places(document: Document, words: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    """(index of the line, start, end) of the first match in each line that has one.

    ``words`` is a pattern for folded text as ``folding.pattern_of`` makes it: of words and white space.
    """
    whole, starts = _page(document)
    last = -1
    for match in words.finditer(whole):
        index = bisect_right(starts, match.start()) - 1
        if index > last:
            yield index, match.start() - starts[index], match.end() - starts[index]
            last = index


@lru_cache(maxsize=4)
def _page(document: Document) -> tuple[str, tuple[int, ...]]:
    """The folded lines as one text, and where each begins."""
    lines = folded_lines(document)
    return _END.join(lines), tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
