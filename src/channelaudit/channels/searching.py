"""Looking for words in all lines of a page at once, which is quicker than line by line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, chain, islice

from channelaudit.knowledge.folding import beginnings_of, fold
from channelaudit.model import Document

LONGEST = 20_000
"""Characters of a line that are looked at."""
_END = "\x00"
"""Between two lines: neither a letter nor white space, so that no phrase goes on over it."""
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4)
def folded_lines(document: Document) -> tuple[str, ...]:
    """The text of each line, folded."""
    return tuple(fold(line.text[:LONGEST]) for line in document.lines)


def places(document: Document, words: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    """(index of the line, start, end) of the first match in each line that has one.

    ``words`` is a pattern for folded text as ``folding.pattern_of`` makes it: of words and white space.
    """
    page = _page(document)
    last = -1
    for start, end in page.matches(words):
        index = bisect_right(page.starts, start) - 1
        if index > last:
            yield index, start - page.starts[index], end - page.starts[index]
            last = index


class _Page:
    """The folded lines as one text, where each begins, and where each word stands."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._text = _END.join(lines)
        self.starts = tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(self._text):
            self._places[match[0]].append(match.start())
        self._words = sorted(self._places)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Start and end of each match, in order; tried only where a word stands with which one can begin."""
        beginnings = beginnings_of(pattern)
        if beginnings is None:
            yield from (match.span() for match in pattern.finditer(self._text))
            return
        words = {word for word in beginnings.words if word in self._places}
        words.update(chain.from_iterable(map(self._with_stem, beginnings.stems)))
        for at in sorted(chain.from_iterable(self._places[word] for word in words)):
            if match := pattern.match(self._text, at):
                yield match.span()

    def _with_stem(self, stem: str) -> Iterator[str]:
        for word in islice(self._words, bisect_left(self._words, stem), None):
            if not word.startswith(stem):
                return
            yield word


@lru_cache(maxsize=4)
def _page(document: Document) -> _Page:
    return _Page(folded_lines(document))
