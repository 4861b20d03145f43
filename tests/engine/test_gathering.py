"""The whole of gathering, on the sample shop: interrupted, out of time, read again."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from channelaudit.config.settings import Settings
from channelaudit.demo import DemoShop
from channelaudit.engine.pipeline import assess, audit, gather
from channelaudit.model import Evidence

QUICK = Settings(checks=("certificate", "mail_domain"), fail_on="never")


async def gathered(settings: Settings, stop: asyncio.Event | None = None) -> Evidence:
    async with DemoShop() as shop:
        return await gather(shop.site, shop.settings(settings), None, stop)


class StopsAt:
    """Progress that ends the audit at the third page."""

    def __init__(self, stop: asyncio.Event) -> None:
        self.stop = stop

    def page(self, done: int, known: int, url: str) -> None:
        if done >= 3:
            self.stop.set()

    def step(self, name: str, done: int, total: int) -> None:
        raise AssertionError(name)  # checks have no business after an interruption


async def test_the_sample_shop_is_gathered_whole() -> None:
    evidence = await gathered(QUICK)
    assert evidence.crawl.complete
    assert evidence.context.country == "PL"
    assert {c.kind for c in evidence.channels} >= {"email", "phone", "form", "address", "registration", "social"}
    assert {o.check for o in evidence.observations} == {"certificate", "mail_domain"}
    assert evidence.gathered_at.endswith("Z")


async def test_an_interruption_keeps_what_was_read_and_says_so() -> None:
    stop = asyncio.Event()
    async with DemoShop() as shop:
        settings = replace(shop.settings(QUICK), jobs=1)
        evidence = await gather(shop.site, settings, StopsAt(stop), stop)
    assert 3 <= len(evidence.crawl.pages) < 8
    assert not evidence.crawl.complete
    assert any("interrupted" in str(failure.detail) for failure in evidence.failures)
    assert any(c.kind == "email" for c in evidence.channels)


async def test_a_deadline_leaves_a_report_without_false_absence() -> None:
    evidence = await gathered(replace(QUICK, deadline=0.01))
    report = assess(evidence, QUICK)
    absent = {"email-missing", "phone-missing", "address-missing", "hours-missing", "findability-contact-absent"}
    assert not evidence.crawl.complete
    assert absent & {finding.rule for finding in report.findings} == set()
    assert "undetermined" in {judgement.status for judgement in report.judgements if judgement.rule in absent}


async def test_the_users_country_beats_the_one_worked_out() -> None:
    evidence = await gathered(replace(QUICK, country="cz"))
    assert evidence.context.country == "CZ"
    assert evidence.context.countries[0] == "CZ"
    assert tuple(map(str, evidence.context.reasons)) == ("chosen with --country",)


async def test_audit_is_gather_and_assess() -> None:
    async with DemoShop() as shop:
        report = await audit(shop.site, shop.settings(QUICK))
    assert report.verdicts["email:oferty@rowery-hurtownia.example"] == "broken"
    assert report.verdicts["phone:+48512345098"] == "unchecked"
    assert 0 < report.score < 100
