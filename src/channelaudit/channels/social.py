"""Profiles on social networks, and icons that lead to none."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urljoin, urlsplit

from channelaudit.channels.ownership import owner
from channelaudit.channels.profiles import EMPTY, Target, icon_network, target
from channelaudit.channels.sightings import of_link
from channelaudit.knowledge.social import network_of, networks, placeholder_names, theme_makers
from channelaudit.model import Channel, DataItem, Document, Finder, Found, Frame, Link, Malformed, Sighting, SiteContext

PUBLISHER_METAS = ("article:publisher", "og:see_also")
_PARTS_OF_OTHERS = ("Person", "Review", "Article", "BlogPosting", "NewsArticle", "VideoObject")


def find(document: Document, context: SiteContext) -> Iterator[Found]:
    """Profiles in links, page plugins and structured data; malformed: empty icons, roots, unfinished names."""
    for link in document.links:
        yield from _in_link(document, context, link)
    for frame in document.frames:
        yield from _in_plugin(document, context, frame)
    for item in document.data:
        for url in _same_as(item):
            yield from _declared(context, url, Sighting(document.page.final_url, "data", item.source, url[:200]))
    for name, content in document.metas:
        if name in PUBLISHER_METAS:
            yield from _declared(context, content, Sighting(document.page.final_url, "data", "meta", content[:200]))


def _in_link(document: Document, context: SiteContext, link: Link) -> Iterator[Found]:
    href = link.href.strip()
    network = _social(icon_network(link)) if EMPTY.fullmatch(href) and not link.onclick else ""
    found = None if network else target(link.url)
    if not (network or found or ("." in href and _without_scheme(link))):
        return
    seen = of_link(document, link, "link")
    if network:
        yield Malformed("social", f"{network} {link.href.strip()}".strip(), "empty", (seen,), {"network": network})
    elif network := _without_scheme(link):
        yield Malformed("social", link.href.strip(), "syntax", (seen,), {"network": network})
    elif found and found.network.kind == "social":
        if found.kind == "profile":
            mine = owner(document, link.line, max(link.start, 0), named=link.start >= 0) == "shop"
            yield _channel(found, context, seen, link.url, mine=mine)
        elif not link.text or link.region != "main":  # in running text the network itself is meant
            yield Malformed("social", link.href.strip(), "root", (seen,), {"network": found.network.id})


def _social(network: str) -> str:
    return network if network and networks()[network].kind == "social" else ""


def _without_scheme(link: Link) -> str:
    """Network of ``facebook.com/name`` written as a relative address, which leads into the shop itself."""
    host, slash, _ = link.href.strip().partition("/")
    if not slash or "." not in host or ":" in host or len(host) > 40:
        return ""
    network = network_of(host)
    return network.id if network and network.kind == "social" else ""


def _in_plugin(document: Document, context: SiteContext, frame: Frame) -> Iterator[Found]:
    """The page that a Facebook page plugin shows: its address is a parameter of the frame's."""
    try:
        parts = urlsplit(urljoin(document.page.final_url, frame.src))
    except ValueError:
        return
    if not (parts.hostname or "").endswith("facebook.com") or "/plugins/" not in parts.path:
        return
    href = parse_qs(parts.query[:2_000]).get("href", [""])[0]
    if (found := target(href)) and found.kind == "profile" and found.network.kind == "social":
        seen = Sighting(document.page.final_url, frame.region, "widget", frame.title[:200])
        yield _channel(found, context, seen, href, mine=owner(document, frame.line) == "shop")


def _same_as(item: DataItem, depth: int = 0) -> Iterator[str]:
    """``sameAs`` of the organisation and what belongs to it, not of authors and articles."""
    if depth > 5 or any(kind in _PARTS_OF_OTHERS for kind in item.types):
        return
    for name, values in item.properties.items():
        for value in values if isinstance(values, list | tuple) else [values]:
            if isinstance(value, DataItem):
                yield from _same_as(value, depth + 1)
            elif name == "sameAs" and isinstance(value, str):
                yield value.strip()


def _declared(context: SiteContext, url: str, seen: Sighting) -> Iterator[Found]:
    if (found := target(url.strip())) and found.kind == "profile" and found.network.kind == "social":
        yield _channel(found, context, seen, url.strip(), mine=True)


def _channel(found: Target, context: SiteContext, seen: Sighting, written: str, *, mine: bool) -> Found:
    attributes: dict[str, object] = {"network": found.network.id, "handle": found.handle}
    if found.handle in placeholder_names():
        return Malformed("social", written, "placeholder", (seen,), {"network": found.network.id})
    if found.network.category != "profile":
        attributes["category"] = found.network.category
    if found.network.closed:
        attributes["closed"] = found.network.closed
    if found.handle in theme_makers() and found.handle.split(".")[0] != context.domain.split(".")[0]:
        attributes["theme_default"] = True
    if written.lower().startswith("http:"):
        attributes["insecure"] = True
    if found.old_host:
        attributes["old_host"] = True
    if not mine:
        attributes["owner"] = "other"
    return Channel("social", found.url, attributes, (seen,))


FINDER = Finder(kinds=("social",), find=find)
