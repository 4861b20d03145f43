"""Whose line is it: the shop's, or an authority's, a courier's, a payment firm's, a web agency's.

Three signs, the strongest first: the section the line stands in ("Orgán dozoru"), an office or a credit named in the
line before the place in question, a firm named right before it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit

from channelaudit.channels import other_parties
from channelaudit.channels.searching import places
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.legal_forms import written_forms
from channelaudit.knowledge.parties import parties
from channelaudit.model import Document, Line

Owner = Literal["shop", "other"]

HEAD = 200
"""Characters of a line in which it may name the party that the section under it is about."""
SECTION_LINES = 12
"""A section under something that merely looks like a heading ends after so many lines."""
OFFICE_LINES = 6
HEADED = 1_000
"""A section under a real heading goes on to the next one."""
REACH = 600
"""Characters before a place in which another party's name may stand."""
LABEL = 25
"""Characters of a line that is the label of the next one."""
NEAR = 80
"""Characters between a firm's name and what is taken to be its own."""
SERVICE = 200
"""Characters between a service's name and what belongs to the company that renders it."""
MAX_LIST = 5_000
"""Characters of a list of companies."""
COMPANIES = 3
"""Fewest companies of such a list."""
BEGINNING = 60
"""Characters at the beginning of a line within which it names a company."""
CREDIT_LINE = 250
"""Characters of the longest line that names who made the site."""
_TITLE = re.compile(r"(?:§?\s?[\divxlc]{1,7}(?:\.\d{1,3}){0,3}[.)]?\s)?\s?[^:]{1,60}:?$")
_NUMBERED = re.compile(r"(?:§\s?\d{1,3}|[\divxlc]{1,6}(?:\.\d{1,3}){0,3}[.)])\s+\S")
_CREDIT_END = re.compile(r"[^\W\d_]{4}[.!?]\s+[^\W\d_a-z]|\s[|•·]\s[^\W\d_]{4}|©")
_FIRM = re.compile(
    r"(?:(?:studio|agen\w{2,6}|firma|team|společnost|spoločnosť)\s)?[A-ZŚŻŹĆŁÓČŘŠŽÚĎŤŇÁÉÍÝÄÖÜ]|[a-z\d-]{2,40}\.[a-z]{2,10}"
)
_NAME = re.compile(r"[^\W\d_][\w&'-]{1,40}(?:[\s,|]|$)")
_IN_BRACKETS = re.compile(r"[\d\s./-]{0,20}\s?[(–-]\s?([^()\d]{3,60})")
_SENTENCE_END = re.compile(r"(?:^|[^\W\d_]{4,30}|[\w-]{2,30}\.[a-z]{2,6}|\))[.!?]\s+[A-ZŚŻŹĆŁÓČŘŠŽÚĎŤŇÁÉÍÝÄÖÜ]")


def owner(document: Document, line_index: int, offset: int | None = None, *, named: bool = True) -> Owner:
    """Whose thing stands in that line at that offset (without offset: the line as a whole).

    With ``named=False`` only the section counts: in front of the shop's account stands its bank's name.
    """
    if not 0 <= line_index < len(document.lines):
        return "shop"
    text = document.lines[line_index].text
    offset = len(text) // 2 if offset is None else offset
    if named and (
        _named_before(text, offset, _host(document.page.final_url)) or _labelled(text, offset, document.page.final_url)
    ):
        return "other"
    if named and _among_companies(document, line_index):
        return "other"
    if _sections(document)[line_index] and not parties().seller.search(fold(text[max(0, offset - REACH) : offset])):
        return "other"
    return "shop"


@lru_cache(maxsize=4)
def _sections(document: Document) -> tuple[bool, ...]:
    """For each line, whether it stands in another party's section."""
    sections, offices = (_beginning(document, words) for words in (parties().sections, parties().offices))
    marks = []
    left = 0
    region = ""
    for index, line in enumerate(document.lines):
        if line.region != region or line.is_heading or (0 < left <= SECTION_LINES and _closes(line)):
            left = 0
        region = line.region
        marks.append(left > 0)
        opened = _opens(line, sections.get(index), offices.get(index)) or _labels_next(document, index)
        label = len(line.text) <= LABEL and line.text.endswith(":")  # its value stands in the line below
        left = max(left - (not label), opened)
    return tuple(marks)


def _beginning(document: Document, words: re.Pattern[str]) -> dict[int, tuple[int, int]]:
    """Index of the line → where the words stand in its beginning."""
    return {index: (start, end) for index, start, end in places(document, words) if end <= HEAD}


def _among_companies(document: Document, index: int) -> bool:
    """The line begins with a company, and so do its neighbours, with others: those that the shop hands data to."""
    name = _company(document.lines[index].text)
    if not name:
        return False
    run = {name}
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(document.lines) and len(run) < COMPANIES and (other := _company(document.lines[at].text)):
            run.add(other)
            at += step
    return len(run) >= COMPANIES


@lru_cache(maxsize=256)
def _company(text: str) -> str:
    """First word of the company that a line begins with, its address or number behind it."""
    start = text[:BEGINNING]
    form = next(written_forms(start), None)
    return fold(start).split()[0] if form and form[0] > 1 and len(text) > form[1] + 5 else ""


def _opens(line: Line, section: tuple[int, int] | None, office: tuple[int, int] | None) -> int:
    """For how many of the following lines this one speaks; ``section``, ``office``: where it names one."""
    if line.is_heading:
        named = section or office or (len(line.text) < 40 and parties().firms.search(fold(line.text)))
        return HEADED if named else 0
    if section and section[0] < 25 and _looks_like_title(line):
        return SECTION_LINES
    labelled = section is not None and line.text.startswith(":", section[1])
    if len(line.text) < 120 and (labelled or (office is not None and office[0] < 40)):
        return OFFICE_LINES
    return 0


def _labels_next(document: Document, index: int) -> int:
    """For how many of the following lines a label speaks that the law asks for."""
    line, host = document.lines[index], _host(document.page.final_url)
    if other_parties.heading(line.text):
        below = document.lines[index + 1].text if index + 1 < len(document.lines) else ""
        if line.is_heading:
            return SECTION_LINES
        if other_parties.names_another(below, host, company=not line.bold):
            return OFFICE_LINES
    if other_parties.title(line.text, host):
        return OFFICE_LINES
    named = [x.text for x in document.lines[index : index + 4]]
    return OFFICE_LINES if other_parties.officer_title(named, host) else 0


def _closes(line: Line) -> bool:
    folded = fold(line.text[:HEAD])
    if parties().offices.search(folded) or parties().sections.search(folded):
        return False
    return (
        len(line.text) > 250
        or bool(_NUMBERED.match(folded))
        or bool(parties().shop.search(folded))
        or bool(parties().asking.match(f". {folded}"))
        or (line.bold and len(line.text) > 15 and not any(c.isdigit() for c in line.text))
    )


def _looks_like_title(line: Line) -> bool:
    return line.bold or bool(_TITLE.match(fold(line.text[:HEAD])))


def _named_before(text: str, offset: int, host: str) -> bool:
    """Another party's name stands in the line before ``offset``, and the shop's words do not come between."""
    first = max(0, offset - REACH)
    original = text[first:offset]
    head = fold(original)
    known = parties()
    back = max((m.end() for m in known.seller.finditer(head)), default=0)
    if any(m.start() >= back for m in known.offices.finditer(head)) or _office_behind(text, offset):
        return True
    section = known.sections.search(head, back)
    if section and section.start() < 25 and head[section.end() : section.end() + 2].strip().startswith(":"):
        return True
    if len(text) < CREDIT_LINE and _credited(original, head, back):
        return True
    return _serves(original, head, back, host) or _firm_before(original, head, back) or _lists_companies(text)


def _labelled(text: str, offset: int, url: str) -> bool:
    """A label that the law asks for names another party before ``offset``: a maker of goods, an outside officer."""
    before = text[max(0, offset - REACH) : offset]
    return other_parties.product_label(before, _host(url)) or other_parties.officer(before, _host(url))


@lru_cache(maxsize=16)
def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _office_behind(text: str, offset: int) -> bool:
    """``801 440 220 (infolinia UOKiK)``: an office named in brackets right behind the number."""
    bracket = _IN_BRACKETS.match(text, offset)
    return bracket is not None and parties().offices.search(fold(bracket[1])) is not None


def _credited(text: str, head: str, back: int) -> bool:
    """A line names who made the site, and neither a sentence nor a bar ends what it says of them."""
    known = parties()
    for maker in known.makers.finditer(head, back):
        rest = text[maker.end() :].lstrip()
        named = maker[0].endswith("by") or rest[:1] in {":", "-", "–", "|"} or _FIRM.match(rest) is not None
        if named and not _CREDIT_END.search(text, maker.end() + 2):
            return True
    for maker in known.brief_makers.finditer(head, back):
        rest = text[maker.end() :].lstrip()
        barred = text[: maker.start()].rstrip()[-1:] in {"|", "·", "•"}
        named = _NAME.match(rest.lstrip(": ")) is not None and (rest[:1] == ":" or (barred and rest[:1].isupper()))
        if named and not _CREDIT_END.search(text, maker.end() + 2):
            return True
    return False


def _serves(text: str, head: str, back: int, host: str) -> bool:
    """A service is named, then a company that renders it, or a colon: "Hosting: …", "hosted on … Ltd".

    Not where the shop itself renders it: "Autoryzowany serwis: Sklep-Rower, ul. Polna 5".
    """
    for service in parties().services.finditer(head, back):
        between = text[service.end() :]
        if len(between) > SERVICE or _comes_back(between, head[service.end() :]):
            continue
        if other_parties.names_site(fold(between).rpartition(" by ")[2], host):
            continue
        if between.lstrip().startswith(":") and any(c.isalpha() for c in between):
            return True
        named = between.lstrip()[:1].isupper() and len(between) <= NEAR and not parties().shop.search(fold(between))
        if named or any(written_forms(between)):
            return True
    return False


def _comes_back(between: str, folded: str) -> bool:
    """Behind another party's name a new sentence begins, or the shop is spoken of again."""
    return _SENTENCE_END.search(between) is not None or parties().returns.search(folded) is not None


@lru_cache(maxsize=64)
def _lists_companies(text: str) -> bool:
    """Three or more companies divided by semicolons: those that the shop hands data to."""
    items = text[:MAX_LIST].split(";")
    return len(items) >= COMPANIES and sum(any(written_forms(item)) for item in items) >= COMPANIES


def _firm_before(text: str, head: str, back: int) -> bool:
    """A courier or payment firm is named in the same sentence, close by or as its subject."""
    firms = list(parties().firms.finditer(head, back))
    if not firms:
        return False
    between = text[firms[-1].end() :]
    company = any(end <= NEAR for _, end, _ in written_forms(between))
    if _comes_back(between, head[firms[-1].end() :]) or ("paczkomat" in head and not company):
        return False
    return len(between) <= NEAR or " s.a." in head[firms[-1].end() : firms[-1].end() + 6]
