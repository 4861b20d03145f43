from __future__ import annotations

from builders import channel, crawl, judged, malformed


def test_missing() -> None:
    judgement = judged("hours-missing")
    assert judgement.status == "failed"
    assert judgement.findings[0].severity == "warning"


def test_missing_passes_with_hours_of_any_kind() -> None:
    assert judged("hours-missing", channel("hours", "Mo-Fr 09:00-17:00")).status == "passed"
    assert judged("hours-missing", malformed("hours", "{{ hours }}", "unfilled")).status == "passed"


def test_missing_is_undetermined_after_an_incomplete_crawl() -> None:
    assert judged("hours-missing", crawl(complete=False)).status == "undetermined"
