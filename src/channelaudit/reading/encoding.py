"""Bytes → text as browsers do it, and better where a page says nothing: Central European encodings told apart."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(r"charset\s{0,10}=\s{0,10}[\"']?\s{0,10}([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta\s[^>]{0,400}?charset\s{0,10}=\s{0,10}[\"']?\s{0,10}([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,50}<\?xml[^>]{0,200}?encoding\s{0,10}=\s{0,10}[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_HEAD = 1_024
"""Bytes in which browsers look for a meta element; the double is looked at, for heads with long comments."""
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "x-sjis": "shift_jis",
    "ansi": "cp1252",
    "win-1250": "cp1250",
    "cp-1250": "cp1250",
    "windows1250": "cp1250",
    "iso8859-2": "iso-8859-2",
    "iso-88592": "iso-8859-2",
    "utf8": "utf-8",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "unicode": "utf-8",
}
"""Names as the web uses them: what calls itself Latin-1 is windows-1252, a meta that says UTF-16 cannot be right."""
_GUESSES = ("cp1250", "iso-8859-2", "cp1252")
_LETTERS = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽľĺŕôäĽÔÄöüßÖÜ")
"""Letters of Polish, Czech, Slovak and German."""
_SIGNS = frozenset("„”“’–—…«»©®°§\u00a0€·•½²³×")
_SAMPLE = 20_000


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a page; ``content_type`` is the header's value.  Never raises; what cannot be read becomes U+FFFD.

    In this order: byte order mark, charset of the header, of a meta element near the beginning; else UTF-8 if the
    bytes are that, else the best of windows-1250, ISO 8859-2 and windows-1252.  A declared UTF-8 that the bytes
    belie badly counts as not declared.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    declared = _declared(body, content_type)
    if declared and declared != "utf-8":
        return body.decode(declared, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = body.decode("utf-8", "replace")
    if text.count("\ufffd") * 4 <= sum(byte >= 0x80 for byte in body[:_SAMPLE]) // 2 and len(text) > 1:
        return text  # cut off or patched together: most of it is UTF-8
    return body.decode(guess(body), "replace")


def _declared(body: bytes, content_type: str) -> str:
    """The encoding that the header or the page names, as Python knows it; ``""`` if none or unknown."""
    header = _CHARSET.search(content_type)
    head = body[: 2 * _HEAD]
    meta = _META.search(head) or _XML.search(head)
    for name in (header[1] if header else "", meta[1].decode("ascii") if meta else ""):
        if name and (known := known_encoding(name)):
            return known
    return ""


@lru_cache(maxsize=256)
def known_encoding(name: str) -> str:
    """Python's name for a text encoding as pages write it; ``""`` for an unknown one."""
    name = name.strip().lower().strip("\"';,.")
    name = _ALIASES.get(name, name)
    try:
        found = codecs.lookup(name)
        "a".encode(found.name)
    except (LookupError, ValueError, TypeError):
        return ""
    return found.name if found.name not in ("utf-7", "punycode", "idna") else ""


def guess(body: bytes) -> str:
    """The single-byte encoding in which the bytes over 127 make the most letters of our languages."""
    sample = bytes(byte for byte in body if byte >= 0x80)[:_SAMPLE]
    return max(_GUESSES, key=lambda name: _score(sample.decode(name, "replace")))


def _score(text: str) -> float:
    good = sum(2 if c in _LETTERS else 1 if c in _SIGNS else 0 for c in text)
    bad = sum(3 if c == "\ufffd" or "\x80" <= c <= "\x9f" else 1 for c in text if c not in _LETTERS and c not in _SIGNS)
    return good - bad
