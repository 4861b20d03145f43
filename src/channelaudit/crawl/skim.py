"""A quick look at a page: where it leads, what it calls itself, and whether it is worth reading.

About a millisecond a page; only those that this look finds worth it are read in full.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from channelaudit.crawl.answers import within_depth
from channelaudit.crawl.urls import origin_of, resolve
from channelaudit.knowledge.platforms import platform_marks
from channelaudit.model import Region
from channelaudit.reading.obfuscation import CODED, PARTS

_REFRESH = re.compile(r"^\s*(\d{1,4})(?:\.\d{0,9})?\s*[;,]\s*url\s*=\s*['\"]?([^'\"]{1,2000})", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:^|[\s_-])(?:foot|footer|stopka|pata|paticka|pati[cč]ka|fusszeile|colophon|bottom)(?:$|[\s_\d-])"
)
_HEADER = re.compile(r"(?:^|[\s_-])(?:header|topbar|top-bar|masthead|naglowek|hlavicka|kopfzeile)(?:$|[\s_\d-])")
_MENU = re.compile(r"(?:^|[\s_-])(?:nav|navbar|menu|navigation|mainmenu|megamenu|sidebar-menu)(?:$|[\s_\d-])")
_TAGS: dict[str, Region] = {"header": "header", "footer": "footer", "nav": "menu", "main": "main"}
_ROLES: dict[str, Region] = {"banner": "header", "contentinfo": "footer", "navigation": "menu", "main": "main"}
_SEARCH = re.compile(
    r"^(?:s|q|query|search|search_query|szukaj|fraza|keyword|keywords|k|kw|qs|phrase|term|hledat|hladat|suche"
    r"|suchbegriff|suchausdruck|searchparam|ssearch|text|string)$"
)


_LANGUAGE = re.compile(r"[a-z]{2}(?:$|[-_])")
_NODES = ":is([href], frame, iframe, [http-equiv], form, title, h1, h2)"
"""Elements that are looked at, all in one pass; by attribute, which is quicker than by name."""
_PARTS = ":is([itemprop^=tel i], [itemprop^=ema i], [itemprop^=str i], [itemprop^=pos i], [itemprop^=ope i])"
_CODED = f":is({', '.join(f'[{name}]' for name in sorted(CODED))})"
_KINDS = {
    **dict.fromkeys(("a", "area", "frame", "iframe"), "leading"),
    **dict.fromkeys(("h1", "h2"), "heading"),
    **{name: name for name in ("form", "title", "base", "meta", "link")},
}
_PROGRAM = re.compile(r"\s{0,9}(?!javascript|data|about|blob|file)[a-z][a-z0-9+.-]{1,20}:", re.IGNORECASE)
_SPACES = "\n\t\r\f\v\u00a0\u2007\u2009\u202f"
"""To be folded; one by one, because splitting a whole page into words takes three times as long."""
_RUN = re.compile("  +")

LITTLE, FEW = 200, 3
"""Characters of text and links below which a page with scripts counts as drawn by them."""


class SkimmedLink(NamedTuple):
    """``url`` is normalised; ``node`` order is document order."""

    url: str
    text: str
    """Visible text, else label, title or the picture's alt; at most 200 characters."""
    node: LexborNode


class _Content(NamedTuple):
    """See the properties of ``Skim``; ``scripted``: there are scripts."""

    text: str
    embeds: tuple[str, ...]
    scripted: bool
    structured: tuple[str, ...]


@dataclass(frozen=True)
class Skim:
    """What a page says at first sight.  What only some pages are asked for is worked out when it is."""

    title: str
    headings: tuple[str, ...]
    language: str
    """Two letters from ``lang``, "" without."""
    links: tuple[SkimmedLink, ...]
    links_cut: bool
    """There were more links than the bound."""
    addresses: tuple[str, ...]
    """Where links lead that open a program: ``mailto:``, ``tel:``, ``viber:`` …"""
    canonical: str
    refresh: str
    """Where a meta refresh of at most ten seconds leads."""
    search: str
    """Address of a search of the shop for a common word, "" when the page has no search form."""
    base: str
    """What its relative addresses are relative to."""
    tree: LexborHTMLParser = field(repr=False)

    @property
    def text(self) -> str:
        """Visible text, at most 100,000 characters."""
        return self._content.text

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """One text a form: names and types of its fields; two forms of one kind are equal."""
        return tuple(dict.fromkeys(map(_described, self.tree.css("form")[:50])))

    @cached_property
    def marked(self) -> tuple[str, ...]:
        """What microdata call a part of a contact, and what attributes keep of addresses for scripts."""
        found = [_clean(node.attributes.get("content") or node.text(deep=True)[:300]) for node in self.tree.css(_PARTS)]
        for node in self.tree.css(_CODED):
            found += [value for name, value in node.attributes.items() if name in PARTS and value]
        return tuple(dict.fromkeys(found))

    @cached_property
    def asks_password(self) -> bool:
        """Whether there is a field for one."""
        return self.tree.css_first("input[type=password i]") is not None

    @cached_property
    def frameset(self) -> bool:
        """Whether the page is made of frames."""
        return self.tree.css_first("frameset") is not None

    @property
    def embeds(self) -> tuple[str, ...]:
        """Where scripts, frames and links of other hosts come from or lead to, without queries."""
        return self._content.embeds

    @property
    def structured(self) -> tuple[str, ...]:
        """The JSON-LD of the page, as it stands there."""
        return self._content.structured

    @property
    def drawn(self) -> bool:
        """Hardly any text or link, but scripts: a browser would draw the page, we cannot."""
        return len(self.links) < FEW and len(self.text) < LITTLE and self._content.scripted

    @cached_property
    def _content(self) -> _Content:
        """All together, because the text is what stays when the scripts are gone."""
        scripts = self.tree.css("script")
        embeds = _embeds(scripts, self.links, self.base)
        structured = [node.text() for node in scripts if "ld+json" in (node.attributes.get("type") or "").lower()]
        return _Content(_visible(self.tree), embeds, bool(scripts), tuple(structured))


def skim(html: str, url: str, max_links: int) -> Skim:
    """Look at ``html``, which was found at ``url``.  Never raises for what is in it."""
    tree = LexborHTMLParser(within_depth(html)[0])
    nodes: defaultdict[str, list[LexborNode]] = defaultdict(list)
    for node in tree.css(_NODES):
        nodes[_KINDS.get(node.tag or "", "")].append(node)
    base = _base(nodes["base"], url)
    links, addresses, cut = _links(nodes["leading"], base, max_links)
    return Skim(
        title=_clean(nodes["title"][0].text(deep=True))[:300] if nodes["title"] else "",
        headings=tuple(_clean(node.text(deep=True))[:200] for node in nodes["heading"][:12]),
        language=_language(tree),
        links=links,
        links_cut=cut,
        addresses=addresses,
        canonical=_canonical(nodes["link"], base),
        refresh=_refresh(nodes["meta"], base),
        search=_search(nodes["form"], base),
        base=base,
        tree=tree,
    )


def region_of(node: LexborNode) -> Region:
    """Header, menu, footer or main, from the elements around a link."""
    parent = node.parent
    while parent is not None and parent.tag not in ("body", "html", "-undef"):
        found = _region(parent)
        if found is not None:
            if found == "menu":
                return _outer(parent) or "menu"
            return found
        parent = parent.parent
    return "main"


def _outer(node: LexborNode) -> Region | None:
    """A menu in the footer is footer."""
    parent = node.parent
    while parent is not None and parent.tag not in ("body", "html", "-undef"):
        if _region(parent) == "footer":
            return "footer"
        parent = parent.parent
    return None


def _region(node: LexborNode) -> Region | None:
    tag = node.tag or ""
    if tag in _TAGS:
        return _TAGS[tag]
    attributes = node.attributes
    role = (attributes.get("role") or "").lower()
    if role in _ROLES:
        return _ROLES[role]
    if tag not in ("div", "section", "ul", "table", "td", "aside"):
        return None
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower()[:300]
    if _FOOTER.search(names):
        return "footer"
    if _HEADER.search(names):
        return "header"
    return "menu" if _MENU.search(names) else None


def _clean(text: str) -> str:
    return " ".join(text.split())


def _base(nodes: list[LexborNode], url: str) -> str:
    href = next((href for node in nodes if (href := node.attributes.get("href"))), "")
    return (resolve(url, href) if href else None) or url


def _links(nodes: list[LexborNode], base: str, most: int) -> tuple[tuple[SkimmedLink, ...], tuple[str, ...], bool]:
    """The links, what opens a program, and whether there were more."""
    found: list[SkimmedLink] = []
    addresses: dict[str, None] = {}
    for node in nodes[:most]:
        attributes = node.attributes
        href = attributes.get("href") or attributes.get("src")
        target = resolve(base, href[:4_000]) if href else None
        if target is not None:
            text = " ".join(node.text(deep=True)[:1_000].split()) or _label(node, attributes)
            found.append(SkimmedLink(target, text[:200], node))
        elif href and _PROGRAM.match(href):
            addresses[href[:200]] = None
    return tuple(found), tuple(addresses), len(nodes) > most


def _label(node: LexborNode, attributes: Mapping[str, str | None]) -> str:
    """What a link without text says."""
    text = _clean(attributes.get("aria-label") or attributes.get("title") or "")
    if text:
        return text
    pictures = (inner.attributes.get("alt") for inner in node.traverse() if inner.tag == "img")
    return _clean(next(filter(None, pictures), ""))


def _embeds(scripts: list[LexborNode], links: tuple[SkimmedLink, ...], base: str) -> tuple[str, ...]:
    """Profiles, messengers, maps and chat scripts among them."""
    own = origin_of(base) + "/"
    found = {url.partition("?")[0]: None for url, _, _ in links if not url.startswith(own)}
    for node in scripts[:1_000]:
        address = (node.attributes.get("src") or "")[:300]
        if "//" in address and not address.startswith(own):
            found[address.partition("//")[2].partition("/")[0]] = None
    return tuple(found)


def _described(form: LexborNode) -> str:
    parts = (
        f"{control.tag}:{control.attributes.get('name') or ''}:{control.attributes.get('type') or ''}"
        for control in form.css("input, textarea, select")[:60]
    )
    return " ".join(["form", *parts])


def _language(tree: LexborHTMLParser) -> str:
    attributes = tree.root.attributes if tree.root else {}
    lang = (attributes.get("lang") or attributes.get("xml:lang") or "").strip().lower()
    return lang[:2] if _LANGUAGE.match(lang) else ""


def _canonical(nodes: list[LexborNode], base: str) -> str:
    for node in nodes:
        attributes = node.attributes
        if (attributes.get("rel") or "").lower() == "canonical" and (href := attributes.get("href")) is not None:
            return resolve(base, href) or ""
    return ""


def _refresh(nodes: list[LexborNode], base: str) -> str:
    for node in nodes[:200]:
        attributes = node.attributes
        if (attributes.get("http-equiv") or "").strip().lower() == "refresh":
            match = _REFRESH.match((attributes.get("content") or "")[:3_000])
            if match and int(match[1]) <= 10:
                return resolve(base, match[2]) or ""
    return ""


def _search(nodes: list[LexborNode], base: str) -> str:
    for form in nodes[:20]:
        asked = form.attributes
        if (asked.get("method") or "get").lower() != "get":
            continue
        for control in form.css("input[name]")[:20]:
            attributes = control.attributes
            kind, name = (attributes.get("type") or "text").lower(), attributes.get("name") or ""
            if kind == "search" or (kind == "text" and _SEARCH.match(name.lower())):
                return resolve(base, f"{(asked.get('action') or base).partition('?')[0]}?{name}=a") or ""
    return ""


def _visible(tree: LexborHTMLParser) -> str:
    body = tree.body
    if body is None:
        return ""
    tree.strip_tags(["script", "style"])  # nothing that may hold a link, because links are asked for their region later
    text = body.text(deep=True, separator=" ", strip=True, skip_empty=True)[:300_000]
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    if "  " in text:
        text = _RUN.sub(" ", text)
    return text.strip()[:100_000]


def platform(html: str) -> str:
    """The shop software that made a page, "" where it does not show."""
    head = html[:100_000].lower()
    return next((name for mark, name in platform_marks() if mark in head), "")
