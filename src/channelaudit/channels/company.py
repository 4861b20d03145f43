"""The trader's name: words before a legal form, or what follows a label like "Sprzedawca"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from channelaudit.channels.ownership import owner
from channelaudit.channels.searching import places
from channelaudit.channels.sightings import in_data, in_line
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.legal_forms import legal_forms, written_forms
from channelaudit.model import Channel, DataItem, Document, Finder, Role, SiteContext

LONGEST = 3000
MOST = 8
"""Words of a name before its legal form."""
PER_PAGE = 12
_OF_TRADER: tuple[Role, ...] = ("contact", "imprint", "about", "terms", "privacy", "returns", "complaints", "delivery")
"""Pages on which traders speak of themselves."""
_CUT = re.compile(r"[,;:|•·\t()]|\s[-–—]\s")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s*(?:[-–]\s*\d{4}\s*)?)?[-–,|]?\s*(.{2,60})", re.IGNORECASE)
_REST = re.compile(r"[.,|•·–—]|all rights|wszel|prawa|vš[ei]|alle rechte|by\s", re.IGNORECASE)
_REACHED = re.compile(r"\S{1,64}@|https?:|www\.|(?:\b(?:tel|fax|e-?mail)\b\s?[.:])|\+?\d[\d ()/-]{7}", re.IGNORECASE)
"""Where an address or a number begins that no sign keeps apart from the name."""
_SMALL = frozenset({"i", "a", "and", "und", "of", "the", "&", "+", "-", "–", "de", "van", "von", "y"})


def find(document: Document, _context: SiteContext) -> Iterable[Channel]:
    """Names with a legal form; names behind a label; as a last resort the copyright line; and structured data."""
    yield from _structured(document.data, document, 0)
    found = list(_in_text(document))
    yield from found[:PER_PAGE]
    if not found:
        yield from _copyright(document)


def _in_text(document: Document) -> Iterator[Channel]:
    formed = {index for index, _, _ in places(document, legal_forms().forms)}
    for index, line in enumerate(document.lines):
        text = line.text[:LONGEST]
        named = False
        own = line.region in ("header", "footer") or document.page.role in _OF_TRADER
        for start, end, form in written_forms(text, of_trader=own) if index in formed else ():
            if name := _name_before(text[:start]):
                named = True
                yield _channel(document, index, start, f"{name} {text[start:end]}", form)
        if not named and (labelled := _labelled(text)):
            yield _channel(document, index, len(text) - len(labelled), labelled, "")


def _name_before(text: str) -> str:
    """The capitalised words right before a legal form."""
    text = text.rstrip(" ,\"”'")[-160:]
    words = _CUT.split(text)[-1].split()
    name: list[str] = []
    while words and len(name) < MOST:
        word = words.pop()
        plain = fold(word).strip(".,\"'„”“")
        if plain in legal_forms().stop or (word[-1] in ".!?" and len(word) > 5 and name):
            break
        if not (word[0].isupper() or word[0].isdigit() or word[0] in "\"'„“&" or plain in _SMALL or word.isupper()):
            break
        name.insert(0, word)
    while name and (fold(name[0]) in _SMALL or name[0].replace(".", "").isdigit()):
        name.pop(0)
    joined = " ".join(name).strip(" \"'„”“")
    return joined if sum(c.isalpha() for c in joined) > 1 and "_" not in joined else ""


def _labelled(text: str) -> str:
    """What follows "Sprzedawca:" at the beginning of a short line, when it looks like a name."""
    head, colon, rest = text.partition(":")
    if not colon or len(head) > 40 or not legal_forms().labels.fullmatch(fold(head).strip(" 0123456789.)•-")):
        return ""
    name = _REACHED.split(_CUT.split(rest.strip())[0][:200])[0].strip(" .\"'„”")
    words = name.split()
    if not 1 < len(words) <= MOST or len(name) > 70 or any(c in name for c in "@{}[]…/"):
        return ""
    capitals = [w for w in words if w[0].isupper() or w[0] in "\"'„&"]
    return name if len(capitals) * 2 > len(words) and words[0][0].isupper() else ""


def _copyright(document: Document) -> Iterator[Channel]:
    for index, line in enumerate(document.lines):
        match = _COPYRIGHT.search(line.text[:300]) if line.region == "footer" else None
        if match:
            name = _REST.split(_REACHED.split(match[1])[0])[0].strip(" -–|,\"'")
            if sum(c.isalpha() for c in name) > 2 and name[0].isupper() and len(name.split()) <= 5:
                yield _channel(document, index, match.start(1), name, "")
                return


def _structured(items: Iterable[DataItem], document: Document, depth: int) -> Iterator[Channel]:
    for item in items:
        for value in item.properties.get("legalName", ()):
            if isinstance(value, str) and 2 < len(value.strip()) <= 100 and "{" not in value:
                sighting = in_data(document, value.strip(), item.source)
                form = next((form for _, _, form in written_forms(value[:200], of_trader=True)), "")
                yield Channel("company", " ".join(value.split()), _attributes(form, "shop"), (sighting,))
        if depth < 4:
            nested = [v for values in item.properties.values() if isinstance(values, list) for v in values]
            yield from _structured([v for v in nested if isinstance(v, DataItem)], document, depth + 1)


def _channel(document: Document, index: int, offset: int, name: str, form: str) -> Channel:
    sighting = in_line(document, document.lines[index], offset, offset + len(name))
    return Channel("company", name, _attributes(form, owner(document, index, offset)), (sighting,))


def _attributes(form: str, whose: str) -> dict[str, str]:
    return {"legal_form": form, "owner": whose} if form else {"owner": whose}


FINDER = Finder(kinds=("company",), find=find)
