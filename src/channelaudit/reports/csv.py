"""The findings as a table: one row a finding, in UTF-8 with the mark by which spreadsheets know it (RFC 4180)."""

from __future__ import annotations

from collections.abc import Iterator

from channelaudit.model import Report
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.source import address_of
from channelaudit.reports.common.table import table
from channelaudit.reports.common.words import Words

COLUMNS = (
    "site", "rule", "severity", "title", "message", "advice", "channel", "subject", "page", "region", "text",
    "fingerprint", "new", "confirmed",
)  # fmt: skip


def _rows(report: Report, options: RenderOptions) -> Iterator[tuple[str, ...]]:
    words = Words(options, str)  # the whole cell is made harmless, by ``table.py``
    ids = {channel.id for channel in report.channels}
    for finding in report.findings:
        problem = finding.problem
        first = next(iter(problem.sightings), None)
        yield (
            address_of(report),
            finding.rule,
            finding.severity,
            words.title(report, finding.rule),
            words.say(problem.message),
            words.advice(report, finding),
            problem.subject if problem.subject in ids else "",
            problem.subject,
            first.page if first else "",
            first.region if first else "",
            first.text if first else "",
            finding.fingerprint,
            "yes" if finding.new else "no",
            "yes" if finding.confirmed else "no",
        )


FORMAT = table(COLUMNS, _rows, ".csv")
