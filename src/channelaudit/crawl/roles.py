"""What a page is for: contact, terms, returns … told by links, address, title, headings and content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import cast
from urllib.parse import unquote, urlsplit

from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.language import languages
from channelaudit.model import Role
from channelaudit.reading.text import words

EXACT, SLUG, CONTAINED, SLUG_CONTAINED = 10.0, 8.0, 5.0, 4.0
"""How much a name says: the whole link text, the whole path segment, a part of the text, a part of the segment."""
MAX_WORDS = 7
"""A longer text is a sentence or a product, not a page's name."""
_WORD = re.compile(r"[^\W_]+")
_SUFFIX = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|xhtml|cfm)$")
_NUMBER = re.compile(r"(?:^\d+[-_,]|[-_,]\d+$|^(?:cms|strona|page|info|text|i|c)[-_]\d+[-_]|[-_]cms[-_]?\d*$)")
_ROUTES = words("route controller option page main_page strona stranka seite p id site go show view dispatch cl")
"""Names in the query behind which some shops write what page it is."""
MOST_PAIRS = 8
_FIRST_PART = re.compile(r"\s[|–—»·:•-]\s|\s?[|»·•]\s?")
_PRODUCT = frozenset(
    {"product", "products", "produkt", "produkty", "produkte", "artikel", "zbozi", "tovar", "item", "dp"}
)
_EMAIL = re.compile(r"[\w.+-]{1,60}(?:@|\(at\)|\[at\])[\w-]{1,60}\.\w{2,}")
_PHONE = re.compile(r"(?<![\d/,.-])(?:\+\d{1,3}[ -]?)?(?:\(?\d{2,5}\)?[ .\-/]?)(?:\d{2,4}[ .-]?){2,3}(?!\d)")
_POSTCODE = re.compile(
    r"(?<![\d-])(?:\d{2}-\d{3}|\d{3} \d{2}|(?:D-|A-)?\d{4,5}) [A-ZÁ-Ž]|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)
_PRICE = re.compile(r"\d[\d ]{0,6}[.,]?\d{0,2}\s?(?:zł|pln|kč|czk|eur|€|£|\$)|[€£$]\s?\d", re.IGNORECASE)
STAND_INS: tuple[Role, ...] = ("imprint", "about")
"""Pages that serve as contact page where a shop has none, the likelier first."""
SELLING: frozenset[Role] = frozenset({"product", "cart", "checkout"})
"""Pages on which a customer decides to buy."""
_SCHEMES = ("mailto:", "tel:", "cfemail", "email-protection", "wa.me/", "m.me/")
_CONTENT = 6_000
"""Characters of the text that are looked at."""


@dataclass(frozen=True, slots=True)
class _Names:
    """Words of all languages, folded and reduced to words with one space between them."""

    exact: Mapping[str, Role]
    weak: Mapping[str, Role]
    by_first: Mapping[str, tuple[tuple[str, Role], ...]]
    """First word → names of a role that begin with it, the longest first."""
    buy: tuple[str, ...]
    """What stands on buttons that put goods into the cart."""


@lru_cache(maxsize=8_192)
def link_role(text: str, url: str, language: str = "") -> Role:
    """The role of the page that a link seems to lead to, ``other`` if none; weak names count as well.

    ``language`` (two letters) breaks ties where one word means two things.
    """
    votes = _votes(text, 1.0, language)
    for role, score in _slug_votes(url, language):
        votes[role] = votes.get(role, 0.0) + score
    if votes:
        return max(votes, key=lambda role: votes[role])
    return _weak(text, language) or ("product" if _is_product_url(url) else "other")


def page_role(
    url: str,
    link_texts: Sequence[str] | str,
    title: str,
    headings: Sequence[str],
    text: str,
    depth: int = 1,
) -> Role:
    """The role of a page that was fetched, decided by its names and its content.

    ``link_texts`` are the texts of links that lead to it, ``headings`` its h1 and h2 in order, ``depth`` the clicks
    from the home page (home itself is the crawl's matter).
    """
    texts = [link_texts] if isinstance(link_texts, str) else list(link_texts)
    names = [_FIRST_PART.split(title)[0], *_FIRST_PART.split(title)[1:], *headings[:3]]
    votes: dict[Role, float] = {}
    for source, weight in (
        (texts[:3], 1.0),
        (names[:1], 0.8),
        (names[1:2], 0.3),
        (headings[:1], 0.9),
        (headings[1:3], 0.4),
    ):
        for name in source:
            for voted, score in _votes(name, weight, "").items():
                votes[voted] = max(votes.get(voted, 0.0), score) + 0.25 * min(votes.get(voted, 0.0), score)
    for role, score in _slug_votes(url, ""):
        votes[role] = votes.get(role, 0.0) + score
    if _is_product(url, votes, text, depth):
        return "product"
    best: Role = max(votes, key=lambda role: votes[role], default="other")
    if votes.get(best, 0.0) >= SLUG_CONTAINED:
        return best
    weak = next((found for name in (*texts[:3], *names) if (found := _weak(name, ""))), None) or _weak_slug(url)
    if weak == "contact":
        return weak if holds_contacts(text) else "other"
    return weak or best


def contact_stand_in(pages: Sequence[tuple[Role, bool]]) -> int | None:
    """Index of the page that serves as contact page where none is called so; ``pages`` are (role, holds contacts).

    In German and Austrian shops that is the imprint; elsewhere a page about the shop.  None if there is a contact page,
    or none that holds contact details.  A rule that asks for the imprint must therefore also accept a contact page to
    which a link with the role ``imprint`` leads.
    """
    if any(role == "contact" for role, _ in pages):
        return None
    return next((pages.index((wanted, True)) for wanted in STAND_INS if (wanted, True) in pages), None)


def holds_contacts(text: str) -> bool:
    """Whether a page's text gives at least two of e-mail, phone and postal address."""
    text = text[:_CONTENT]
    return sum(pattern.search(text) is not None for pattern in (_EMAIL, _PHONE, _POSTCODE)) >= 2


def shows_contacts(text: str, html: str) -> bool:
    """Whether a page gives an e-mail address or a phone number, or something that looks like one."""
    lower = html.lower()
    return any(scheme in lower for scheme in _SCHEMES) or any(p.search(text) for p in (_EMAIL, _PHONE))


def _votes(text: str, weight: float, language: str) -> dict[Role, float]:
    """Roles that the name ``text`` speaks for."""
    name = _words(text)
    if not name:
        return {}
    names = _names(language)
    if role := names.exact.get(name):
        return {role: EXACT * weight}
    words = name.split(" ")
    if len(words) > MAX_WORDS:
        return {}
    votes = {role: CONTAINED * weight * share for role, share in _contained(words, names)}
    if "contact" in votes and max(votes, key=lambda role: votes[role]) in ("about", "store"):
        return {"contact": max(votes.values())}  # "About us and contact"
    return votes


def _contained(words: Sequence[str], names: _Names) -> Iterator[tuple[Role, float]]:
    """Roles whose names stand inside ``words``, with the share of the words that the name makes (at least a half)."""
    position = 0
    while position < len(words):
        rest = " ".join(words[position:]) + " "
        found = next(((n, r) for n, r in names.by_first.get(words[position], ()) if rest.startswith(n + " ")), None)
        if found:
            size = found[0].count(" ") + 1
            yield found[1], 0.5 + 0.5 * size / len(words) if position else 0.6 + 0.5 * size / len(words)
            position += size
        else:
            position += 1


def _slug_votes(url: str, language: str) -> Iterator[tuple[Role, float]]:
    """What the last telling segment of the path says."""
    names = _names(language)
    for segment in _segments(url)[:2]:
        words = _words(segment.replace("-", " ").replace("_", " "))
        if not words:
            continue
        if role := names.exact.get(words) or names.exact.get(words.replace(" ", "")):
            yield role, SLUG
            return
        parts = words.split(" ")
        if len(parts) <= MAX_WORDS:
            for role, share in _contained(parts, names):
                yield role, SLUG_CONTAINED * share
                return


@lru_cache(maxsize=4_096)
def _segments(url: str) -> tuple[str, ...]:
    """Path segments without suffix and number, the last first; a fragment's route or anchor counts as the last."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ()
    path = [s for s in unquote(parts.path).lower().split("/") if s and not s.startswith("index.")]
    for pair in parts.query.lower().split("&")[:MOST_PAIRS]:
        name, _, value = pair.partition("=")
        if name in _ROUTES:
            path += unquote(value).removeprefix("com_").split("/")[-1:]
    found = []
    for segment in reversed(path):
        bare = _SUFFIX.sub("", segment)
        bare = _NUMBER.sub("", bare)
        if bare and not bare.replace(",", "").replace("-", "").isdigit() and len(bare) > 2:
            found.append(bare)
    return tuple(found[:3])


def _weak(text: str, language: str) -> Role | None:
    return _names(language).weak.get(_words(text))


def _weak_slug(url: str) -> Role | None:
    return next((role for s in _segments(url)[:1] if (role := _weak(s.replace("-", " ").replace("_", " "), ""))), None)


def _is_product_url(url: str) -> bool:
    return any(segment in _PRODUCT for segment in _segments(url)[1:3])


def _is_product(url: str, votes: Mapping[Role, float], text: str, depth: int) -> bool:
    """One thing for sale: a price and one or a few buttons that put it into the cart, and no name of another page."""
    if depth < 1 or max(votes.values(), default=0.0) >= CONTAINED:
        return False
    folded = fold(text[:_CONTENT])
    buttons = sum(_times(button, folded) for button in _names("").buy)
    return _PRICE.search(text) is not None and (1 <= buttons <= 3 or (buttons > 0 and _is_product_url(url)))


def _times(words: str, text: str) -> int:
    """How often ``words`` stand in ``text``, whole."""
    ends = (part[-1:] + rest[:1] for part, rest in pairwise(text.split(words)))
    return sum(not any(map(str.isalnum, end)) for end in ends)


def _words(text: str) -> str:
    """``text`` folded, its words with one space between them."""
    return " ".join(_WORD.findall(fold(text[:400])) if len(text) <= 400 else _WORD.findall(fold(text)))


@cache
def _names(language: str) -> _Names:
    """The names of all languages; where two disagree, ``language`` is believed, else the first."""
    order = sorted(languages(), key=lambda known: known.code != language)
    exact: dict[str, Role] = {}
    weak: dict[str, Role] = {}
    slugs: dict[str, Role] = {}
    for known in order:
        _add(exact, known.pages)
        _add(weak, known.weak)
        _add(slugs, known.slugs)
    weak = {name: role for name, role in weak.items() if name not in exact}
    by_first: dict[str, list[tuple[str, Role]]] = {}
    for name, role in exact.items():
        if len(name) > 2 and role not in ("cart", "checkout", "login"):
            by_first.setdefault(name.split(" ")[0], []).append((name, role))
    ordered = {first: tuple(sorted(found, key=lambda e: -len(e[0]))) for first, found in by_first.items()}
    buttons = {_words(button) for known in order for button in known.buy_buttons}
    return _Names({**slugs, **exact}, weak, ordered, tuple(buttons))


def _add(target: dict[str, Role], lists: Mapping[str, tuple[str, ...]]) -> None:
    for role, entries in lists.items():
        for entry in entries:
            target.setdefault(_words(entry.replace("-", " ").replace("_", " ")), cast("Role", role))
