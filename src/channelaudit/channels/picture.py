"""E-mail addresses and phone numbers that are drawn in a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.mail import spelling
from channelaudit.knowledge.numbers import number_words
from channelaudit.model import Document, Finder, Malformed, Picture, Region, Sighting, SiteContext

LABEL = 40
"""Characters of the longest label: "E-mail:", "Telefon do sklepu:"."""
_FILE = re.compile(
    r"(?<![a-z])(?:(?:adres|address|obrazek|image|img|numer|number|nr)[-_ ]?(?P<of>e?-?mail|tel|telefon|phone)"
    r"|(?P<is>e?-?mail|tel|telefon|phone)[-_ ]?(?:adres|address|obrazek|image|img|numer|number|nr))(?![a-z])"
)


def find(document: Document, _context: SiteContext) -> Iterable[Malformed]:
    """``Malformed`` with the reason ``picture`` and the picture's address as value, for pictures on contact pages."""
    if document.page.role not in ("home", "contact", "imprint"):
        return
    for picture in document.pictures:
        if kind := _by_label(document, picture) or _by_name(picture):
            sighting = Sighting(
                document.page.final_url, _region(document, picture), "text", picture.before or picture.alt
            )
            yield Malformed(kind, picture.src, "picture", (sighting,))


def _by_label(document: Document, picture: Picture) -> str:
    """The kind that the label before the picture names, where nothing but the picture follows the label."""
    label = fold(picture.before).strip()
    whole = document.lines[picture.line].text if picture.line < len(document.lines) else ""
    if not label.endswith(":") or len(label) > LABEL or whole.strip() != picture.before:
        return ""
    if spelling().label.search(label) and "mail" in label:
        return "email"
    labels = [m.lastgroup for m in number_words().labels.finditer(label)]
    return "phone" if labels and labels[-1] in ("phone", "both") else ""


def _by_name(picture: Picture) -> str:
    """The kind that the picture's alternative text gives away, or its file's name ("adres-email.png")."""
    alt = fold(picture.alt)
    if re.search(r"\w@\w[\w-]*\.\w", alt):
        return "email"
    match = _FILE.search(fold(picture.src.rpartition("/")[2]))
    if match is None:
        return ""
    return "email" if "mail" in (match["of"] or match["is"]) else "phone"


def _region(document: Document, picture: Picture) -> Region:
    return document.lines[picture.line].region if picture.line < len(document.lines) else "main"


FINDER = Finder(kinds=("email", "phone"), find=find)
