"""What the trader says of itself beside numbers and addresses: statements for rules, no channels.

Kind ``disclosure``; values: ``court`` (a register or its court is named), ``capital``, ``trader`` (something that looks
like a name stands where the trader's name stands).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from channelaudit.channels.claims import claims
from channelaudit.channels.places.postcodes import first_postcodes
from channelaudit.channels.searching import places
from channelaudit.channels.sightings import in_line
from channelaudit.knowledge.policies import policy_words
from channelaudit.model import Channel, Document, Finder, Line, SiteContext

LONGEST = 5_000
"""Characters of a line that are looked at."""
SHORT = 90
"""A line of a block with name and address is not longer."""
ABOVE = 4
"""Lines above a number or a postcode in which the name may stand."""
BEHIND = 80
"""Characters behind "the seller is" in which the name begins."""
_NAME = re.compile(
    r"(?<!\w)[^\W\d_a-z][\w.&'’-]{1,30}\s(?:(?:i|a|and|und|&|z|s|von|van|de)\s)?[^\W\d_a-z][\w.&'’-]{1,30}"
)
"""Two words with capitals."""


def find(document: Document, context: SiteContext) -> Iterable[Channel]:
    """Each statement once a page, with the first place where it stands."""
    found: dict[str, Channel] = {}
    for channel in (*_words(document), *_names(document, context)):
        found.setdefault(channel.value, channel)
    return found.values()


def _words(document: Document) -> Iterator[Channel]:
    for value, words in policy_words().disclosures.items():
        for index, start, end in places(document, words):
            yield _statement(document, value, document.lines[index], start, end)
            break


def _names(document: Document, context: SiteContext) -> Iterator[Channel]:
    """A name above a number or a postcode, before it in its line, or behind a word such as "seller"."""
    labels = {index: end for index, _, end in places(document, policy_words().trader)}
    firsts = {index: code.start for index, code in first_postcodes(document, context.countries).items()}
    for index, claimed in enumerate(claims(document, context)):
        for number in claimed.numbers:
            firsts[index] = min(firsts.get(index, number.start), number.start)
    for index in sorted(firsts.keys() | labels.keys()):
        line = document.lines[index]
        text = line.text[:LONGEST]
        if (first := firsts.get(index)) is not None:
            above = document.lines[max(0, index - ABOVE) : index]
            yield from _named(document, line, text[:first])
            for each in above:
                if len(each.text) <= SHORT:
                    yield from _named(document, each, each.text)
        else:
            yield from _named(document, line, text[labels[index] : labels[index] + BEHIND])


def _named(document: Document, line: Line, text: str) -> Iterator[Channel]:
    if _NAME.search(text):
        yield _statement(document, "trader", line, 0, 0)


def _statement(document: Document, value: str, line: Line, start: int, end: int) -> Channel:
    return Channel("disclosure", value, {}, (in_line(document, line, start, end),))


FINDER = Finder(kinds=("disclosure",), find=find)
