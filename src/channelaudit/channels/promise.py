"""What the shop promises about answering, and which channels it says it does not serve."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from channelaudit.channels.searching import folded_lines, places
from channelaudit.channels.sightings import in_line
from channelaudit.knowledge.promises import promise_words
from channelaudit.model import Channel, Document, Finder, Line, SiteContext

NEAR = 90
"""Characters between the word "answer" and the time."""
MOST_HOURS = 96
MOST_DAYS = 14
"""Longer periods are those of the law: complaints, requests about personal data."""
_SENTENCE = re.compile(r"(?<=[a-z0-9)]{2}[.!?])\s+")


def find(document: Document, _context: SiteContext) -> Iterable[Channel]:
    """Kinds ``promise`` (an ISO 8601 duration: ``PT24H``, ``P2D``) and ``refusal`` (``sms``, ``phone``)."""
    texts = folded_lines(document)
    if document.page.role != "privacy":  # privacy notices state how soon requests by law are answered
        for index, _, _ in places(document, promise_words().answering):
            yield from _promises(document, document.lines[index], texts[index])
    for channel, pattern in promise_words().refusals.items():
        for index, start, end in places(document, pattern):
            said = texts[index][start:end]
            yield Channel("refusal", channel, {"text": said}, (in_line(document, document.lines[index], start, end),))


def _promises(document: Document, line: Line, folded: str) -> Iterator[Channel]:
    words = promise_words()
    for start, end in _sentences(folded):
        sentence = folded[start:end]
        answer = words.answering.search(sentence)
        if not answer or words.other_matters.search(sentence):
            continue
        for match in words.period.finditer(sentence):
            near = match.start() - answer.end() <= NEAR and answer.start() - match.end() <= NEAR
            value = _duration(match)
            if near and value:
                working = bool(match["before"] or match["after"])
                attributes = {"text": line.text[start:end].strip()[:200], "working": working}
                yield Channel("promise", value, attributes, (in_line(document, line, start, end),))
                break


def _sentences(folded: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _SENTENCE.finditer(folded):
        yield at, match.start()
        at = match.end()
    yield at, len(folded)


def _duration(match: re.Match[str]) -> str:
    number = int(match["high"] or match["low"]) if match["low"] else promise_words().numerals.get(match["word"], 0)
    if not number or number > (MOST_HOURS if match["hours"] else MOST_DAYS):
        return ""
    return f"PT{number}H" if match["hours"] else f"P{number}D"


FINDER = Finder(kinds=("promise", "refusal"), find=find)
