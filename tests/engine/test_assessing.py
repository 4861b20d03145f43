from __future__ import annotations

from builders import crawl, evidence, failure, page
from channelaudit.config.settings import Settings
from channelaudit.engine.assessing import assess


def test_a_site_that_nobody_could_read_has_no_grade() -> None:
    unread = crawl(page(status=0, error=failure(kind="dns")), complete=False)
    report = assess(evidence(unread), Settings())
    assert any(judgement.status == "passed" for judgement in report.judgements)
    assert (report.score, report.letter, report.subjects) == (0, "", {})
