"""What surrounds an address: the label that announces it, what it is for, whose it is."""

from __future__ import annotations

import re

from channelaudit.channels.ownership import Owner, owner
from channelaudit.channels.places.words import EDGE
from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.parties import parties
from channelaudit.model import Document, Line

NEAR = 90
NAMED = 60
"""Characters between another party's name and its address."""
REACH = 300
"""Characters before an address in which another party may be introduced."""
_SENTENCE = re.compile(r"[^\W\d_]{4,30}[.!?]\s+(?=[^\W\d_])")
_CARE_OF = re.compile(r"(?<!\w)c/o(?!\w)")
LABEL = 40
"""Longest label, in characters."""


def role_of(document: Document, index: int, offset: int) -> str:
    """For example "registered", "returns", "shop", "correspondence" or "" for the address at ``offset`` of that line.

    The nearest word counts: before it in its line, then in the labels above it, then in the heading.
    """
    line = document.lines[index]
    surroundings = [line.text[max(0, offset - NEAR) : offset]]
    for back in range(1, 5):
        if index - back < 0 or len(document.lines[index - back].text) > 60:
            break
        surroundings.append(document.lines[index - back].text)
    surroundings.append(line.heading)
    for text in surroundings:
        if found := _nearest_role(fold(text)):
            return found
    return {"imprint": "registered", "returns": "returns"}.get(document.page.role, "")


def _nearest_role(folded: str) -> str:
    last = {
        role: max((m.start() for m in words.finditer(folded)), default=-1)
        for role, words in address_words().roles.items()
    }
    best = max(last, key=lambda role: last[role])
    return best if last[best] >= 0 else ""


def owner_of(document: Document, index: int, offset: int) -> Owner:
    """Whose address stands at ``offset`` of that line: also a bank's that is named before it, or a processor's."""
    if owner(document, index, offset) == "other":
        return "other"
    line = document.lines[index]
    head = fold(line.text[max(0, offset - REACH) : offset])
    if _CARE_OF.search(head) and address_words().roles["registered"].search(head):
        return "shop"  # many a registered office is at an accountant's
    if address_words().others.search(head[-NAMED:]) or _introduced(line.text[max(0, offset - REACH) : offset], head):
        return "other"
    above = document.lines[index - 1] if index and not head.strip(EDGE) else None
    label = above is not None and len(above.text) <= LABEL and (above.text.endswith(":") or above.bold)
    return "other" if above and label and address_words().introductions.search(fold(above.text)) else "shop"


def _introduced(text: str, head: str) -> bool:
    """Another party is introduced in this sentence, and no word for the shop comes between."""
    words = address_words()
    at = max((m.end() for m in _SENTENCE.finditer(text)), default=0)
    found = words.introductions.search(head, at)
    if not found:
        return False
    return not any(shop.search(head, found.end()) for shop in (parties().seller, words.label_words))


def is_labelled(document: Document, index: int) -> bool:
    """An address is announced: by the line's own beginning, the line above or the heading."""
    line = document.lines[index]
    return bool(label_length(line.text)) or any(map(_is_label, (*_above(document, index), line.heading)))


def label_length(text: str) -> int:
    """Characters of the label ("Adresa: ") at the beginning of the text, 0 if there is none."""
    for end in (":", "\t"):
        head, found, _ = text[: LABEL + 1].partition(end)
        if found and _is_label(head):
            return len(head) + 1
    return 0


def _above(document: Document, index: int) -> tuple[str, ...]:
    above: Line | None = document.lines[index - 1] if index else None
    return (above.text,) if above else ()


def _is_label(text: str) -> bool:
    words = address_words().labels
    folded = fold(text[: LABEL + 1]).strip(EDGE + "0123456789.")
    while folded and not folded[0].isalpha():
        folded = folded[1:]
    return folded in words or (len(text) <= LABEL and bool(address_words().label_words.search(folded)))
