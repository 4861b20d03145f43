"""Addresses that a page hides from robots: Cloudflare's codes, ROT13, text written backwards, put together by scripts.

Only what can be read off the page is decoded; nothing is executed.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping
from html import unescape
from urllib.parse import unquote

from channelaudit.reading.builder import Tag
from channelaudit.reading.expressions import applied
from channelaudit.reading.text import words
from channelaudit.reading.tree import attribute, named, parse, text_of
from channelaudit.reading.written import written

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PROTECTED = re.compile(r"\[\s?e-?mail\s?(?:protected|chráněn\w?|chronion\w?)\]", re.IGNORECASE)
_CLOUDFLARE = re.compile(r"/cdn-cgi/l/email-protection#?([0-9a-fA-F]{4,400})?$")
_UNCRYPT = re.compile(
    r"(?:linkTo_UnCryptMailto|decryptMail\w{0,20}|UnCryptMailto)\(\s?['\"]([^'\"]{5,400})['\"]", re.IGNORECASE
)
_WHOLE = words("data-email data-mail data-e-mail data-mailto data-emailaddress")
_NAMES = (
    "data-user",
    "data-name",
    "data-local",
    "data-mailbox",
    "data-login",
    "data-account",
    "data-username",
    "data-u",
)
_SITES = words("data-domain data-host data-website data-site data-d")
CODED = _WHOLE | _SITES | {"data-cfemail"}
"""Attributes by which an element shows that it may keep an address."""
PARTS = CODED | frozenset(_NAMES)
_ENDINGS = ("data-tld", "data-ending", "data-suffix", "data-ext")
_AT_SIGNS = words("@ at zavinac zavináč malpa małpa klammeraffe at-sign atsign arroba ät")
_ACTIVE = words("a form input button")
"""Elements of which such attributes tell something else, or that are links."""
_NOWHERE = ("", "#", "#!")
_REVERSING_RULE = re.compile(r"[.#]([\w-]{1,60})\s?\{([^{}]{0,400})\}")


def cloudflare(code: str) -> str:
    """The address behind ``data-cfemail``: each byte XORed with the first one; ``""`` if it is no such code."""
    try:
        data = bytes.fromhex(code)
        text = bytes(b ^ data[0] for b in data[1:]).decode("utf-8")
    except (ValueError, IndexError):
        return ""
    return text if "@" in text and text.isprintable() else ""


def rot13(text: str) -> str:
    return codecs.encode(text, "rot13")


def reversing_names(css: str) -> set[str]:
    """Class and id names to which a style sheet gives reversed text."""
    return {m[1] for m in _REVERSING_RULE.finditer(css) if "bidi-override" in m[2] and "rtl" in m[2]}


def is_at_sign(tag: Tag) -> bool:
    """A picture that stands for the at sign of an address."""
    alt = attribute(tag, "alt").strip(" ()[]").lower()
    if alt:
        return alt in _AT_SIGNS
    return attribute(tag, "src").rpartition("/")[2].partition(".")[0].lower() in _AT_SIGNS


def in_attributes(attrs: Mapping[str, object]) -> str:
    """The address that an element keeps in ``data-`` attributes for a script, whole or in parts; ``""`` for none."""
    if "data-domain" not in attrs and _WHOLE.isdisjoint(attrs) and _SITES.isdisjoint(attrs):
        return ""
    local = next((str(attrs[name]) for name in _NAMES if name in attrs), "")
    site = next((str(attrs[name]) for name in sorted(_SITES) if name in attrs), "")
    ending = next((str(attrs[name]) for name in _ENDINGS if name in attrs), "")
    parts = f"{local}@{site}{'.' if ending else ''}{ending.lstrip('.')}" if local and site else ""
    for text in (parts, *(str(attrs[name]) for name in _WHOLE if name in attrs)):
        for reading in (text, text[::-1], applied("atob", text) if text.isascii() else ""):
            if _ADDRESS.fullmatch(reading):
                return reading
    return ""


def shifted(code: str) -> str:
    """The ``mailto:`` behind a text whose letters were moved along their alphabets (TYPO3); ``""`` if there is none."""
    for offset in range(-25, 26):
        text = "".join(_moved(char, offset) for char in code)
        if text.startswith("mailto:"):
            return text
    return ""


def _moved(char: str, offset: int) -> str:
    for first, last in ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A)):
        if first <= ord(char) <= last:
            return chr(first + (ord(char) - first + offset) % (last - first + 1))
    return char


class Decoder:
    """Decodes what one page hides, and remembers which addresses it has unhidden and which stayed unreadable."""

    def __init__(self, page_html: str) -> None:
        self.addresses: set[str] = set()
        self.turned: set[str] = set()
        """Those that a style sheet turns round: browsers show them without any script."""
        self._reversing = reversing_names(page_html) if "bidi-override" in page_html else set()
        self._placed: dict[str, str] = {}

    def note(self, text: str) -> str:
        """Remembers the addresses in decoded ``text`` and returns it."""
        self.addresses.update(a.lower() for a in _ADDRESS.findall(text))
        return text

    def href(self, tag: Tag, href: str) -> str:
        """The address that ``href`` stands for, where it is a code."""
        if "/cdn-cgi/l/email-protection" in href and (match := _CLOUDFLARE.search(href)):
            code = match[1] or attribute(tag, "data-cfemail")
            if code and (address := cloudflare(code)):
                return "mailto:" + self.note(address)
        elif href.startswith("znvygb:"):
            return self.note(rot13(href))
        elif match := _UNCRYPT.search(href):
            return self.note(shifted(unquote(match[1]))) or href
        elif (href in _NOWHERE or href.startswith("javascript:")) and (address := in_attributes(tag.attrs)):
            return "mailto:" + self.note(address)
        return href

    def text(self, tag: Tag) -> str | None:
        """What the element shows, text or markup, where its content is a code; None for ordinary elements."""
        attrs = tag.attrs
        coded = not CODED.isdisjoint(attrs)
        if coded and "data-cfemail" in attrs:
            address = cloudflare(attribute(tag, "data-cfemail"))
            return self.note(address) if address else None
        if self._placed and "id" in attrs and (markup := self._placed.pop(str(attrs["id"]), "")):
            return markup if "<" in markup else unescape(markup)
        if coded and tag.name not in _ACTIVE and (address := in_attributes(attrs)) and "@" not in text_of(tag):
            return self.note(address)
        if ("style" in attrs or self._reversing) and self._reverses(tag):
            turned = text_of(tag)[::-1]
            self.turned.update(a.lower() for a in _ADDRESS.findall(turned))
            return self.note(turned)
        return None

    def shown(self, tag: Tag, href: str) -> str:
        """The text of a link whose address was a code: the address, unless the link has words of its own."""
        text = text_of(tag)
        address = href.removeprefix("mailto:").partition("?")[0]
        return _PROTECTED.sub(address, text) if text else address

    def missed(self, text: str) -> bool:
        """Whether ``text`` stands where an address is hidden beyond recovery."""
        return "[" in text and _PROTECTED.search(text) is not None

    def place(self, scripts: Iterable[str]) -> None:
        """Reads what the scripts of the page write into elements, so that the walk finds it there."""
        for script in scripts:
            for piece in written(script):
                if piece.target and piece.markup:
                    self._placed[piece.target] = self._placed.get(piece.target, "") + piece.markup

    def written(self, script: str) -> Tag | None:
        """The markup that a script writes where it stands, as a tree; None if there is none that can be read."""
        markup = "".join(piece.markup for piece in written(script) if not piece.target)
        return self.tree(markup) if markup else None

    def tree(self, markup: str) -> Tag:
        self.note(unescape(markup))
        tree = parse(markup if "<" in markup else f"<span>{markup}</span>")
        return next(named(tree, "body"), tree)

    def _reverses(self, tag: Tag) -> bool:
        style = tag.attrs.get("style")
        if style and "bidi-override" in style and "rtl" in style:
            return True
        if not self._reversing:
            return False
        names = f"{attribute(tag, 'class')} {attribute(tag, 'id')}".split()
        return not self._reversing.isdisjoint(names)
