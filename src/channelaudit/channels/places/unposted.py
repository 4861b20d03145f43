"""Addresses without a postcode: a street and a town, only where something says that it is an address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from channelaudit.channels.places.context import is_labelled, label_length
from channelaudit.channels.places.parts import Place, split_parts
from channelaudit.channels.places.streets import has_street_word, numbered_first, street_tail
from channelaudit.channels.places.towns import whole_town
from channelaudit.channels.places.words import EDGE, bare, country_of, is_house, is_number_word
from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.folding import fold
from channelaudit.model import Document

LONGEST = 140
_DIGIT = re.compile(r"\d")


def unposted_places(document: Document, coded: Collection[int]) -> Iterator[tuple[Place, int, int]]:
    """(address, index of its line, offset) for lines that are not near one of ``coded``, which hold a postcode."""
    for index, line in enumerate(document.lines):
        if "," not in line.text or len(line.text) > LONGEST or any(i in coded for i in range(index - 2, index + 5)):
            continue
        start = label_length(line.text)
        if not (_DIGIT.search(line.text) or start or is_labelled(document, index)):
            continue
        texts = [part.text.strip(EDGE).rstrip(".") for part in split_parts(line.text[start:], index)]
        texts = [t for t in texts if t and not country_of(t)]
        if len(texts) < 2:
            continue
        labelled = bool(start) or is_labelled(document, index)
        place = (
            _numbered(texts, line.heading)
            or _named(texts, labelled=labelled)
            or _beside(texts, line.text, labelled=labelled)
        )
        if place:
            yield place, index, start


def _named(texts: list[str], *, labelled: bool) -> Place | None:
    """Street and town: "ul. Łąkowa 5, Gdynia"."""
    if len(texts) > 3:
        return None
    texts = texts[-2:] if labelled and street_tail(texts[-2]) == texts[-2] else texts
    street = street_tail(texts[0])
    begins = bool(address_words().street_before.match(fold(texts[0])))
    if not street and labelled and _is_street_name(texts[0]):
        street = texts[0]
    town = whole_town(texts[-1])
    if not street or not town or not (labelled or (begins and texts[0] == street)):
        return None
    return Place(street, "", town, "") if _no_prose(texts[0].removesuffix(street)) else None


def _beside(texts: list[str], written: str, *, labelled: bool) -> Place | None:
    """A street and the town behind it among other things: "Showroom | ul. Łąkowa 5, Gdynia | pn-sb 11-19"."""
    for text, following in pairwise(texts):
        street = street_tail(text)
        if street != text or f"{text}, {following}" not in written:
            continue
        if street and (labelled or address_words().street_before.match(fold(text))):
            town = whole_town(following)
            if town:
                return Place(street, "", town, "")
    return None


def _is_street_name(text: str) -> bool:
    """A street or square without a number: "Václavské náměstí"."""
    return (
        text[:1].isupper() and len(text.split()) <= 4 and not any(c.isdigit() for c in text) and has_street_word(text)
    )


def _numbered(texts: list[str], heading: str) -> Place | None:
    """English order, with the house number first and the name of a street: "12, Palm Avenue, Lagos"."""
    first = texts[0].split()
    if not (is_house(first[0]) or (is_number_word(first[0]) and any(c.isdigit() for c in texts[0]))):
        return None
    if not any(address_words().street_inside.search(fold(t)) for t in texts[:3]) or len(texts) > 8:
        return None
    if any(c.isdigit() for c in texts[-1]) or not (numbered_first(", ".join(texts[:1])) or len(texts[0]) < 40):
        return None
    town = _town(texts, heading)
    return Place(", ".join(t for t in texts[:-1] if t != town), "", town, "") if town else None


def _town(texts: list[str], heading: str) -> str:
    """The last part; the one before it where the last is a state; the heading's town where one is named there."""
    named = heading.strip(EDGE)
    if named and len(named) < 30 and any(fold(t).startswith(fold(named)) for t in texts[1:]):
        return named.title()
    last = texts[-2] if texts[-1].endswith((" State", " County")) and len(texts) > 2 else texts[-1]
    return "" if address_words().street_inside.search(fold(last)) else whole_town(last)


def _no_prose(text: str) -> bool:
    """Nothing but phone numbers, mail addresses and signs."""
    return not any(w.isalpha() and len(w) > 2 and bare(w) not in address_words().labels for w in text.split())
