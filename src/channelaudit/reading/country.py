"""Which country a shop belongs to, with the reasons: domain, language, currency, prefixes, registers, addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from channelaudit.knowledge.domains import registrable
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.markets import markets
from channelaudit.model import Document, Message, SiteContext

_INTERNATIONAL = re.compile(r"(?:(?<![\d+])\+|(?<!\d)00)\s?(\d{1,3})[\s().-]{0,3}\d[\d\s().\-/]{5,14}\d")
_SAMPLE = 60_000
"""Characters of each page that are looked at."""
_DIGIT = re.compile(r"\d")
_BESIDE = 40
"""Characters up to which a line may belong to a number in the line before it or after it."""
_PAGES = 12
"""Pages whose text is looked at."""
_REGISTERS = 20
"""More names of registers than these say nothing more."""
_WEIGHTS = {
    "domain": 3.0,
    "language": 2.0,
    "currency": 2.5,
    "prefix": 3.0,
    "register": 3.0,
    "postcode": 2.0,
    "name": 1.0,
    "delivery": 1.0,
    "institution": 1.5,
}
"""How much each kind of sign counts at most."""


def site_context(url: str, documents: Sequence[Document]) -> SiteContext:
    """What the pages of one site, read, say of it as a whole; ``documents`` may be empty.

    ``countries`` holds those with any evidence, the likeliest first, then the neighbours of the first.
    """
    host = _host(url)
    language = _language(documents)
    signs = _signs(host, language, documents)
    totals: Counter[str] = Counter()
    for (country, _), weight in signs.items():
        totals[country] += weight  # type: ignore[assignment]  # a Counter of floats
    ranked = [country for country, _ in totals.most_common()]
    best = ranked[0] if ranked and totals[ranked[0]] >= 1.0 else ""
    known = markets().by_country
    near = known[best].near if best in known else ()
    spoken = [market.country for market in known.values() if language in market.languages]
    return SiteContext(
        url=url,
        host=host,
        domain=registrable(host),
        country=best,
        countries=tuple(dict.fromkeys([*ranked, *spoken, *near])),
        language=language,
        reasons=_reasons(best, signs, host, language),
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def _language(documents: Sequence[Document]) -> str:
    """The language of most text."""
    sizes: Counter[str] = Counter()
    for document in documents:
        if document.language:
            sizes[document.language] += 200 + sum(len(line.text) for line in document.lines[:400])
    return sizes.most_common(1)[0][0] if sizes else ""


def _signs(host: str, language: str, documents: Sequence[Document]) -> dict[tuple[str, str], float]:
    """(country, kind of sign) → weight."""
    signs: dict[tuple[str, str], float] = {}
    if country := markets().of_suffix(host.rpartition(".")[2]):
        signs[country, "domain"] = _WEIGHTS["domain"]
    counts = _counts(documents)
    for kind in ("currency", "prefix", "register", "postcode", "name", "delivery", "institution"):
        total = sum(count[kind] for count in counts.values())
        for code, count in counts.items():
            if count[kind]:
                signs[code, kind] = _WEIGHTS[kind] * count[kind] / total
    known = markets().by_country
    speakers = [market.country for market in known.values() if language in market.languages]
    for code in speakers:
        signs[code, "language"] = _WEIGHTS["language"] / (1 if len(speakers) == 1 else len(speakers) ** 0.5)
    return signs


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the text of one page shows: (country, kind) → how often, and the numbers with a country's prefix."""

    counts: Mapping[tuple[str, str], int]
    numbers: tuple[str, ...]
    american: frozenset[str]


def _counts(documents: Sequence[Document]) -> dict[str, Counter[str]]:
    """How often each kind of sign of each country stands on the pages."""
    shown = [_signs_of(document) for document in documents[:_PAGES]]
    counts: dict[str, Counter[str]] = {code: Counter() for code in markets().by_country}
    for signs in shown:
        for (code, kind), times in signs.counts.items():
            counts[code][kind] += times
    for count in counts.values():
        count["register"] = min(_REGISTERS, count["register"])
    numbers = [number for signs in shown for number in signs.numbers]
    numbers += [link.href[4:] for document in documents for link in document.links if link.href[:5] == "tel:+"]
    american = {number for signs in shown for number in signs.american}
    return _with_prefixes(counts, numbers, american)


@lru_cache(maxsize=64)
def _signs_of(document: Document) -> _Signs:
    """Kept, because the context is asked for while the crawl goes on and again at its end."""
    text = "\n".join(line.text for line in document.lines)[:_SAMPLE]
    folded, numeric = fold(text), _numeric(text)
    delivered = [match.end() + 1 for match in markets().delivery.finditer(folded)]
    counts: dict[tuple[str, str], int] = {}
    for code, market in markets().by_country.items():
        found = {
            "currency": market.times("currency", numeric, folded),
            "register": market.times("identifiers", text, folded),
            "postcode": len(market.postcode.findall(numeric)) if market.postcode else 0,
            "institution": market.times("institutions", text, folded),
            "name": market.times("names", text, folded),
            "delivery": sum(market.names.match(folded, start) is not None for start in delivered),
        }
        counts.update({(code, kind): times for kind, times in found.items() if times})
    numbers = tuple(match[0] for match in _INTERNATIONAL.finditer(numeric))
    return _Signs(counts, numbers, frozenset("".join(match.groups()) for match in _NANP.finditer(numeric)))


def _numeric(text: str) -> str:
    """The lines in which a number can stand; most of a page's text is in others."""
    return "\n".join(line for line in text.split("\n") if len(line) <= _BESIDE or _DIGIT.search(line))


def _with_prefixes(
    counts: dict[str, Counter[str]], numbers: Sequence[str], american: Iterable[str]
) -> dict[str, Counter[str]]:
    """Adds international numbers, of the text and of ``tel:`` links; +1 is told apart by area code."""
    for number in set(numbers[:200]):
        digits = re.sub(r"\D", "", number).removeprefix("00")
        for code, count in counts.items():
            prefix = markets().by_country[code].prefix
            if digits.startswith(prefix) and prefix != "1":
                count["prefix"] += 1
    for code in _american(american):
        if code in counts:
            counts[code]["prefix"] += 1
    return counts


_NANP = re.compile(r"(?<![\d.,/-])(?:\+?1[ .-]?)?\(?([2-9]\d{2})\)?[ .-]{1,2}([2-9]\d{2})[ .-](\d{4})(?![\d-])")


def _american(numbers: Iterable[str]) -> list[str]:
    """Countries of the numbers that are written as in North America."""
    found = sorted(numbers)[:30]
    if not found:
        return []
    import phonenumbers  # noqa: PLC0415 (heavy, and few sites need it)

    regions = (phonenumbers.region_code_for_number(phonenumbers.parse("+1" + number, None)) for number in found)
    return [region for region in regions if region]


def _reasons(country: str, signs: dict[tuple[str, str], float], host: str, language: str) -> tuple[Message, ...]:
    """The signs of the country chosen, the weightiest first, as short phrases."""
    own = sorted(((weight, kind) for (code, kind), weight in signs.items() if code == country), reverse=True)
    market = markets().by_country.get(country)
    wordings = {
        "domain": Message("domain .{domain}", domain=host.rpartition(".")[2]),
        "language": Message("language {language}", language=language),
        "currency": Message("currency {currency}", currency=market.currency_code) if market else Message("currency"),
        "prefix": Message("telephone prefix +{prefix}", prefix=market.prefix)
        if market
        else Message("telephone prefix"),
        "register": Message("register numbers"),
        "postcode": Message("postcodes"),
        "name": Message("its name"),
        "delivery": Message("delivery"),
        "institution": Message("post and payment services"),
    }
    return tuple(wordings[kind] for weight, kind in own if weight >= 0.3)
