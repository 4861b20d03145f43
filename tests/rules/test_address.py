from __future__ import annotations

from builders import channel, crawl, judged, malformed


def test_missing() -> None:
    judgement = judged("address-missing")
    assert judgement.status == "failed"
    assert judgement.findings[0].severity == "error"


def test_missing_passes_with_any_address() -> None:
    assert judged("address-missing", channel("address", "ul. Rowerowa 1, 00-001 Warszawa")).status == "passed"
    assert judged("address-missing", malformed("address", "{{ address }}", "unfilled")).status == "passed"


def test_missing_does_not_take_a_couriers_address_for_the_shops() -> None:
    couriers = channel("address", "ul. Paczkowa 2, 00-002 Warszawa", owner="other")
    assert judged("address-missing", couriers).status == "failed"


def test_missing_is_undetermined_after_an_incomplete_crawl() -> None:
    assert judged("address-missing", crawl(complete=False)).status == "undetermined"
