"""Lines of text as a document, for the finders of addresses and numbers."""

from __future__ import annotations

from channelaudit.model import Channel, Document, Finder, Found, Line, Link, Page, SiteContext

HOST = "sklep-rower.example"


def document(*lines: str | Line, links: tuple[Link, ...] = (), language: str = "pl") -> Document:
    page = Page(f"https://{HOST}/", f"https://{HOST}/", "home", 200, 0, "")
    read = tuple(line if isinstance(line, Line) else Line(line, "main") for line in lines)
    return Document(page, "", language, read, links)


def context(country: str) -> SiteContext:
    countries = tuple(dict.fromkeys((country, "PL", "CZ", "SK", "DE", "AT", "GB", "IE")))
    return SiteContext(f"https://{HOST}/", HOST, HOST, country, countries)


def link(href: str, text: str = "") -> Link:
    return Link(href, href, text, "", "main", 0, 0 if text else -1, len(text) if text else -1)


def found(finder: Finder, country: str, *lines: str | Line, links: tuple[Link, ...] = ()) -> list[Found]:
    return list(finder.find(document(*lines, links=links), context(country)))


def channels(finder: Finder, country: str, *lines: str | Line, links: tuple[Link, ...] = ()) -> list[Channel]:
    return [item for item in found(finder, country, *lines, links=links) if isinstance(item, Channel)]


def values(finder: Finder, country: str, *lines: str | Line, links: tuple[Link, ...] = ()) -> list[str]:
    return [channel.value for channel in channels(finder, country, *lines, links=links)]


def faults(finder: Finder, country: str, *lines: str | Line, links: tuple[Link, ...] = ()) -> list[str]:
    """The reasons of what is malformed."""
    everything = found(finder, country, *lines, links=links)
    return [item.reason for item in everything if not isinstance(item, Channel)]
