"""What the page says at the top."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from channelaudit.model import Crawl, Grade
from channelaudit.reports.common.page.ranking import ranked
from channelaudit.reports.common.page.summary import first_steps, sentences, warnings
from reports.large import SITE, large
from reports.sample import report
from reports.views import VOICE, found, sections, with_findings


def test_three_sentences() -> None:
    shown = large(30)
    assert [VOICE.say(each) for each in sentences(shown, ranked(shown))] == [
        "Of the 34 channels that the site shows, 8 lead customers nowhere.",
        "What matters most: Customers who use dzial0@sklep-rower.example get nowhere: fault 0.",
        "In all there are 20 errors, 6 warnings and 4 notes.",
    ]


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["works", "works"], "All 2 channels that the site shows are proved to work."),
        (["works"], "The one channel that the site shows is proved to work."),
        (
            ["works", "works", "unchecked"],
            "2 of the 3 channels that the site shows are proved to work, and none is broken.",
        ),
        (["works", "unverified"], "1 of the 2 channels that the site shows is proved to work, and none is broken."),
        (["unverified", "unchecked"], "The site shows 2 channels, and none is broken as far as could be told."),
        (["broken", "works"], "Of the 2 channels that the site shows, 1 leads customers nowhere."),
        ([], "The site shows no way to reach the shop."),
    ],
)
def test_how_customers_fare(verdicts: list[Any], said: str) -> None:
    channels = report().channels[: len(verdicts)]
    shown = replace(
        report(), channels=channels, verdicts=dict(zip((c.id for c in channels), verdicts, strict=True)), judgements=()
    )
    told = sentences(shown, ranked(shown))
    assert VOICE.say(told[0]) == said
    assert VOICE.say(told[1]) == "No fault was found in them." or not verdicts


def test_a_site_that_could_not_be_read_has_no_sentences_but_a_warning() -> None:
    shown = replace(report(), crawl=Crawl(SITE), channels=(), judgements=(), letter="")
    assert sentences(shown, ()) == ()
    assert VOICE.say(warnings(shown)[0]).startswith("No page of the site could be read")
    assert sections(shown)["summary"].letter == ""


def test_an_incomplete_crawl_is_said_at_the_top() -> None:
    shown = replace(report(), crawl=replace(report().crawl, complete=False))
    assert VOICE.say(warnings(shown)[0]).startswith("The crawl is not complete")


def test_what_to_do_first_takes_one_rule_of_each_subject_in_turn_and_no_notes() -> None:
    rules = ("email-a", "email-b", "email-c", "phone-a", "form-a", "chat-a")
    shown = with_findings(*map(found, rules), found("email-a", subject="b"), found("tls-note", "note"))
    steps = first_steps(shown, ranked(shown), VOICE)
    assert [step.title for step in steps] == ["email-a", "phone-a", "form-a", "chat-a", "email-b"]
    assert steps[0].more == "and 1 more like it"
    assert first_steps(with_findings(), (), VOICE) == ()


def test_errors_come_before_warnings_of_other_subjects() -> None:
    shown = with_findings(found("email-a"), found("email-b"), found("phone-a", "warning"))
    assert [step.title for step in first_steps(shown, ranked(shown), VOICE)] == ["email-a", "email-b", "phone-a"]


def test_a_site_that_could_not_be_read_has_no_grades_and_no_empty_list_of_pages() -> None:
    shown = replace(large(3), crawl=replace(large(3).crawl, pages=()), judgements=())
    found = sections(shown)
    assert found["summary"].grades == ()
    assert "pages" not in found


def test_the_letters_of_a_saved_audit_are_anybodys() -> None:
    shown = replace(large(3), letter="\ud800", subjects={"email": Grade(3, "\ud800\x1b")})
    summary = sections(shown)["summary"]
    assert (summary.letter, [grade.letter for grade in summary.grades]) == ("\\ud800", ["\\ud800\\x1b"])
