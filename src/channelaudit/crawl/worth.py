"""Which pages are worth reading in full: those on which something stands that no page before had.

A quick look costs a millisecond, reading thirty.  A shop repeats its header and footer on every page; whoever has read
them once needs to read a page of goods only when something on it looks like a contact that is not yet known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from channelaudit.crawl.frontier import TELLING
from channelaudit.crawl.skim import Skim
from channelaudit.model import Role

ALWAYS = 12
"""So many pages are read whatever stands on them."""
ALWAYS_ROLES: frozenset[Role] = TELLING | {"cart", "checkout", "login"}

ANCHORS = ("@", "(at)", "[at]", "{at}", "małpa", "maŁpa", "malpa", "zavin")
"""What stands in the middle of an address, ASCII in lower case; looked for as it is, far faster than patterns."""
JSON_ANCHORS = ('"telephone"', '"email"', '"faxnumber"', '"taxid"', '"vatid"', '"streetaddress"', '"openinghours')
"""What stands before the parts of a contact in JSON-LD."""
AROUND = 48
"""Characters on each side of an anchor in which the word before and the word after are looked for."""
_BREAK = re.compile(r"[\s<>\"'=]+")
_NUMBER = re.compile(r"[0-9](?:[0-9 \u00a0().:/\u2013-]{3,30}[0-9]|[A-Z0-9]? [0-9][A-Z]{2}\b)")
"""Digits in a row with what separates them, or the second half of a British postcode."""
_LABELLED = re.compile(
    r"tel|phone|fon\b|mobil|kom\.|gsm|infolini|hotline|fax|zadzwo|call|volej|ruf"
    r"|\b(?:nip|regon|krs|i[čc]o?|di[čc]|vat|ust|hrb|fn|uid|iban|mo|pn|po|mon|reg)\b"
    r"|company|konto|bank|czynn|otwar|godz|open|öffn|hour|hodin|pon"
)
_TOWN = re.compile(r" [A-ZÁ-Ž][a-zà-ž]{2}")
_POSTCODE = re.compile(r"(?:\d\d-\d{3}|\d{3} \d\d|\d{5})$")
ACCOUNT = 20
"""Digits from which a number is taken for a bank account whatever stands before it."""


class Worth:
    """Remembers what has been seen."""

    def __init__(self) -> None:
        self._known: set[int] = set()
        self._read = 0

    def reading(self, role: Role, look: Skim, html: str) -> bool:
        """Whether this page should be read in full."""
        signals = {hash(signal) for signal in _signals(look, html)}
        fresh = not signals <= self._known
        if not (fresh or role in ALWAYS_ROLES or self._read < ALWAYS):
            return False
        self._known |= signals
        self._read += 1
        return True


def _signals(look: Skim, html: str) -> Iterator[str]:
    """Whatever could be a contact, or lead to one: compared, never shown."""
    yield from look.forms
    yield from look.embeds
    yield from look.addresses
    yield from look.marked
    yield from _around(html, ("@", "tel:"))  # in the text and in whatever scripts are given
    text = look.text
    yield from _around(_ascii_lower(text), ANCHORS)
    for data in look.structured:
        yield from _around(data.lower(), JSON_ANCHORS)
    for match in _NUMBER.finditer(text):
        if match[0][-1].isalpha() or _telling(match[0], text, match.start(), match.end()):
            yield match[0]


def _around(text: str, anchors: Sequence[str]) -> Iterator[str]:
    """The word before and the word after each anchor."""
    for anchor in anchors:
        for at in _places(text, anchor):
            yield _word_before(text[max(0, at - AROUND) : at]) + _word_after(text[at : at + AROUND], anchor)


def _ascii_lower(text: str) -> str:
    """Half the time of ``str.lower``, which looks every letter up."""
    return text.encode(errors="surrogatepass").lower().decode(errors="surrogatepass")


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _telling(number: str, text: str, start: int, end: int) -> bool:
    """Whether a number is a phone, a registration, an account, hours or a postcode rather than a price."""
    digits = sum(char.isdigit() for char in number)
    if digits >= ACCOUNT or text[start - 1 : start] == "+":
        return True
    if digits >= 7 and _LABELLED.search(text[max(0, start - 40) : start].lower()):
        return True
    return bool(_POSTCODE.search(number)) and bool(_TOWN.match(text, end))


def _word_before(text: str) -> str:
    return next((piece for piece in reversed(_BREAK.split(text)) if piece), "")


def _word_after(text: str, anchor: str) -> str:
    """``@sklep.example`` as it stands; ``(at)`` with the word that follows."""
    pieces = [piece for piece in _BREAK.split(text) if piece]
    return "".join(pieces[:2] if pieces[:1] == [anchor.strip()] else pieces[:1])
