"""SPF records: which hosts may send mail for a domain (RFC 7208).

Read as far as it concerns the shop: is there one record, is it valid, does it stay within the limits of look-ups.
Whether some address passes is not worked out.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Literal

from channelaudit.model import Message, Text
from channelaudit.network import Network, Unreachable

LOOKUPS = 10
"""Terms that ask DNS, at most (RFC 7208 section 4.6.4)."""
VOIDS = 2
"""Look-ups without a result, at most."""
_PATIENCE = 30
"""Terms followed before the count is given up: the record is broken anyway."""
_NESTING = 12

Fault = Literal["several", "syntax", "lookups", "voids", "include", "pass_all"]

_TERM = re.compile(r"([+?~-]?)([A-Za-z][A-Za-z0-9_.-]*)(?:([:=])([^/\s]*))?((?:/[0-9]{0,3}){0,3})")
_MACRO = re.compile(r"%\{[A-Za-z][0-9]{0,3}[rR]?[.+,/_=-]{0,7}\}|%%|%_|%-")
_NAME = re.compile(r"(?:[^\s.]{1,63}\.){1,127}(?=[0-9-]{0,62}[A-Za-z])[A-Za-z0-9-]{1,63}\.?")
_WITHOUT_VALUE = frozenset({"all"})
_NEEDS_VALUE = frozenset({"include", "exists", "ip4", "ip6"})
_ASKS = frozenset({"include", "a", "mx", "ptr", "exists"})
_MECHANISMS = _WITHOUT_VALUE | _NEEDS_VALUE | _ASKS


@dataclass(frozen=True, slots=True)
class Spf:
    """What a domain's SPF record is worth."""

    status: Literal["valid", "broken", "missing", "unknown"]
    """``broken``: receivers reject it or take it for a free pass; ``unknown``: DNS gave no answer."""
    record: str = ""
    fault: Fault | Literal[""] = ""
    detail: Text = ""
    """The fault or the failure in words: the term, the domain."""
    lookups: int = 0
    """Terms that ask DNS, over all included records; where the limit is passed, at least so many."""
    void_lookups: int = 0
    ends: str = ""
    """What happens to all other hosts: ``-all``, ``~all``, ``?all``, ``+all``; "" where the record does not say."""


@dataclass(frozen=True, slots=True)
class Term:
    """One mechanism or modifier."""

    qualifier: str
    name: str
    """Lower case."""
    value: str
    modifier: bool = False


class SpfError(Exception):
    """The record is broken.  ``fault`` as in ``Spf``."""

    def __init__(self, fault: Fault, detail: Text) -> None:
        super().__init__(str(detail))
        self.fault: Fault = fault
        self.detail = detail


async def spf_of(domain: str, network: Network) -> Spf:
    """Find, read and follow the SPF record of ``domain``."""
    walk = _Walk(network)
    record = ""
    terms: tuple[Term, ...] = ()
    try:
        record = await walk.record_of(domain) or ""
        if not record:
            return Spf("missing")
        terms = parse_spf(record)
        await walk.follow(terms, 0)
    except SpfError as error:
        return Spf("broken", record, error.fault, error.detail, walk.lookups, walk.voids, ends(terms))
    except Unreachable as error:
        return Spf("unknown", record, "", error.detail, walk.lookups, walk.voids, ends(terms))
    last = ends(terms) or walk.redirected
    if last == "+all":
        return Spf("broken", record, "pass_all", "+all", walk.lookups, walk.voids, last)
    return Spf("valid", record, "", "", walk.lookups, walk.voids, last)


def is_spf(text: str) -> bool:
    """Whether a TXT record is meant as SPF (RFC 7208 section 4.5)."""
    return text[:7].lower() == "v=spf1 " or text.lower() == "v=spf1"


def ends(terms: tuple[Term, ...]) -> str:
    """``-all`` …, "" for a record without ``all``."""
    return next((f"{t.qualifier}all" for t in terms if t.name == "all"), "")


def parse_spf(record: str) -> tuple[Term, ...]:
    """The terms of a record.  Raises ``SpfError``."""
    terms = tuple(_term(word) for word in record.split(" ")[1:] if word)
    for name in ("redirect", "exp"):
        if sum(t.modifier and t.name == name for t in terms) > 1:
            raise SpfError("syntax", Message("{name}= stands in it more than once", name=name))
    return terms


def _term(word: str) -> Term:
    found = _TERM.fullmatch(word)
    if not found:
        modifier = re.fullmatch(r"([A-Za-z][A-Za-z0-9_.-]*)=(\S*)", word)
        if modifier and modifier[1].lower() not in ("redirect", "exp"):
            return Term("", modifier[1].lower(), modifier[2], modifier=True)
        raise SpfError("syntax", word)
    qualifier, name, mark, value, prefix = found.groups()
    name, value = name.lower(), value or ""
    if mark == "=":
        if qualifier or name in _MECHANISMS or (name in ("redirect", "exp") and (prefix or not _is_domain(value))):
            raise SpfError("syntax", word)
        return Term("", name, value + prefix, modifier=True)
    if name not in _MECHANISMS or not _value_fits(name, mark, value, prefix):
        raise SpfError("syntax", word)
    return Term(qualifier or "+", name, value)


def _value_fits(name: str, mark: str | None, value: str, prefix: str) -> bool:
    if name in _WITHOUT_VALUE:
        return not mark and not prefix
    if name in ("ip4", "ip6"):
        return _is_network(name, value + prefix)
    if mark and not _is_domain(value):
        return False
    if name in _NEEDS_VALUE and not mark:
        return False
    return _prefix_fits(prefix) if name in ("a", "mx") else not prefix


def _prefix_fits(prefix: str) -> bool:
    """``/24``, ``//64``, ``/24//64`` or nothing."""
    found = re.fullmatch(r"(?:/([0-9]{1,2}))?(?://([0-9]{1,3}))?", prefix)
    return found is not None and int(found[1] or 0) <= 32 and int(found[2] or 0) <= 128


def _is_network(name: str, text: str) -> bool:
    kind = ipaddress.IPv4Network if name == "ip4" else ipaddress.IPv6Network
    try:
        kind(text, strict=False)
    except ValueError:
        return False
    return re.fullmatch(r"[^/]*(?:/[0-9]{1,3})?", text) is not None


def _is_domain(text: str) -> bool:
    if "%" in text:
        return "%" not in _MACRO.sub("", text)
    return _NAME.fullmatch(text) is not None and len(text) <= 255


class _Walk:
    """Follows includes and redirects and counts what a receiver would have to look up."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.lookups = 0
        self.voids = 0
        self.redirected = ""
        """How the record ends to which the first one redirects."""

    async def record_of(self, domain: str) -> str | None:
        """Raises ``SpfError`` for two records, ``Unreachable``."""
        answer = await self._network.dns.query(domain, "TXT")
        records = [text for text in answer.records if is_spf(text)]
        if len(records) > 1:
            raise SpfError("several", domain)
        return records[0] if records else None

    async def follow(self, terms: tuple[Term, ...], depth: int) -> None:
        """All terms, as a receiver would for a host that nothing matches."""
        for term in terms:
            if term.name == "all" and not term.modifier:
                break  # what follows is never looked at
            if not term.modifier and term.name in _ASKS:
                self._count()
                await self._look(term, depth)
        else:
            await self._redirect(terms, depth)
        if depth == 0 and self.lookups > LOOKUPS:
            raise SpfError("lookups", str(self.lookups))
        if depth == 0 and self.voids > VOIDS:
            raise SpfError("voids", str(self.voids))

    def _count(self) -> None:
        self.lookups += 1
        if self.lookups > _PATIENCE:
            raise SpfError("lookups", str(self.lookups))

    async def _look(self, term: Term, depth: int) -> None:
        if "%" in term.value:
            return  # depends on the sender
        if term.name == "include":
            await self._into(term.value, depth)
        elif term.name in ("a", "mx") and term.value:
            answers = [await self._network.dns.query(term.value, k) for k in _types(term.name)]
            self.voids += not any(a.records for a in answers)

    async def _redirect(self, terms: tuple[Term, ...], depth: int) -> None:
        target = next((t.value for t in terms if t.modifier and t.name == "redirect"), "")
        if not target:
            return
        self._count()
        if "%" not in target:
            inner = await self._into(target, depth)
            if depth == 0:
                self.redirected = ends(inner)

    async def _into(self, domain: str, depth: int) -> tuple[Term, ...]:
        """Another domain's record, in an include or a redirect."""
        if depth >= _NESTING:
            raise SpfError("lookups", str(self.lookups))
        record = await self.record_of(domain)
        if record is None:
            raise SpfError("include", domain)
        inner = parse_spf(record)
        await self.follow(inner, depth + 1)
        return inner


def _types(name: str) -> tuple[str, ...]:
    return ("MX",) if name == "mx" else ("A", "AAAA")
