"""A batch of sixty shops, some dead, hanging, hostile, says of each what an audit of that shop alone says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from batch_street import Doors, sites
from channelaudit.config.settings import Settings
from channelaudit.engine.pipeline import audit
from channelaudit.engine.saved import report_of
from channelaudit.history import Store
from channelaudit.history.batches import Batches
from channelaudit.model import Report
from cli.program import channelaudit

SHOPS = 60
AT_ONCE = 12


async def one_by_one(settings: Settings) -> list[Report]:
    """Each alone, with nothing in common; several at a time only because the dead ones take long to find dead."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> Report:
        async with gate:
            return await audit(f"https://shop{number}.example/", settings)

    return await asyncio.gather(*map(one, range(SHOPS)))


def said(report: Report) -> dict[str, Any]:
    """What must not depend on the company in which a shop is audited."""
    return {
        "channels": sorted(channel.id for channel in report.channels),
        "verdicts": dict(sorted(report.verdicts.items())),
        "findings": sorted((f.fingerprint, f.severity, str(f.problem.message)) for f in report.findings),
        "judgements": sorted((j.rule, str(j.status)) for j in report.judgements),
        "pages": sorted((page.final_url, page.status) for page in report.crawl.pages),
        "failures": sorted({(f.step, f.subject, f.kind) for f in report.failures}),
        "score": report.score,
        "complete": report.crawl.complete,
        "country": report.site.country,
    }


async def test_a_batch_says_what_single_audits_say(open_street: Callable[..., Doors], tmp_path: Path) -> None:
    street = open_street(shops=SHOPS, troubled=5)
    alone = await one_by_one(street.settings(deadline=30.0))
    (tmp_path / "sites.txt").write_text(sites(range(SHOPS)))
    options = ("--store=s.sqlite", "--workers=2", *street.options(deadline="30"))
    ended = await asyncio.to_thread(channelaudit, "batch", "sites.txt", *options, cwd=tmp_path)
    assert ended.code == 3, ended.err
    with Batches.open(tmp_path / "s.sqlite") as batches, Store.open(tmp_path / "s.sqlite") as store:
        listed = list(batches.sites(1))
        together = [report_of(store.path, store.audit_json(site.audit or 0) or b"") for site in listed]
    assert [site.url for site in listed] == [f"https://shop{number}.example/" for number in range(SHOPS)]
    assert sum(site.state == "failed" for site in listed) >= 8
    assert [(site.url, site.same) for site in listed if site.state == "same"] == [("https://shop59.example/", 0)]
    for one, other in zip(alone, together, strict=True):
        assert said(one) == said(other), one.crawl.site
