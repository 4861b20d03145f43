"""The pages about more than one audit in a real browser: no fault of accessibility, nothing asked for, nothing said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import async_playwright

from channelaudit.history import Store
from channelaudit.history.comparing import compare
from channelaudit.model import Report
from channelaudit.reports import RenderOptions
from channelaudit.reports.over_time import trend
from channelaudit.reports.over_time.difference import RENDERERS
from history.reports import MAIL, fault, night, report

pytestmark = pytest.mark.xdist_group("browser")
SITE = "https://sklep-rower.example/"
NASTY = "email:<img src=x onerror=alert(1)>@sklep-rower.example"
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def nights() -> list[Report]:
    passed: Any = {"email-mailbox-missing": "passed", "hours-missing": "passed"}
    return [
        report(fault(), fault("hours-missing", SITE, "warning"), at=night(1), verdicts={MAIL: "broken"}),
        report(fault("tls-expired", NASTY), at=night(2), statuses=passed, verdicts={MAIL: "works", NASTY: "broken"}),
        report(at=night(3), statuses={**passed, "tls-expired": "passed"}, score=100, letter="A"),
    ]


def pages(folder: Path) -> dict[str, str]:
    first, second, _ = audits = nights()
    with Store.open(folder / "history.sqlite") as store:
        for each in audits:
            store.add(SITE, each, b"{}")
        shown = trend.html(SITE, store.audits(SITE), store.changes(SITE), {}, RenderOptions())
    return {"trend": shown, "difference": RENDERERS["html"](compare(first, second), RenderOptions())}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(tmp_path: Path, scheme: Any, width: int) -> None:
    said: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        tab = await browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
        for name, content in pages(tmp_path).items():
            file = tmp_path / f"{name}.html"
            file.write_text(content, encoding="utf-8")
            page = await tab.new_page()
            page.on("console", lambda message: said.append(message.text))
            page.on("dialog", lambda dialog: said.append(dialog.message))
            page.on("request", lambda request: said.append(request.url))
            await page.goto(file.as_uri())
            assert said == [file.as_uri()], name
            assert await page.evaluate("document.documentElement.scrollWidth") <= width, name
            results = await Axe().run(page, options=AXE)
            faults = {
                fault["id"]: [node["html"] for node in fault["nodes"]] for fault in results.response["violations"]
            }
            assert faults == {}, name
            said.clear()
        await browser.close()
