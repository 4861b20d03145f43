"""The counts and the sentence that every format shows."""

from __future__ import annotations

from collections import Counter

from channelaudit.model import Failure, Message, Report, Severity, Verdict

VERDICTS: tuple[Verdict, ...] = ("works", "broken", "unverified", "unchecked")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def channel_counts(report: Report) -> dict[Verdict, int]:
    """The shop's own channels by verdict; every verdict is there.  Promises and the like are no channels."""
    own = (c for c in report.channels if c.of_shop and not c.is_statement)
    counts = Counter(report.verdicts.get(c.id, "unchecked") for c in own)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def finding_counts(report: Report) -> dict[Severity, int]:
    """Findings by severity; every severity is there."""
    counts = Counter(finding.severity for finding in report.findings)
    return {severity: counts[severity] for severity in SEVERITIES}


def is_of_addresses(report: Report) -> bool:
    """Whether addresses alone were asked about, so that there is no site whose pages could have been read."""
    return report.crawl.complete and not (report.crawl.pages or report.site.host)


def addresses_asked(report: Report) -> Message:
    """How the mail servers answered, in one line."""
    return Message.counted(
        "{count} address asked: {works} work, {broken} broken, {unverified} could not be verified, "
        "{unchecked} not checked",
        "{count} addresses asked: {works} work, {broken} broken, {unverified} could not be verified, "
        "{unchecked} not checked",
        len(report.channels),
        **channel_counts(report),
    )


def summary(report: Report) -> Message:
    """The whole audit in one line."""
    found = finding_counts(report)
    if is_of_addresses(report):
        return Message(
            "{asked}; {errors}, {warnings}, {notes}",
            asked=addresses_asked(report),
            errors=Message.counted("{count} error", "{count} errors", found["error"]),
            warnings=Message.counted("{count} warning", "{count} warnings", found["warning"]),
            notes=Message.counted("{count} note", "{count} notes", found["note"]),
        )
    return Message(
        "score {score} of 100; {errors}, {warnings}, {notes}; "
        "channels: {works} work, {broken} broken, {unverified} could not be verified, {unchecked} not checked",
        score=report.score,
        errors=Message.counted("{count} error", "{count} errors", found["error"]),
        warnings=Message.counted("{count} warning", "{count} warnings", found["warning"]),
        notes=Message.counted("{count} note", "{count} notes", found["note"]),
        **channel_counts(report),
    )


def readable(report: Report) -> bool:
    """Whether any page could be read; if not, the report says nothing about the shop.  Addresses need no page."""
    return is_of_addresses(report) or any(
        page.error is None and 200 <= page.status < 300 for page in report.crawl.pages
    )


def first_reason(report: Report) -> Failure | None:
    """Why no page could be read, where that is known."""
    errors = (page.error for page in report.crawl.pages if page.error)
    return next(iter((*errors, *report.crawl.failures, *report.failures)), None)


def not_audited(report: Report) -> Message:
    """What to say in place of a score where no page could be read."""
    failure = first_reason(report)
    reason = failure.detail if failure else Message("no page could be read")
    return Message("The site could not be audited: {reason}", reason=reason)
