"""Phone and fax numbers: in ``tel:`` links, in text, in structured data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from channelaudit.channels.claims import claims
from channelaudit.channels.dialling import Dialled, dial, from_letters
from channelaudit.channels.ownership import owner
from channelaudit.channels.phone_evidence import ABOVE, Around, candidates
from channelaudit.channels.sightings import in_data, in_line, of_link, properties
from channelaudit.channels.written_phones import Candidate, worth
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.numbers import number_words
from channelaudit.knowledge.placeholders import is_sample_phone
from channelaudit.model import Channel, Document, Finder, Found, Line, Link, Malformed, Sighting, SiteContext, Source

_LINK = re.compile(r"(tel|callto|sms|fax):", re.IGNORECASE)
_EXTENSION = re.compile(r"[;,](?:ext|postd)?=?(\d{1,7})", re.IGNORECASE)
_UNFILLED = re.compile(r"\{\{|\[|<|\$\{|%[a-z_]{2,30}%|undefined|null|x{3,}", re.IGNORECASE)
_MASKED = re.compile(r"(?<![\w])\(?\+?\d{0,3}\)?[ \d]{0,6}[xX]{2,4}(?:[ -]?[xX\d]{2,4}){1,4}(?![\w])")
_TEMPLATE = re.compile(
    r"(?:tel|telefon|telefón|phone|mobil|kom)\.?\s?:\s?(\{\{[^}]{0,60}\}\}|\[[^\]\d]{2,60}\])", re.IGNORECASE
)
MAX_LINES = 3_000
"""Lines of one page in which numbers are looked for."""
MAX_HEADS = 400
"""Characters of the head of a table."""
ROW_LINES = 4
"""Lines of a cell that holds several; after more the table has ended."""
_PRICED = re.compile(r"(?:^|\t)\D{0,8}\d[\d .]{0,9}[.,](?:\d\d|-)[^\t\d]{0,12}(?:\t|$)")
"""A cell that is a price."""
SHORT = 6
"""Digits of the longest short numbers (112, 19115): nothing that concerns a shop."""


def find(document: Document, context: SiteContext) -> Iterator[Found]:
    countries = tuple(code for code in dict.fromkeys((context.country, *context.countries)) if code)
    linked: dict[tuple[int, int], str] = {}
    known: set[str] = set()
    for link in document.links:
        if match := _LINK.match(link.href.strip()):
            for found in _of_link(document, link, match, countries):
                if isinstance(found, Channel):
                    known.add(found.value)
                    linked[link.line, link.start] = found.value
                yield found
    yield from _in_text(document, context, countries, known, frozenset(linked))
    yield from _in_data(document, countries)


def _of_link(document: Document, link: Link, match: re.Match[str], countries: tuple[str, ...]) -> Iterator[Found]:
    source: Source = "tel" if match[1].lower() in {"tel", "callto", "fax"} else "link"
    sighting = of_link(document, link, source)
    target = unquote(link.href.strip()[match.end() :]).removeprefix("//").partition("?")[0]
    number, extension = target, ""
    if split := _EXTENSION.search(target):
        number, extension = target[: split.start()], split[1]
    number = "".join(c for c in number if c.isprintable()).strip()
    if not number:
        if match[1].lower() != "sms":
            yield Malformed("phone", link.href[:200], "empty", (sighting,))
        return
    if number.isdigit() and len(number) <= SHORT:
        return
    dialled = dial(from_letters(number) if any(c.isalpha() for c in number) else number, countries)
    if dialled is None or not dialled.complete or _UNFILLED.search(number):
        yield Malformed("phone", link.href[:200], "unfilled" if _UNFILLED.search(number) else "syntax", (sighting,))
        return
    fax = match[1].lower() == "fax" or _named_fax(document, link)
    other = owner(document, link.line, max(link.start, 0)) == "other"
    yield _channel("fax" if fax else "phone", dialled, sighting, extension, other=other)


def _named_fax(document: Document, link: Link) -> bool:
    if not 0 <= link.line < len(document.lines) or link.start < 0:
        return False
    head = fold(document.lines[link.line].text[max(0, link.start - 20) : link.start])
    labels = [m.lastgroup for m in number_words().labels.finditer(head)]
    return bool(labels) and labels[-1] == "fax"


def _in_text(
    document: Document,
    context: SiteContext,
    countries: tuple[str, ...],
    known: set[str],
    linked: frozenset[tuple[int, int]],
) -> Iterator[Found]:
    doubtful: list[tuple[int, Candidate]] = []
    lines_left = MAX_LINES
    for index, claimed in enumerate(claims(document, context)):
        if lines_left and worth(claimed.rest):
            lines_left -= 1
            for candidate in candidates(claimed.rest, _around(document, index), countries):
                if candidate.evidence == "none" and not _in_link(linked, index, candidate):
                    doubtful.append((index, candidate))
                elif not candidate.dialled.complete:
                    written = document.lines[index].text[candidate.start : candidate.end]
                    place = in_line(document, document.lines[index], candidate.start, candidate.end)
                    yield Malformed("phone", written, "syntax", (place,))
                else:
                    known.add(candidate.dialled.e164)
                    yield from _channels(document, index, candidate)
        yield from _unfilled(document, document.lines[index])
    for index, candidate in doubtful:
        if candidate.dialled.valid and candidate.dialled.e164 in known:
            yield from _channels(document, index, candidate)


def _in_link(linked: frozenset[tuple[int, int]], index: int, candidate: Candidate) -> bool:
    return any(line == index and 0 <= start <= candidate.start <= start + 3 for line, start in linked)


def _around(document: Document, index: int) -> Around:
    line = document.lines[index]
    if "\t" in line.text:
        return Around(_above(document, index), _heads(document)[index], _PRICED.search(line.text) is not None)
    return Around(_above(document, index))


def _above(document: Document, index: int) -> str:
    """A short line or heading above the line, without digits of its own, folded: it may be the label of a number."""
    if index == 0:
        return ""
    line, above = document.lines[index], document.lines[index - 1]
    if above.region == line.region and len(above.text) <= 60 and not any(c.isdigit() for c in above.text):
        return fold(above.text)[-ABOVE:]
    return fold(line.heading)[-ABOVE:] if len(line.heading) <= ABOVE else ""


@lru_cache(maxsize=4)
def _heads(document: Document) -> tuple[tuple[str, ...], ...]:
    """For each row of a table the folded heads of its columns; () for other lines."""
    found: list[tuple[str, ...]] = []
    heads: tuple[str, ...] = ()
    plain = 0
    for line in document.lines:
        row = "\t" in line.text
        plain = 0 if row else plain + 1
        if plain > ROW_LINES or line.is_heading:
            heads = ()
        if row and (line.bold or not heads) and not any(c.isdigit() for c in line.text):
            heads = tuple(fold(line.text[:MAX_HEADS]).split("\t"))
        found.append(heads if row else ())
    return tuple(found)


def _channels(document: Document, index: int, candidate: Candidate) -> Iterator[Channel]:
    sighting = in_line(document, document.lines[index], candidate.start, candidate.end)
    other = owner(document, index, candidate.start) == "other"
    kinds = ("phone", "fax") if candidate.kind == "both" else (candidate.kind,)
    for kind in kinds:
        yield _channel(kind, candidate.dialled, sighting, candidate.extension, other=other)


def _unfilled(document: Document, line: Line) -> Iterator[Malformed]:
    lower = line.text.lower()
    if "xx" in lower and (masked := _MASKED.search(line.text)) and number_words().labels.search(fold(line.text)):
        yield Malformed("phone", masked[0].strip(), "placeholder", (in_line(document, line, *masked.span()),))
    elif ("{{" in lower or "[" in lower) and (template := _TEMPLATE.search(line.text)):
        yield Malformed("phone", template[1], "unfilled", (in_line(document, line, *template.span()),))


def _in_data(document: Document, countries: tuple[str, ...]) -> Iterator[Found]:
    for name, text, source in properties(document, "telephone", "faxNumber"):
        dialled = dial(text, countries)
        sighting = in_data(document, text, source)
        if dialled:
            yield _channel("fax" if name == "faxNumber" else "phone", dialled, sighting, "", other=False)
        elif text.strip():
            yield Malformed("phone", text[:200], "unfilled" if _UNFILLED.search(text) else "syntax", (sighting,))
    for name, content in document.metas:
        if name.endswith(("contact_data:phone_number", "og:phone_number")) and (dialled := dial(content, countries)):
            yield _channel("phone", dialled, in_data(document, content, "meta"), "", other=False)


def _channel(kind: str, dialled: Dialled, sighting: Sighting, extension: str, *, other: bool) -> Channel:
    attributes: dict[str, Any] = {"type": dialled.type}
    if extension:
        attributes["extension"] = extension
    if not dialled.valid:
        attributes["valid"] = False
    if is_sample_phone(dialled.calling_code, dialled.national):
        attributes["placeholder"] = True
    if other:
        attributes["owner"] = "other"
    return Channel(kind, dialled.e164, attributes, (sighting,))


FINDER = Finder(kinds=("phone", "fax"), find=find)
