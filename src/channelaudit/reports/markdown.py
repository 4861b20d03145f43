"""The report as Markdown, for issue trackers and mails; several sites begin with a table of all."""

from __future__ import annotations

from collections.abc import Sequence

from channelaudit.model import Format, Report
from channelaudit.reports.common import prose
from channelaudit.reports.common.options import RenderOptions


def render(report: Report, options: RenderOptions) -> str:
    """One site."""
    return "\n".join(prose.one(report, options))


def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
    """Several sites, one after the other."""
    parts = ["\n".join(prose.several(reports, options))] if len(reports) != 1 else []
    return "\n".join((*parts, *(render(report, options) for report in reports)))


FORMAT = Format(render=render, suffixes=(".md", ".markdown"), media_type="text/markdown", render_all=render_all)
