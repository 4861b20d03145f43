"""Addresses that a page hides from robots: Cloudflare's codes, ROT13, text written backwards, put together by scripts.

Only what can be read off the page is decoded; nothing is executed.
"""

from __future__ import annotations

import codecs
import re

from bs4 import Tag

from channelaudit.reading.tree import attribute, text_of

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PROTECTED = re.compile(r"\[\s?e-?mail\s?(?:protected|chráněn\w?|chronion\w?)\]", re.IGNORECASE)
_CLOUDFLARE = re.compile(r"/cdn-cgi/l/email-protection#?([0-9a-fA-F]{4,400})?$")
_REVERSING_RULE = re.compile(r"[.#]([\w-]{1,60})\s?\{([^{}]{0,400})\}")
_ROT13_ADDRESS = re.compile(r"(?:znvygb:|mailto:)([\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", re.IGNORECASE)


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


class Decoder:
    """Decodes what one page hides, and remembers which addresses it has unhidden and which stayed unreadable."""

    def __init__(self, page_html: str) -> None:
        self.addresses: set[str] = set()
        self._reversing = reversing_names(page_html) if "bidi-override" in page_html else set()
        self._rot13 = "rot13" in page_html.lower() or "znvygb:" in page_html

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
        return href

    def text(self, tag: Tag) -> str | None:
        """What the element shows where its content is a code; None for ordinary elements."""
        attrs = tag.attrs
        if "data-cfemail" in attrs:
            address = cloudflare(attribute(tag, "data-cfemail"))
            return self.note(address) if address else None
        if self._reverses(tag):
            return self.note(text_of(tag)[::-1])
        return None

    def shown(self, tag: Tag, href: str) -> str:
        """The text of a link whose address was a code: the address, unless the link has words of its own."""
        text = text_of(tag)
        address = href.removeprefix("mailto:").partition("?")[0]
        return _PROTECTED.sub(address, text) if text else address

    def missed(self, text: str) -> bool:
        """Whether ``text`` stands where an address is hidden beyond recovery."""
        return "[" in text and _PROTECTED.search(text) is not None

    def written(self, _script: str) -> Tag | None:
        """The markup that a script writes, where it can be read without running it."""
        return None

    def _reverses(self, tag: Tag) -> bool:
        style = attribute(tag, "style")
        if style and "bidi-override" in style and "rtl" in style:
            return True
        if not self._reversing:
            return False
        names = f"{attribute(tag, 'class')} {attribute(tag, 'id')}".split()
        return not self._reversing.isdisjoint(names)
