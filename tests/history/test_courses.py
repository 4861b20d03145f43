from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import CONTACT, SITE, failure, page
from channelaudit.history.courses import View, advance
from channelaudit.model import Course, Crawl, Report, Status, Streak, Unsure
from history.reports import MAIL, crawl, fault, night, report

RULE = "email-mailbox-missing"
UNREAD = crawl(page(status=0, error=failure()), complete=False)
GOODS = SITE + "rower-7"

Night = Literal["fails", "passes", "doubt", "blind", "left out"]


def course(new: Report, rule: str = RULE, subject: str = MAIL, *pages: str) -> Course:
    return View.of(new).course(rule, subject, pages or (CONTACT,))


@pytest.mark.parametrize(
    ("status", "expected"),
    [("passed", "fixed"), ("undetermined", "unseen"), ("crashed", "unseen"), ("not-applicable", "unseen")],
)
def test_a_fault_is_fixed_only_by_a_rule_that_came_to_a_result(status: Status, expected: Course) -> None:
    assert course(report(statuses={RULE: status})) == expected


def test_a_rule_that_did_not_run_fixes_nothing() -> None:
    assert course(report()) == "unseen"


def test_a_site_that_could_not_be_read_fixes_nothing() -> None:
    assert course(report(statuses={RULE: "passed"}, visited=UNREAD)) == "unseen"


def test_one_channel_in_doubt_does_not_spoil_the_others() -> None:
    other = fault(RULE, "email:other@sklep-rower.example")
    unsure = [(RULE, Unsure(MAIL, failure(MAIL)))]
    assert course(report(other, unsure=unsure)) == "unseen"
    assert course(report(other, unsure=unsure), RULE, "email:third@sklep-rower.example") == "fixed"


def test_a_silenced_rule_still_sees() -> None:
    assert course(report(muted=(fault(RULE, "email:other@sklep-rower.example"),))) == "fixed"


def test_what_no_longer_applies_is_fixed_where_the_channel_is_gone_for_good() -> None:
    gone = report(statuses={RULE: "not-applicable"}, verdicts={})
    assert course(gone) == "fixed"
    assert course(report(statuses={RULE: "not-applicable"}, verdicts={}, visited=crawl(complete=False))) == "unseen"
    assert course(gone, "tls-expired", "sklep-rower.example") == "unseen"


@pytest.mark.parametrize(
    ("visited", "pages", "expected"),
    [
        (crawl(), (CONTACT,), "fixed"),
        (crawl(page(), page(CONTACT, "contact", 0, failure(CONTACT))), (CONTACT,), "unseen"),
        (crawl(page(), page(CONTACT, "contact", 0, failure(CONTACT))), (SITE, CONTACT), "unseen"),
        (crawl(page(), page(CONTACT, "contact", 404, failure(CONTACT, "status"))), (CONTACT,), "fixed"),
        (crawl(page(), page(CONTACT, "contact", 500, failure(CONTACT, "status"))), (CONTACT,), "unseen"),
        (crawl(page(), page(CONTACT, "contact", 503, failure(CONTACT, "status"))), (CONTACT,), "unseen"),
        (crawl(page(), failures=(failure(CONTACT),)), (CONTACT,), "unseen"),
        (crawl(page(), skipped=(GOODS,)), (GOODS,), "unseen"),
        (crawl(page(), skipped=(GOODS,)), (SITE, GOODS), "fixed"),
        (crawl(page()), (GOODS,), "fixed"),
        (crawl(page(), complete=False), (GOODS,), "unseen"),
        (crawl(page(), skipped=tuple(f"{SITE}{n}" for n in range(100))), (GOODS,), "unseen"),
    ],
)
def test_a_fault_is_fixed_only_where_somebody_looked(visited: Crawl, pages: tuple[str, ...], expected: Course) -> None:
    assert course(report(statuses={RULE: "passed"}, visited=visited), RULE, MAIL, *pages) == expected


def after(nights: Sequence[Night]) -> Streak | None:
    streak: Streak | None = None
    for number, kind in enumerate(nights, 1):
        made = {
            "fails": report(fault(RULE)),
            "passes": report(statuses={RULE: "passed"}),
            "doubt": report(statuses={RULE: "undetermined"}),
            "blind": report(visited=UNREAD),
            "left out": report(),
        }[kind]
        view = View.of(made)
        streak = advance(streak, next(iter(view.found.values()), None), view, night(number))
    return streak


NIGHTS: st.SearchStrategy[Night] = st.sampled_from(["fails", "passes", "doubt", "blind", "left out"])


@given(st.lists(NIGHTS, max_size=20))
def test_what_could_not_be_told_neither_breaks_nor_mends_a_streak(nights: list[Night]) -> None:
    told = [kind for kind in nights if kind in ("fails", "passes")]
    full, short = after(nights), after(told)
    assert (full.fails if full else 0) == (short.fails if short else 0)
    in_a_row = next((n for n, kind in enumerate(reversed(told)) if kind == "passes"), len(told))
    assert (full.fails if full else 0) == in_a_row


@given(st.lists(NIGHTS, max_size=20))
def test_a_streak_says_when_it_was_seen_first_and_last(nights: list[Night]) -> None:
    failed = [number for number, kind in enumerate(nights, 1) if kind == "fails"]
    streak = after(nights)
    if not failed:
        assert streak is None
        return
    assert streak is not None
    assert (streak.first_seen, streak.last_seen) == (night(failed[0]), night(failed[-1]))
    later = [kind for kind in nights[failed[-1] :] if kind != "fails"]
    assert streak.course == ("open" if not later else "fixed" if "passes" in later else "unseen")


SURE, UNSURE = report(fault(RULE)), report(replace(fault(RULE), confirmations=1, needed=3))
SILENT, MENDED = report(muted=(fault(RULE),)), report(statuses={RULE: "passed"})


@pytest.mark.parametrize(
    ("nights", "told"),
    [
        pytest.param((SURE,), True, id="confirmed"),
        pytest.param((UNSURE, UNSURE), False, id="never confirmed"),
        pytest.param((SURE, UNSURE), True, id="once confirmed"),
        pytest.param((SURE, report(visited=UNREAD), report()), True, id="nobody could tell"),
        pytest.param((SURE, SILENT), False, id="silenced"),
        pytest.param((SILENT, SURE), True, id="no longer silenced"),
        pytest.param((SURE, MENDED), False, id="mended"),
        pytest.param((SURE, MENDED, UNSURE), False, id="back again"),
    ],
)
def test_a_streak_says_whether_it_was_told(nights: tuple[Report, ...], told: bool) -> None:
    streak: Streak | None = None
    for number, made in enumerate(nights, 1):
        view = View.of(made)
        streak = advance(streak, next(iter(view.found.values()), None), view, night(number))
    assert streak is not None
    assert streak.told is told
