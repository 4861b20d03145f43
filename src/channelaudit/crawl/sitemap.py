"""Addresses that the shop itself lists."""

from __future__ import annotations

import gzip
import html
import re
import zlib
from collections.abc import Callable

from channelaudit.crawl.urls import normalise
from channelaudit.model import Failure
from channelaudit.network import Network, Unreachable

FILES = 6
"""Sitemap files that are asked for, the index included."""
_LOC = re.compile(r"<(?:[a-z0-9]{1,20}:)?loc>\s{0,50}([^<\s]{1,2000})\s{0,50}</", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")


async def read(
    starts: tuple[str, ...], network: Network, inside: Callable[[str], bool], most: int
) -> tuple[tuple[str, ...], tuple[Failure, ...]]:
    """At most ``most`` page addresses from the sitemaps ``starts`` and those they include, each file asked once.

    Only addresses that are ``inside`` the site count.  A sitemap that is missing is no failure.
    """
    waiting = [url for url in (normalise(start) for start in starts) if url is not None and inside(url)]
    asked: set[str] = set()
    found: dict[str, None] = {}
    failures: list[Failure] = []
    while waiting and len(asked) < FILES and len(found) < most:
        address = waiting.pop(0)
        if address in asked:
            continue
        asked.add(address)
        try:
            response = await network.http.fetch(address, stay=inside)
        except Unreachable as error:
            failures.append(Failure("sitemap", address, error.kind, error.detail))
            continue
        if response.status != 200:
            continue
        pages, more = parse(response.body, network.settings.bounds.body)
        waiting.extend(url for url in sorted(map(str, more), key=_promise) if inside(url))
        for url in pages:
            if len(found) < most and inside(url):
                found[url] = None
    return tuple(found), tuple(failures)


def parse(body: bytes, limit: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(pages, further sitemaps) of one file: XML, gzipped XML or a plain list; ``limit`` bytes are looked at."""
    text = _unpacked(body, limit).decode("utf-8", "replace")
    if "<sitemapindex" in text[:5_000].lower():
        return (), _addresses(text)
    if "<" not in text[:1_000]:
        lines = (normalise(line) for line in text.splitlines()[:50_000])
        return tuple(url for url in lines if url is not None), ()
    return _addresses(text), ()


def _addresses(text: str) -> tuple[str, ...]:
    plain = _CDATA.sub("", text)
    urls = (normalise(html.unescape(match[1])) for match in _LOC.finditer(plain))
    return tuple(dict.fromkeys(url for url in urls if url is not None))


def _unpacked(body: bytes, limit: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body[:limit]
    decoder = zlib.decompressobj(wbits=31)
    try:
        return decoder.decompress(body, limit)
    except (zlib.error, gzip.BadGzipFile):
        return b""


def _promise(url: str) -> int:
    """Maps of pages before maps of goods: contact pages stand in the former."""
    low = url.lower()
    if any(word in low for word in ("page", "cms", "static", "stron", "info")):
        return 0
    return 2 if any(word in low for word in ("product", "produkt", "image", "blog", "post", "tag", "categor")) else 1
