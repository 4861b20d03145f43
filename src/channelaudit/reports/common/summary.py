"""The counts and the sentence that every format shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from channelaudit.model import GRAVEST_FIRST, Failure, Message, Report, Severity, Verdict

VERDICTS: tuple[Verdict, ...] = ("works", "broken", "unverified", "unchecked")


def channel_counts(report: Report) -> dict[Verdict, int]:
    """The shop's own channels by verdict; every verdict is there."""
    counts = Counter(report.verdicts.get(channel.id, "unchecked") for channel in report.own_channels)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def finding_counts(report: Report) -> dict[Severity, int]:
    """Findings by severity; every severity is there."""
    counts = Counter(finding.severity for finding in report.findings)
    return {severity: counts[severity] for severity in GRAVEST_FIRST}


def said_counts(counts: Mapping[Severity, int]) -> dict[str, Message]:
    """``errors``, ``warnings`` and ``notes`` as a sentence names them; a severity that is missing counts as none."""
    return {
        "errors": Message.counted("{count} error", "{count} errors", counts.get("error", 0)),
        "warnings": Message.counted("{count} warning", "{count} warnings", counts.get("warning", 0)),
        "notes": Message.counted("{count} note", "{count} notes", counts.get("note", 0)),
    }


def said_muted(report: Report) -> Message | None:
    """How many findings the user's own settings silence; None for none."""
    if not report.muted:
        return None
    return Message.counted(
        "{count} finding is ignored by the configuration",
        "{count} findings are ignored by the configuration",
        len(report.muted),
    )


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
    found = said_counts(finding_counts(report))
    if report.of_addresses:
        return Message(
            "{asked}; {errors}, {warnings}, {notes}",
            asked=addresses_asked(report),
            **found,
        )
    return Message(
        "score {score} of 100; {errors}, {warnings}, {notes}; "
        "channels: {works} work, {broken} broken, {unverified} could not be verified, {unchecked} not checked",
        score=report.score,
        **found,
        **channel_counts(report),
    )


def first_reason(report: Report) -> Failure | None:
    """Why no page could be read, where that is known."""
    errors = (page.error for page in report.crawl.pages if page.error)
    return next(iter((*errors, *report.crawl.failures, *report.failures)), None)


def why_unread(report: Report) -> Message:
    """The same as the end of a sentence."""
    failure = first_reason(report)
    return failure.detail if failure else Message("no page could be read")


def not_audited(report: Report) -> Message:
    """What to say in place of a score where no page could be read."""
    return Message("The site could not be audited: {reason}", reason=why_unread(report))
