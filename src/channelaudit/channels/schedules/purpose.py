"""What hours are for, and whether they are opening hours at all, from the words around them."""

from __future__ import annotations

import re
from functools import lru_cache

from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.hours import hours_context
from channelaudit.model import Document

CLAUSE = 110
"""Characters before the hours that are looked at."""
AFTER = 60
LABEL = 70
"""Longest line that may be a label of what follows."""
OTHER = "other"
WEAK = "weak"
"""Words like "available", which count only where no other matter is named."""
NUMBER = "number"
FORM = "form"
"""No channel with hours of its own."""
_PHONE = re.compile(r"(?<![\d-])(?:\+\d[\d ()/-]{7,16}\d|\d{3}[ -]\d{3}[ -]\d{3})(?!\d)")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,80}")
_BREAK = re.compile(r"[.!?]\s+(?=[a-z0-9])")


def purpose_of(document: Document, index: int, start: int, end: int) -> str:
    """One of phone, shop, chat, email, any; "other" for deliveries, orders and the like; "" when nothing tells.

    The nearest word decides: before the hours in their sentence or between days and times, behind them, in the labels
    above, in the heading.
    """
    if found := purpose_in_line(document, index, start, end):
        return found
    line = document.lines[index]
    for back in range(1, 4):
        above = document.lines[index - back] if index >= back else None
        if above is None or len(above.text) > LABEL or above.region != line.region:
            break
        found = _last(_folded(above.text))
        labels = back == 1 or above.is_heading or above.bold or above.text.endswith(":")
        if found and (found != OTHER or (labels and index - back not in _link_lines(document))):
            return found
    return _last(_folded(line.heading[:200]))


def purpose_in_line(document: Document, index: int, start: int, end: int) -> str:
    """What the line itself says the hours are for; "" when it does not."""
    line = document.lines[index]
    before = _last_clause(_folded(line.text[max(0, start - CLAUSE) : start])) + _folded(line.text[start:end])
    after = _BREAK.split(_folded(line.text[end : end + AFTER]), maxsplit=1)[0]
    return _last(before.rsplit("; ", 1)[-1]) or _first(after) or _last(before)


@lru_cache(maxsize=4)
def _link_lines(document: Document) -> frozenset[int]:
    """Lines that are links and nothing else: "Delivery" in a menu is no label of the hours beneath."""
    lines = document.lines
    return frozenset(k.line for k in document.links if k.line < len(lines) and k.text and k.text == lines[k.line].text)


def _folded(text: str) -> str:
    """Without mail addresses: "orders@" is not about orders."""
    return _MAIL.sub("", fold(text)) if "@" in text else fold(text)


def names_phone(text: str) -> bool:
    return bool(_PHONE.search(text))


def _last_clause(folded: str) -> str:
    """What stands behind the last end of a sentence; "tel." and "godz." do not end one."""
    at = 0
    for match in _BREAK.finditer(folded):
        word = folded[: match.start()].rsplit(" ", 1)[-1]
        if len(word) > 5 or folded[match.start()] != ".":
            at = match.end()
    return folded[at:]


def _last(folded: str) -> str:
    """The purpose named last."""
    ends = {name: max((m.end() for m in pattern.finditer(folded)), default=-1) for name, pattern in _patterns()}
    return _stronger(ends, max(ends, key=lambda name: (ends[name], name != OTHER)))


def _first(folded: str) -> str:
    """The purpose named first."""
    starts = {name: -m.start() - 1 if (m := pattern.search(folded)) else -1000 for name, pattern in _patterns()}
    shifted = {name: at + 1000 if at > -1000 else -1 for name, at in starts.items()}
    return _stronger(shifted, max(shifted, key=lambda name: (shifted[name], name != OTHER)))


def _stronger(places: dict[str, int], best: str) -> str:
    if places[best] < 0:
        return ""
    if best == NUMBER:
        return "phone"
    if best == FORM:
        return "any"
    if best == WEAK:
        return OTHER if places[OTHER] >= 0 else "any"
    return best


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    context = hours_context()
    return [*context.purposes.items(), (OTHER, context.other_matters), (NUMBER, _PHONE)]
