"""The portfolio of sixty shops in a real browser: no fault of accessibility, nothing asked for, filters that filter."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, async_playwright

import builders
from channelaudit.batch.portfolio import write_portfolio
from channelaudit.config.settings import Settings
from channelaudit.engine.assessing import assess
from channelaudit.engine.saved import report_of
from channelaudit.history import Store
from channelaudit.history.batches import Batches, Listed, Settled
from channelaudit.model import Report
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render

pytestmark = pytest.mark.xdist_group("browser")
SHOPS = 60
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def audit(number: int, url: str) -> Report:
    channels = [builders.email()] if number % 3 else [builders.phone(), builders.email()]
    report = assess(builders.evidence(*channels), Settings())
    return replace(report, crawl=replace(report.crawl, site=url, final_url=url))


def portfolio(folder: Path) -> Path:
    """Sixty shops: most audited once or twice, every twelfth not at all."""
    path = folder / "history.sqlite"
    sites = [
        Listed(n, f"https://shop{n}.example/", f"Shop {n}" if n % 2 else "", ("bikes",) if n % 5 else ("shoes", "pl"))
        for n in range(SHOPS)
    ]
    failed = '{"text": "the host {host} does not exist", "values": {"host": "nobody.example"}}'
    with Batches.open(path) as batches, Store.open(path) as store:
        for round_, when in enumerate(("2026-11-21T09:00:00Z", "2026-11-22T09:00:00Z")):
            batch = batches.begin("sites.txt", when, sites)
            for site in sites:
                report = audit(site.position + round_, site.url)
                packed = zlib.compress(render(report, RenderOptions()).encode())
                lost = site.position % 12 == 7
                what = Settled("failed", 3, reason=failed) if lost else Settled("done", 0, report, packed)
                batches.settle(batch.id, site.position, what)
        batches.finish(batch.id, "2026-11-22T10:00:00Z")
        assert report_of(path, store.audit_json(1) or b"").crawl.site
        write_portfolio(folder / "portfolio", batches, batch, store, Settings())
    return folder / "portfolio" / "index.html"


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield opened
        await opened.close()


async def shown(page: Page) -> int:
    return int(await page.evaluate("document.querySelectorAll('#table tbody tr:not([hidden])').length"))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_and_nothing_is_asked_for(
    browser: Browser, tmp_path: Path, scheme: Any, width: int
) -> None:
    index = portfolio(tmp_path)
    tab = await browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    said: list[str] = []
    page = await tab.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url))
    await page.goto(index.as_uri())
    assert said == [index.as_uri()]
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    results = await Axe().run(page, options=AXE)
    assert {f["id"]: [node["html"] for node in f["nodes"]] for f in results.response["violations"]} == {}


async def test_the_filters_filter(browser: Browser, tmp_path: Path) -> None:
    page = await browser.new_page()
    await page.goto(portfolio(tmp_path).as_uri())
    assert await shown(page) == SHOPS
    await page.fill("#search", "Shop4 example")
    assert await shown(page) == 11
    await page.fill("#search", "")
    await page.select_option("#state", "failed")
    assert await shown(page) == 5
    await page.select_option("#state", "")
    await page.select_option("#tag", "shoes")
    assert await shown(page) == 12
    assert await page.inner_text("#shown") == "12 of 60 sites"
    await page.fill("#score", "0")
    assert await page.is_visible("#none")
    await page.select_option("#tag", "")
    await page.fill("#score", "")
    await page.click("#table tbody tr:first-child a")
    await page.wait_for_load_state()
    assert "sites/00001" in page.url


async def test_everything_is_there_without_scripts(browser: Browser, tmp_path: Path) -> None:
    tab = await browser.new_context(java_script_enabled=False)
    page = await tab.new_page()
    await page.goto(portfolio(tmp_path).as_uri())
    assert await page.locator("#table tbody tr").count() == SHOPS
    assert not await page.locator("#filter").is_visible()
