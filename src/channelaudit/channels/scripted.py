"""What a visitor sees only once scripts have run, as far as the page proves it: statements for rules, no channels.

Kind ``scripted``; values: the address that a script decodes or writes (``email:a@b.example``), the address or number
that the data of a drawn page holds for its scripts (``phone:+48 22 …``), and ``noscript`` where the page asks its
visitors to switch JavaScript on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from channelaudit.channels.mail_syntax import normal
from channelaudit.model import Channel, Document, Finder, Role, Sighting, SiteContext

TELLING: tuple[Role, ...] = ("home", "contact", "imprint")
LITTLE = 1_500
"""Characters of visible text up to which a page may leave the rest to its scripts."""
MOST = 20
_DATA = re.compile(
    r"[\"'](?P<name>e-?mail|contact_?email|email_?address|phone|telephone|phone_?number|contact_?phone)[\"']\s?:\s?"
    r"[\"'](?P<value>[^\"'\\<>{}]{5,80})[\"']",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?P<name>mailto|tel):(?P<value>[\w.+@%-]{6,80})", re.IGNORECASE)
_NUMBER = re.compile(r"\+?[\d ()/.-]{9,20}")


def find(document: Document, context: SiteContext) -> Iterable[Channel]:  # noqa: ARG001 (the signature of finders)
    """Each statement once a page."""
    found: dict[str, Channel] = {}
    for value, text in (*_decoded(document), *_left_to_scripts(document)):
        sighting = Sighting(document.page.final_url, "main", "rendered", text[:200])
        found.setdefault(value, Channel("scripted", value, {}, (sighting,)))
    return tuple(found.values())[:MOST]


def _decoded(document: Document) -> Iterator[tuple[str, str]]:
    """Addresses that stand on the page only as a code which a script of the page decodes."""
    for address in sorted(document.scripted):
        yield f"email:{address}", address


def _left_to_scripts(document: Document) -> Iterator[tuple[str, str]]:
    """On a page that says next to nothing: what its inline scripts hold, and its word on JavaScript."""
    if document.page.role not in TELLING or sum(len(line.text) for line in document.lines) > LITTLE:
        return
    for line in document.lines:
        if "javascript" in line.text.lower():
            yield "noscript", line.text
    for script in document.scripts:
        for pattern in (_DATA, _LINK):
            for match in pattern.finditer(script.text):
                if value := _contact(match["name"].lower(), match["value"].strip()):
                    yield value, match["value"]


def _contact(name: str, value: str) -> str:
    """``email:…`` or ``phone:…``; "" for what is neither an address nor a number."""
    if "mail" in name:
        return f"email:{address}" if (address := normal(value)) else ""
    return f"phone:{value}" if _NUMBER.fullmatch(value) and sum(map(str.isdigit, value)) >= 9 else ""


FINDER = Finder(kinds=("scripted",), find=find)
