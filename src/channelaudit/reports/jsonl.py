"""JSON lines: each audit in a line of its own, schema ``channelaudit/audit/1``, for programs that read as they go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from channelaudit.model import Format, Report
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.json import render_line


def render(report: Report, options: RenderOptions) -> str:
    """One site: one line."""
    return render_line(report, options)


def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
    """A line a site."""
    return "".join(stream(reports, options))


def stream(reports: Iterable[Report], options: RenderOptions) -> Iterator[str]:
    """Line by line."""
    return (render_line(report, options) for report in reports)


FORMAT = Format(
    render=render,
    suffixes=(".jsonl", ".ndjson"),
    media_type="application/x-ndjson",
    render_all=render_all,
    exchanged=True,
    stream=stream,
)
