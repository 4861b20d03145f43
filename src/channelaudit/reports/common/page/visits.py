"""What was visited and asked, and what could not be determined."""

from __future__ import annotations

from channelaudit.model import Failure, Message, Page, Report
from channelaudit.reports.common.labels import CHECKS, REASONS, ROLES
from channelaudit.reports.common.page.model import Doubt, OpenQuestions, PageRow, Pages, Reason, Requests
from channelaudit.reports.common.page.summary import warnings
from channelaudit.reports.common.page.voice import Voice
from channelaudit.reports.common.places import path

_MOST = 30
"""Failures that are listed of one reason; the rest is counted."""


def open_questions(report: Report, voice: Voice) -> OpenQuestions:
    """What stayed open, by reason, the most frequent first."""
    by_reason: dict[str, list[Failure]] = {}
    for failure in dict.fromkeys((*report.failures, *report.crawl.failures)):
        by_reason.setdefault(failure.kind, []).append(failure)
    reasons = sorted(by_reason.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return OpenQuestions(
        warnings=tuple(voice.say(warning) for warning in warnings(report)),
        reasons=tuple(_reason(kind, failures, voice) for kind, failures in reasons),
        rules=tuple(
            voice.say(Message(report.rule_titles.get(judgement.rule) or judgement.rule))
            for judgement in report.judgements
            if judgement.status == "undetermined"
        ),
        crashes=tuple(
            voice.say(Message("the rule {rule} crashed: {detail}", rule=judgement.rule, detail=judgement.detail))
            for judgement in report.judgements
            if judgement.status == "crashed"
        ),
    )


def pages(report: Report, voice: Voice) -> Pages:
    """Every page with its answer, in the order of the visit."""
    left = len(report.crawl.skipped)
    more = Message.counted(
        "{count} address was seen and not visited.", "{count} addresses were seen and not visited.", left
    )
    return Pages(tuple(_page(page, voice) for page in report.crawl.pages), voice.say(more) if left else "")


def requests(report: Report, voice: Voice) -> Requests:
    """A guest says how often it has knocked, and where; the busiest host first."""
    busiest = sorted(report.crawl.requests, key=lambda entry: (-entry[1], entry[0]))
    return Requests(
        tuple((voice.clean(host), voice.number(count)) for host, count in busiest),
        voice.number(sum(count for _, count in busiest)),
    )


def _reason(kind: str, failures: list[Failure], voice: Voice) -> Reason:
    shown, more = failures[:_MOST], len(failures[_MOST:])
    return Reason(
        title=voice.word(REASONS, kind),
        doubts=tuple(
            Doubt(voice.heading(voice.word(CHECKS, f.step)), voice.clean(f.subject), voice.say(f.detail)) for f in shown
        ),
        more=voice.say(Message.counted("and {count} more", "and {count} more", more)) if more else "",
    )


def _page(page: Page, voice: Voice) -> PageRow:
    return PageRow(
        page=voice.link(page.final_url or page.url, path(page.final_url or page.url)),
        title=voice.clean(page.title),
        language=page.language,
        role=voice.word(ROLES, page.role),
        status=voice.say(page.error.detail) if page.error else str(page.status),
        good=page.error is None,
        size=voice.say(Message("{size} kB", size=voice.number(page.bytes / 1000, 1))) if page.bytes else "",
        seconds=voice.say(Message("{seconds} s", seconds=voice.number(page.seconds, 2))) if page.seconds else "",
    )
