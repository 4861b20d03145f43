"""The findings as a table: one row a finding, in UTF-8 with the mark by which spreadsheets know it (RFC 4180)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from channelaudit.model import Format, Report
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.source import address_of
from channelaudit.reports.common.table import streamed
from channelaudit.reports.common.words import Words

COLUMNS = (
    "site", "rule", "severity", "title", "message", "advice", "channel", "subject", "page", "region", "text",
    "fingerprint", "new", "confirmed",
)  # fmt: skip


def render(report: Report, options: RenderOptions) -> str:
    """The findings of one site, the gravest first."""
    return render_all((report,), options)


def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
    """The findings of all sites, below one row of names."""
    return "".join(stream(reports, options))


def stream(reports: Iterable[Report], options: RenderOptions) -> Iterator[str]:
    """The same piece by piece."""
    return streamed(COLUMNS, (row for report in reports for row in _rows(report, options)))


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


FORMAT = Format(render=render, suffixes=(".csv",), media_type="text/csv", render_all=render_all, stream=stream)
