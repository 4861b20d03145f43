"""A crawl of scripted answers on loopback, for the tests of this folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from channelaudit.config.settings import Settings
from channelaudit.crawl import Reading, crawl
from channelaudit.model import Crawl, Page
from channelaudit.network import Network
from lab.web import Route, WebServer

TEXT = "<p>" + "Rowery miejskie i części do rowerów, naprawa na miejscu. " * 8
QUICK = Settings(rate=0, retries=0, timeout=10.0)
SITE = "http://sklep.example/"


def page(*links: str, title: str = "Sklep", extra: str = "") -> str:
    anchors = "".join(f'<a href="{href}">{text}</a> ' for href, _, text in (link.partition("|") for link in links))
    return f"<html lang=pl><title>{title}</title><body><h1>{title}</h1>{anchors}{TEXT}{extra}</body></html>"


@dataclass
class Done:
    crawl: Crawl
    visited: list[str]
    paths: list[str]
    server: WebServer

    def page(self, path: str) -> Page:
        return next(p for p in self.crawl.pages if p.url == "http://sklep.example" + path)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(failure.step, failure.kind) for failure in self.crawl.failures]


async def unread(seen: Page, html: str) -> None:
    """A visit of which nobody reads the page."""


async def run(routes: Mapping[str, Route], settings: Settings = QUICK, site: str = SITE) -> Done:
    visited: list[str] = []

    async def visit(seen: Page, html: str) -> Reading | None:
        assert html
        visited.append(re.sub("^https?://[^/]*", "", seen.final_url))
        return None

    async with WebServer(routes) as server:
        settings = replace(settings, connect_to=(server.detour(), *settings.connect_to))
        async with Network(settings) as network:
            result = await crawl(site, settings, network, visit, lambda url, done: None)
    return Done(result, visited, server.paths, server)
