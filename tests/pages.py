"""Hand-written pages for the tests of finders: markup → Document, as the crawl would hand it over."""

from __future__ import annotations

from channelaudit.model import Channel, Document, Finder, Malformed, Page, Role, SiteContext
from channelaudit.reading import read

URL = "https://sklep-rower.example/kontakt"
SITE = SiteContext(
    "https://sklep-rower.example/", "sklep-rower.example", "sklep-rower.example", "PL", ("PL", "CZ"), "pl"
)


def document(body: str, *, url: str = URL, role: Role = "other", head: str = "") -> Document:
    page = Page(url, url, role, 200, 0, "")
    return read(page, f"<!doctype html><html lang=pl><head>{head}</head><body>{body}</body></html>")


def found(finder: Finder, body: str, *, url: str = URL, role: Role = "other", head: str = "") -> list[Channel]:
    """The channels that a finder sees on a page."""
    everything = finder.find(document(body, url=url, role=role, head=head), SITE)
    return [item for item in everything if isinstance(item, Channel)]


def broken(finder: Finder, body: str, *, url: str = URL) -> list[Malformed]:
    """What a finder sees on a page that is meant to be a channel and cannot be one."""
    return [item for item in finder.find(document(body, url=url), SITE) if isinstance(item, Malformed)]


def values(finder: Finder, body: str) -> list[str]:
    return [channel.value for channel in found(finder, body)]
