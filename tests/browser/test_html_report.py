"""The HTML report in a real browser: Debian's Chromium, driven by playwright, searched by axe-core."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, Request, async_playwright
from pypdf import PdfReader

from channelaudit.config.brand import Brand
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.html import render
from reports.large import large
from reports.sample import NASTY, report

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("browser")]
Open = Callable[..., AbstractAsyncContextManager[Page]]

TEXTS = {"email-domain-gone": "What.\n\n## Why it matters\n\nHidden in a box."}
BRAND = Brand(company="Audyt", client="Rower", colour="#ffd400", intro="**Dear** [you](https://a.example)", contact="x")
LOGO = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='60' height='20'/%3E"
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FINDINGS = 13


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield launched
        await launched.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render(large(FINDINGS), RenderOptions(rule_texts=TEXTS, brand=BRAND, logo=LOGO)), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Open:
    """Opens a page; fails at its end if it had anything to say to the console or asked for anything."""

    @asynccontextmanager
    async def open_(path: Path = file, scheme: Any = "light", width: int = 1280, **context: Any) -> AsyncIterator[Page]:
        tab = await browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, **context)
        page = await tab.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda request: asked.extend(_outside(request, path)))
        await page.goto(path.as_uri())
        yield page
        await tab.close()
        assert (said, asked) == ([], [])

    return open_


def _outside(request: Request, path: Path) -> list[str]:
    url = request.url.partition("#")[0]
    return [] if url == path.as_uri() or url.startswith("data:") else [url]


async def shown(page: Page) -> int:
    return await page.locator("article:visible").count()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(opened: Open, scheme: str, width: int, tmp_path: Path) -> None:
    async with opened(scheme=scheme, width=width) as page:
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        await page.evaluate("for (const box of document.querySelectorAll('details')) box.open = true")
        results = await Axe().run(page, options=AXE)
        await page.screenshot(path=tmp_path / f"{scheme}-{width}.png", full_page=True)
    faults = {fault["id"]: [node["html"] for node in fault["nodes"]] for fault in results.response["violations"]}
    assert faults == {}
    assert len(results.response["passes"]) > 30
    assert (tmp_path / f"{scheme}-{width}.png").stat().st_size > 50_000


async def test_axe_would_find_something(opened: Open, file: Path) -> None:
    bad = file.with_name("bad.html")
    bad.write_text("<title>x</title><p style='color:#ccc'>pale<img src='data:,'>", encoding="utf-8")
    async with opened(bad) as page:
        results = await Axe().run(page, options=AXE)
    assert {fault["id"] for fault in results.response["violations"]} >= {"color-contrast", "image-alt", "html-has-lang"}


async def test_the_schemes_differ(opened: Open) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        async with opened(scheme=scheme) as page:
            grounds.append(await page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(244, 246, 248)", "rgb(16, 21, 28)"]


async def test_filters_by_mouse(opened: Open) -> None:
    async with opened() as page:
        assert await shown(page) == FINDINGS
        await page.get_by_label("Note").click()
        assert await shown(page) == 11
        await page.get_by_label("Subject").select_option("phone")
        assert await page.locator("article:visible").get_by_text("Customers who").count() == 1
        assert await page.get_by_role("status").inner_text() == f"1 of {FINDINGS} shown"
        await page.get_by_label("Error").click()
        assert await page.get_by_text("No finding is left under this choice.").is_visible()


async def test_filters_by_keyboard(opened: Open) -> None:
    async with opened() as page:
        await page.get_by_label("Error").focus()
        await page.keyboard.press("Space")
        assert await shown(page) == 5
        await page.keyboard.press("Tab")
        await page.keyboard.press("Space")
        assert await shown(page) == 2
        ring = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert ring == "solid"


async def test_the_first_key_leads_past_the_head(opened: Open) -> None:
    async with opened() as page:
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.textContent") == "Skip to the report"
        await page.keyboard.press("Enter")
        assert await page.evaluate("document.activeElement.id") == "report"


async def test_a_link_shows_what_the_filter_hides(opened: Open) -> None:
    async with opened() as page:
        await page.get_by_label("Error").click()
        assert await shown(page) == 5
        await page.locator("#first a").first.click()
        assert await shown(page) == FINDINGS
        assert await page.locator("article:target").is_visible()
        await page.locator("a", has_text="About this rule").first.click()
        assert await page.get_by_text("Hidden in a box.").is_visible()


async def test_everything_is_there_without_scripts(opened: Open) -> None:
    async with opened(java_script_enabled=False) as page:
        assert await shown(page) == FINDINGS
        assert not await page.locator("#filter").is_visible()
        await page.locator("summary", has_text="About this rule").first.click()
        assert await page.get_by_text("Hidden in a box.").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
async def test_paper_shows_what_is_folded_away(opened: Open, scripts: bool, tmp_path: Path) -> None:
    async with opened(java_script_enabled=scripts, scheme="dark") as page:
        await page.emulate_media(media="print")
        await page.screenshot(path=tmp_path / "print.png", full_page=True)
        printed = PdfReader(io.BytesIO(await page.pdf(format="A4")))
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert "Hidden in a box." in text
    assert f"fault {FINDINGS - 1}" in text
    assert "All subjects" not in text


async def test_the_policy_holds_even_against_the_page_itself(browser: Browser, file: Path) -> None:
    async with await browser.new_context() as tab:
        page = await tab.new_page()
        failed: list[str | None] = []
        page.on("requestfailed", lambda request: failed.append(request.failure))
        await page.goto(file.as_uri())
        await page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<img src=http://127.0.0.1:9/ onerror=window.owned=1>')"
        )
        await page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'owned=2'}))")
        await page.wait_for_timeout(100)
        assert await page.evaluate("window.owned") is None
        assert failed == ["csp"]


async def test_a_nasty_site_does_nothing(opened: Open, file: Path) -> None:
    nasty = file.with_name("nasty.html")
    markup = "<img src=http://127.0.0.1:9/ onerror=alert(1)><script>alert(2)</script>"
    nasty.write_text(render(report(f"{NASTY}{markup}"), RenderOptions()), encoding="utf-8")
    async with opened(nasty) as page:
        assert await page.locator("main img, main script").count() == 0
        assert await page.get_by_text("alert(2)").count() > 0


@pytest.mark.parametrize("width", [360, 1280])
async def test_long_words_stay_in_the_page(opened: Open, file: Path, width: int) -> None:
    long = file.with_name("long.html")
    brand = Brand(company="x" * 300, client="y" * 300, intro="z" * 300)
    long.write_text(render(report("w" * 2000), RenderOptions(brand=brand)), encoding="utf-8")
    async with opened(long, width=width) as page:
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
