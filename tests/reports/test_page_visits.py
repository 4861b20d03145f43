"""What the page says of questions that stayed open, of pages and of requests."""

from __future__ import annotations

from dataclasses import replace

from channelaudit.model import Failure, Message
from channelaudit.reports.common.page.visits import open_questions, pages, requests
from reports.large import large
from reports.sample import report
from reports.views import VOICE


def test_what_stayed_open_is_grouped_by_reason() -> None:
    body = open_questions(large(1), VOICE)
    assert [(reason.title, len(reason.doubts)) for reason in body.reasons] == [
        ("No answer in time", 3),
        ("Asked to come back later", 2),
        ("Only for those who log in", 2),
    ]
    assert body.rules == ("email-mailbox-full",)
    assert open_questions(report("x"), VOICE).crashes == ("the rule tls-missing crashed: ValueError: x",)


def test_failures_beyond_thirty_are_counted() -> None:
    failures = tuple(Failure("crawl", str(number), "timeout", Message("no")) for number in range(33))
    [reason] = open_questions(replace(report(), failures=failures), VOICE).reasons
    assert (len(reason.doubts), reason.more) == (30, "and 3 more")


def test_pages_and_requests() -> None:
    shown = large(1)
    home, _, _, gone, *_ = pages(shown, VOICE).rows
    assert (home.status, home.size, home.seconds, home.good) == ("200", "51.2 kB", "0.31 s", True)
    assert (gone.status, gone.good) == ("the page answered with status 404", False)
    assert pages(shown, VOICE).skipped == "1 address was seen and not visited."
    assert requests(shown, VOICE).rows == (("sklep-rower.example", "1,012"), ("poczta.sklep-rower.example", "4"))
    assert requests(shown, VOICE).total == "1,016"
