from __future__ import annotations

import json
from typing import Any

import pytest

from builders import CONTACT, failure, page
from channelaudit.history.comparing import compare
from channelaudit.model import Crawl, Difference, SiteContext, VerdictChange
from channelaudit.reports import RenderOptions
from channelaudit.reports.over_time.difference import RENDERERS
from history.reports import MAIL, crawl, fault, night, report

PHONE = "phone:+48221234567"
NASTY = "email:<script>alert(1)</script>\x1b[31m@sklep-rower.example"


def sample() -> Difference:
    old = report(
        fault(), fault("hours-missing", "https://sklep-rower.example/", "warning"), fault("tls-expired", "a.example"),
        verdicts={MAIL: "broken", PHONE: "works"},
    )  # fmt: skip
    new = report(
        fault("email-mailbox-missing", NASTY),
        fault("tls-expired", "a.example"),
        at=night(2),
        statuses={"hours-missing": "undetermined"},
        verdicts={MAIL: "works", NASTY: "broken"},
        rule_titles={"tls-expired": "The certificate has expired"},
    )
    return compare(old, new)


def test_one_fix_does_not_hide_one_new_fault() -> None:
    found = sample()
    assert [f.problem.subject for f in found.appeared_findings] == [NASTY]
    assert [f.problem.subject for f in found.fixed] == [MAIL]
    assert [f.rule for f in found.open] == ["tls-expired"]
    assert [f.rule for f in found.unseen] == ["hours-missing"]
    assert found.verdicts == (VerdictChange(MAIL, "broken", "works"),)
    assert (found.appeared, found.gone, found.missed) == ((NASTY,), (PHONE,), ())


def test_a_channel_on_a_page_that_did_not_answer_is_not_gone() -> None:
    dark = crawl(page(), page(CONTACT, "contact", 0, failure(CONTACT)), complete=False)
    found = compare(report(verdicts={PHONE: "works"}), report(at=night(2), verdicts={}, visited=dark))
    assert (found.gone, found.missed) == ((), (PHONE,))


def test_addresses_without_a_site_are_compared_too() -> None:
    alone: dict[str, Any] = {"visited": Crawl("2 addresses", complete=True), "site": SiteContext("", "", "")}
    found = compare(
        report(fault(), **alone), report(at=night(2), statuses={"email-mailbox-missing": "passed"}, **alone)
    )
    assert [finding.problem.subject for finding in found.fixed] == [MAIL]
    assert found.unseen == ()


def test_what_the_settings_silence_is_no_news() -> None:
    found = compare(report(fault()), report(at=night(2), muted=(fault(),)))
    assert (found.appeared_findings, found.fixed, found.unseen) == ((), (), ())
    back = compare(report(muted=(fault(),)), report(fault(), at=night(2)))
    assert back.appeared_findings == ()


@pytest.mark.parametrize("name", RENDERERS)
def test_every_format_tells_everything_and_is_harmless(name: str) -> None:
    shown = RENDERERS[name](sample(), RenderOptions())
    for expected in ("tls-expired", "hours-missing", PHONE, "email-mailbox-missing"):
        assert expected in shown or expected.replace("+", "&#43;") in shown
    assert "\x1b" not in shown
    if name == "html":
        assert "<script>alert" not in shown
        assert "default-src &#39;none&#39;" in shown
    if name == "json":
        content = json.loads(shown)
        assert content["schema"] == "channelaudit/diff/1"
        assert [f["subject"] for f in content["findings"]["fixed"]] == [MAIL]
        assert content["verdicts"] == [{"channel": MAIL, "before": "broken", "after": "works"}]


@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_nothing_is_said_to_have_changed_where_nothing_has(name: str) -> None:
    assert "Nothing has changed." in RENDERERS[name](compare(report(), report(at=night(2))), RenderOptions())


def test_ascii_is_enough() -> None:
    assert RENDERERS["terminal"](sample(), RenderOptions(ascii=True)).isascii()
    assert "\x1b[31m" in RENDERERS["terminal"](sample(), RenderOptions(colour=True))
