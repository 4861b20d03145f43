"""E-mail addresses: in links, in text, spelled out, unhidden, in structured data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from channelaudit.channels.mail_syntax import in_text, normal, of_mailto, spelled_out
from channelaudit.channels.ownership import owner
from channelaudit.channels.searching import places
from channelaudit.channels.sightings import in_data, in_line, of_link, properties
from channelaudit.knowledge.mail import spelling
from channelaudit.knowledge.parties import is_party_domain
from channelaudit.knowledge.placeholders import is_sample_email
from channelaudit.model import Channel, Document, Finder, Found, Malformed, Sighting, SiteContext, Source

_TEMPLATE = re.compile(r"(?:e-?mail|mail)\s?:\s?(\{\{[^}]{0,60}\}\}|\[[^\]\d@]{2,60}\]|<[^>@\d]{2,40}>)", re.IGNORECASE)
_BROKEN = re.compile(
    r"(?<![\w.@+-])[\w.+-]{1,64}@{2,3}[\w-]{1,63}\.[\w.-]{2,63}"
    r"|(?<=mail:)\s?[\w.+-]{1,64}@[\w-]{0,63}(?![\w.@-])|(?<=mail: )[\w.+-]{1,64}@[\w-]{0,63}(?![\w.@-])"
)
_ODD_SIGNS = "＠﹫．"
_SIGNS = str.maketrans(_ODD_SIGNS, "@@.")
LONGEST = 5_000
"""Characters of a line in which addresses are looked for that are spelled out."""
_PROTECTED = re.compile(r"\[\s?e-?mail\s?protected\s?\]", re.IGNORECASE)


def find(document: Document, context: SiteContext) -> Iterator[Found]:
    yield from _links(document, context)
    spelled = {index for index, _, _ in places(document, spelling().at)}
    for index, line in enumerate(document.lines):
        text = line.text
        if "@" in text or ":" in text or index in spelled or not text.isascii():  # else there is none: most lines
            yield from _text(document, context, index, spelled=index in spelled)
    yield from _data(document, context)
    yield from _hidden(document)


def _links(document: Document, context: SiteContext) -> Iterator[Found]:
    for link in document.links:
        href = link.href.strip()
        if href[:7].lower() != "mailto:":
            continue
        addresses, fault = of_mailto(href)
        sighting = of_link(document, link, "mailto")
        for address in addresses:
            yield _channel(document, context, address, link.line, max(link.start, 0), sighting)
        if fault:
            yield Malformed("email", href[:200], fault, (sighting,))
            for written in spelled_out(unquote(href[7:200])):
                yield _channel(document, context, written.address, link.line, max(link.start, 0), sighting)


def _text(document: Document, context: SiteContext, index: int, *, spelled: bool) -> Iterator[Found]:
    line = document.lines[index]
    text = line.text
    if odd := not text.isascii() and any(sign in text for sign in _ODD_SIGNS):
        text = text.translate(_SIGNS)
    if "@" in text:
        for written in in_text(text):
            source: Source = "obfuscated" if written.address in document.decoded else "text"
            sighting = in_line(document, line, written.start, written.end, source)
            yield _channel(document, context, written.address, index, written.start, sighting)
        for broken in _BROKEN.finditer(text):
            yield Malformed("email", broken[0].strip(), "syntax", (in_line(document, line, *broken.span()),))
    if (spelled or odd) and len(text) < LONGEST:
        for written in spelled_out(text):
            sighting = in_line(document, line, written.start, written.end, "obfuscated")
            yield _channel(document, context, written.address, index, written.start, sighting)
    if ":" in text and (template := _TEMPLATE.search(text)) and not _PROTECTED.search(template[1]):
        yield Malformed("email", template[1], "unfilled", (in_line(document, line, *template.span()),))


def _data(document: Document, context: SiteContext) -> Iterator[Found]:
    for _, text, source in properties(document, "email"):
        address = normal(text.removeprefix("mailto:").removeprefix("Mailto:").strip())
        if address:
            yield _channel(document, context, address, -1, 0, in_data(document, text, source))
        elif text.strip():
            fault = "unfilled" if "{" in text or "[" in text else "syntax"
            yield Malformed("email", text[:200], fault, (in_data(document, text, source),))
    for name, content in document.metas:
        if name.endswith(("contact_data:email", "og:email")) and (address := normal(content)):
            yield _channel(document, context, address, -1, 0, in_data(document, content, "meta"))


def _hidden(document: Document) -> Iterator[Found]:
    places = document.unreadable or tuple((x.text, x.region) for x in document.lines if _PROTECTED.search(x.text))
    for text, region in places:
        sighting = Sighting(document.page.final_url, region, "obfuscated", text[:200])
        yield Malformed("email", "[email protected]", "hidden", (sighting,))


def _channel(
    document: Document, context: SiteContext, address: str, line: int, offset: int, sighting: Sighting
) -> Channel:
    attributes: dict[str, Any] = {}
    domain = address.rpartition("@")[2]
    own = domain == context.domain or domain.endswith("." + context.domain)
    if is_sample_email(address, context.host):
        attributes["placeholder"] = True
    if not own and (is_party_domain(domain) or owner(document, line, offset) == "other"):
        attributes["owner"] = "other"
    return Channel("email", address, attributes, (sighting,))


FINDER = Finder(kinds=("email",), find=find)
