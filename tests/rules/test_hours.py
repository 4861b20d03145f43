from __future__ import annotations

from dataclasses import replace

import pytest

from builders import CONTACT, SITE, channel, crawl, judged, malformed, message, page, seen
from channelaudit.model import Channel, Sighting


def test_missing() -> None:
    judgement = judged("hours-missing")
    assert judgement.status == "failed"
    assert judgement.findings[0].severity == "warning"


def test_missing_passes_with_hours_of_any_kind() -> None:
    assert judged("hours-missing", channel("hours", "Mo-Fr 09:00-17:00")).status == "passed"
    assert judged("hours-missing", malformed("hours", "{{ hours }}", "unfilled")).status == "passed"


def test_missing_is_undetermined_after_an_incomplete_crawl() -> None:
    assert judged("hours-missing", crawl(complete=False)).status == "undetermined"


def hours(value: str, *sightings: Sighting, purpose: str = "any", **attributes: str) -> Channel:
    return channel("hours", value, *sightings, **{"for": purpose, **attributes})


@pytest.mark.parametrize(
    "value",
    ["Mo-Fr 17:00-09:00", "Mo-Fr 09:00-05:00", "Mo-Fr 10:00-08:00", "18:00-08:00", "Mo-Fr 08:00-16:00,09:00-17:00"],
)
def test_impossible(value: str) -> None:
    judgement = judged("hours-impossible", hours(value))
    assert value in message(judgement)
    assert judgement.findings[0].severity == "error"


@pytest.mark.parametrize(
    "value",
    [
        "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off",
        "Fr-Sa 18:00-02:00",
        "Mo-Su 10:00-02:00",
        "22:00-06:00",
        "24/7",
        "Mo-Fr 08:00-12:00,13:00-17:00",
        "unreadable",
    ],
)
def test_possible(value: str) -> None:
    assert judged("hours-impossible", hours(value)).status == "passed"


def test_impossible_as_written() -> None:
    assert "“Pn-Pt 9:00-25:00”" in message(judged("hours-impossible", malformed("hours", "Pn-Pt 9:00-25:00", "syntax")))
    assert "two times" in message(judged("hours-impossible", malformed("hours", "Pn 9:00-17:00, Pn 8:00", "twice")))
    assert judged("hours-impossible").status == "not-applicable"


FOOTER, MAIN = seen(region="footer"), seen(region="main", on=CONTACT)
DATA = seen(region="data", source="json-ld")


def test_differ_between_footer_and_contact_page() -> None:
    judgement = judged("hours-differ", hours("Mo-Fr 09:00-17:00", FOOTER), hours("Mo-Fr 08:00-16:00", MAIN))
    assert message(judgement) == (
        "Customers read Mo-Fr 09:00-17:00 in one place and Mo-Fr 08:00-16:00 in another "
        "(Monday, Tuesday, Wednesday, Thursday, Friday differ)."
    )
    assert {s.region for s in judgement.findings[0].problem.sightings} == {"footer", "main"}


def test_differ_from_structured_data_by_a_day() -> None:
    text = hours("Mo-Fr 09:00-17:00; Sa 09:00-13:00", MAIN)
    assert "(Saturday differ)" in message(judged("hours-differ", text, hours("Mo-Fr 09:00-17:00", DATA)))


@pytest.mark.parametrize(
    "found",
    [
        (hours("Mo-Fr 09:00-17:00", FOOTER, MAIN),),
        (hours("Mo-Fr 09:00-17:00", FOOTER), hours("Mo-Fr 09:00-17:00; Sa 09:00-13:00; Su off", MAIN)),
        (hours("09:00-17:00", FOOTER), hours("Mo-Fr 09:00-17:00", MAIN)),
        (hours("Mo-Fr 09:00-17:00", FOOTER), hours("Mo-Fr 09:00-17:00; PH off", DATA)),
        (hours("Mo-Fr 09:00-17:00", FOOTER, purpose="phone"), hours("Mo-Sa 10:00-20:00", MAIN, purpose="shop")),
        (hours("Mo-Fr 09:00-17:00", FOOTER), hours("24/7", MAIN)),
        (hours("Mo-Fr 09:00-17:00", FOOTER), hours("Mo-Fr 08:00-16:00", MAIN, owner="other")),
        (hours("Mo-Fr 09:00-17:00", FOOTER), hours("Mo-Fr 08:00-16:00", MAIN), hours("Mo-Su 10:00-22:00", MAIN)),
        (hours("Mo-Fr 09:00-17:00", FOOTER), hours("Mo-Fr 08:00-16:00", seen(region="main", on=f"{SITE}salon"))),
    ],
    ids=[
        "same",
        "a-day-more",
        "days-not-named",
        "holidays",
        "purposes",
        "round-the-clock",
        "owner",
        "branches",
        "page",
    ],
)
def test_hours_that_do_not_differ(found: tuple[Channel, ...]) -> None:
    assert judged("hours-differ", *found).status == "passed"


def test_pages_in_another_language_may_have_other_hours() -> None:
    english = replace(page(f"{SITE}en/contact", "contact"), language="en")
    other = hours("Mo-Fr 08:00-16:00", seen(region="main", on=english.url))
    there = crawl(page(), page(CONTACT, "contact"), english)
    assert judged("hours-differ", hours("Mo-Fr 09:00-17:00", FOOTER), other, there).status == "passed"


def test_time_zone_missing() -> None:
    rule, stated = "hours-time-zone-missing", hours("Mo-Fr 09:00-17:00")
    abroad = judged(rule, stated, channel("delivery", "DE"))
    assert abroad.findings[0].severity == "warning"
    assert judged(rule, stated, country="US").findings[0].severity == "note"
    assert judged(rule, stated).status == "not-applicable"
    named = hours("Mo-Fr 09:00-17:00", time_zone="CET")
    assert judged(rule, named, channel("delivery", "DE")).status == "passed"
    assert judged(rule, hours("24/7"), channel("delivery", "DE")).status == "passed"


def test_a_shop_with_terms_in_another_language_sells_abroad() -> None:
    pages = [replace(page(f"{SITE}de/{role}", role), language="de") for role in ("contact", "terms")]
    rule, stated = "hours-time-zone-missing", hours("Mo-Fr 09:00-17:00")
    assert judged(rule, stated, crawl(page(), *pages)).findings[0].severity == "warning"
    assert judged(rule, stated, crawl(page(), pages[0])).status == "not-applicable"


@pytest.mark.parametrize("value", ["2026-01-01", "2026-11-18", "--11-01", "--08-15", "--03-01"])
def test_outdated_notice(value: str) -> None:
    judgement = judged("hours-outdated-notice", channel("notice", value, text="Nieczynne"))  # on 22 November 2026
    assert "“Nieczynne”" in message(judgement)


@pytest.mark.parametrize("value", ["2026-12-31", "2026-11-20", "--12-24", "--01-06", "2026-02-30", "--02-29"])
def test_notices_of_days_to_come(value: str) -> None:
    found = judged("hours-outdated-notice", channel("notice", value, text="Nieczynne"))
    assert found.status == "passed"
