"""The pages about many sites: what they say, in words and numbers."""

from __future__ import annotations

import re

from channelaudit.model import Message
from channelaudit.reports import RenderOptions
from channelaudit.reports.portfolio.model import Fault, Portfolio, Row
from channelaudit.reports.portfolio.page import html

NASTY = "<img src=x onerror=alert(1)>"


def portfolio() -> Portfolio:
    return Portfolio(
        rows=(
            Row("Zero", "https://a.example/", "sites/1.html", ("x", "y"), "PL", 91, "B", broken=0, trend=(50, 70, 91)),
            Row("https://b.example/", "https://b.example/", "sites/2.html", ("y",), "CZ", 40, "E", broken=2, errors=3),
            Row(NASTY, "https://c.example/", "", reason=Message("the host {host} does not exist", host=NASTY)),
        ),
        faults=(Fault("email-missing", "No e-mail address", "error", 2), Fault("hours-missing", "No hours", "note", 1)),
        made_at="2026-11-22T09:00:00Z",
    )


def test_what_stands_there_without_any_script() -> None:
    page = html(portfolio(), RenderOptions())
    rows = re.findall(r"<tr data-state=\"(\w+)\" data-score=\"(\d*)\"", page)
    assert rows == [("fine", "91"), ("broken", "40"), ("failed", "")]
    assert "2026-11-22: sites 3, with broken channels 1, could not be audited 1, mean score 66" in page
    assert "3 audits, score from 50 to 91" in page
    assert "2 sites (67 %)" in page
    assert 'href="sites/2.html"' in page
    assert NASTY not in page


def test_an_empty_portfolio() -> None:
    page = html(Portfolio((), (), "2026-11-22T09:00:00Z"), RenderOptions())
    assert "mean score –" in page
    assert "No fault was found." in page


def test_its_policy_permits_its_own_script_alone() -> None:
    page = html(portfolio(), RenderOptions())
    policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)[0]
    assert policy.count("sha256-") == 2
    assert "unsafe" not in policy
    assert page.count("<script") == 1
    assert re.findall(r"(?:src|href)=\"(?!sites/|#)", page) == []
