"""A quick look at a page: where it leads, what it calls itself, and whether it is worth reading.

About a millisecond a page; BeautifulSoup sees only the pages that this look finds worth it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from channelaudit.crawl.urls import resolve
from channelaudit.model import Region

_REFRESH = re.compile(r"^\s*(\d{1,4})(?:\.\d{0,9})?\s*[;,]\s*url\s*=\s*['\"]?([^'\"]{1,2000})", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:^|[\s_-])(?:foot|footer|stopka|pata|paticka|pati[cč]ka|fusszeile|colophon|bottom)(?:$|[\s_\d-])"
)
_HEADER = re.compile(r"(?:^|[\s_-])(?:header|topbar|top-bar|masthead|naglowek|hlavicka|kopfzeile)(?:$|[\s_\d-])")
_MENU = re.compile(r"(?:^|[\s_-])(?:nav|navbar|menu|navigation|mainmenu|megamenu|sidebar-menu)(?:$|[\s_\d-])")
_TAGS: dict[str, Region] = {"header": "header", "footer": "footer", "nav": "menu", "main": "main"}
_ROLES: dict[str, Region] = {"banner": "header", "contentinfo": "footer", "navigation": "menu", "main": "main"}
_SEARCH = re.compile(
    r"^(?:s|q|query|search|search_query|szukaj|fraza|keyword|keywords|k|phrase|hledat|suche|text|string)$"
)


LITTLE, FEW = 200, 3
"""Characters of text and links below which a page with scripts counts as drawn by them."""


@dataclass(frozen=True, slots=True)
class SkimmedLink:
    """``url`` is normalised; ``node`` order is document order."""

    url: str
    text: str
    """Visible text, else label, title or the picture's alt; at most 200 characters."""
    node: LexborNode


@dataclass(frozen=True, slots=True)
class Skim:
    """What a page says at first sight."""

    title: str
    headings: tuple[str, ...]
    language: str
    """Two letters from ``lang``, "" without."""
    links: tuple[SkimmedLink, ...]
    links_cut: bool
    """There were more links than the bound."""
    canonical: str
    refresh: str
    """Where a meta refresh of at most ten seconds leads."""
    search: str
    """Address of a search of the shop for a common word, "" when the page has no search form."""
    text: str
    """Visible text, at most 100,000 characters."""
    forms: tuple[str, ...]
    """One text a form: names and types of its fields; two forms of one kind are equal."""
    embeds: tuple[str, ...]
    """Where scripts, frames and links of other hosts come from or lead to, without queries."""
    drawn: bool
    """Hardly any text or link, but scripts: a browser would draw the page, we cannot."""


def skim(html: str, url: str, max_links: int) -> Skim:
    """Look at ``html``, which was found at ``url``.  Never raises for what is in it."""
    tree = LexborHTMLParser(html)
    base = _base(tree, url)
    links, cut = _links(tree, base, max_links)
    title = tree.css_first("title")
    scripts = tree.css_first("script") is not None
    forms, embeds = _forms(tree), _embeds(tree, base)
    text = _visible(tree)
    return Skim(
        title=_clean(title.text(deep=True))[:300] if title else "",
        headings=tuple(_clean(node.text(deep=True))[:200] for node in tree.css("h1, h2")[:12]),
        language=_language(tree),
        links=links,
        links_cut=cut,
        canonical=_canonical(tree, base),
        refresh=_refresh(tree, base),
        search=_search(tree, base),
        text=text,
        forms=forms,
        embeds=embeds,
        drawn=scripts and len(text) < LITTLE and len(links) < FEW,
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


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return (resolve(url, node.attributes.get("href") or "") if node else None) or url


def _links(tree: LexborHTMLParser, base: str, most: int) -> tuple[tuple[SkimmedLink, ...], bool]:
    found: list[SkimmedLink] = []
    nodes = tree.css("a[href], area[href], frame[src], iframe[src]")
    for node in nodes[:most]:
        target = resolve(base, (node.attributes.get("href") or node.attributes.get("src") or "")[:4_000])
        if target is not None:
            found.append(SkimmedLink(target, _link_text(node), node))
    return tuple(found), len(nodes) > most


def _link_text(node: LexborNode) -> str:
    text = _clean(node.text(deep=True)[:1_000])
    if not text:
        attributes = node.attributes
        text = _clean(attributes.get("aria-label") or attributes.get("title") or "")
    if not text:
        picture = node.css_first("img[alt]")
        text = _clean(picture.attributes.get("alt") or "") if picture else ""
    return text[:200]


def _forms(tree: LexborHTMLParser) -> tuple[str, ...]:
    found: list[str] = []
    for form in tree.css("form")[:50]:
        fields = form.css("input, textarea, select")[:60]
        parts = (f"{f.tag}:{f.attributes.get('name') or ''}:{f.attributes.get('type') or ''}" for f in fields)
        found.append(" ".join(["form", *parts]))
    return tuple(dict.fromkeys(found))


def _embeds(tree: LexborHTMLParser, base: str) -> tuple[str, ...]:
    """Profiles, messengers, maps and chat scripts among them."""
    found: dict[str, None] = {}
    own = urlsplit(base).netloc
    for node in tree.css("script[src], iframe[src], a[href^='http'], a[href^='//']")[:3_000]:
        target = (node.attributes.get("src") or node.attributes.get("href") or "")[:300].partition("?")[0]
        host, _, path = target.partition("//")[2].partition("/")
        if host and host != own:
            found[host if node.tag == "script" else f"{host}/{path}"] = None
    return tuple(found)


def _language(tree: LexborHTMLParser) -> str:
    node = tree.css_first("html")
    lang = ((node.attributes.get("lang") or node.attributes.get("xml:lang") or "") if node else "").strip().lower()
    return lang[:2] if re.match(r"[a-z]{2}(?:$|[-_])", lang) else ""


def _canonical(tree: LexborHTMLParser, base: str) -> str:
    node = tree.css_first("link[rel=canonical][href]")
    return (resolve(base, node.attributes.get("href") or "") if node else None) or ""


def _refresh(tree: LexborHTMLParser, base: str) -> str:
    for node in tree.css("meta[http-equiv]")[:20]:
        if (node.attributes.get("http-equiv") or "").strip().lower() == "refresh":
            match = _REFRESH.match((node.attributes.get("content") or "")[:3_000])
            if match and int(match[1]) <= 10:
                return resolve(base, match[2]) or ""
    return ""


def _search(tree: LexborHTMLParser, base: str) -> str:
    for form in tree.css("form")[:20]:
        if (form.attributes.get("method") or "get").lower() != "get":
            continue
        for field in form.css("input[name]")[:20]:
            kind = (field.attributes.get("type") or "text").lower()
            name = field.attributes.get("name") or ""
            if kind == "search" or (kind == "text" and _SEARCH.match(name.lower())):
                return resolve(base, f"{(form.attributes.get('action') or base).partition('?')[0]}?{name}=a") or ""
    return ""


def _visible(tree: LexborHTMLParser) -> str:
    body = tree.body
    if body is None:
        return ""
    tree.strip_tags(["script", "style", "noscript", "template", "svg"])
    return _clean(body.text(deep=True, separator=" ")[:300_000])[:100_000]


_PLATFORMS: tuple[tuple[str, str], ...] = (
    ("prestashop", "prestashop"),
    ("woocommerce", "woocommerce"),
    ("cdn.shopify.com", "shopify"),
    ("shoper", "shoper"),
    ("iai-shop", "idosell"),
    ("idosell", "idosell"),
    ("mage/cookies", "magento"),
    ("magento", "magento"),
    ("catalog/view/theme", "opencart"),
    ("shoptet", "shoptet"),
    ("upgates", "upgates"),
    ("sky-shop", "sky-shop"),
    ("shopware", "shopware"),
    ("sylius", "sylius"),
    ("wixstatic.com", "wix"),
    ("squarespace", "squarespace"),
    ("jtl-shop", "jtl"),
    ("oxid-esales", "oxid"),
    ("bigcommerce", "bigcommerce"),
    ("webflow", "webflow"),
    ("wp-content", "wordpress"),
)


def platform(html: str) -> str:
    """The shop software that made a page, "" where it does not show."""
    head = html[:100_000].lower()
    return next((name for mark, name in _PLATFORMS if mark in head), "")
