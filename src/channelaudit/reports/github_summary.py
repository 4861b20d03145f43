"""The summary of a job on GitHub: the Markdown report, added to the file that ``GITHUB_STEP_SUMMARY`` names.

``-o "github-summary:$GITHUB_STEP_SUMMARY"`` writes it.  GitHub takes at most one MiB of a step.
"""

from __future__ import annotations

from collections.abc import Sequence

from channelaudit.model import Format, Message, Report
from channelaudit.reports import markdown
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.translate import render as sentence

LONGEST = 1_000_000
"""Bytes; what is left of the MiB is for others in the same step."""


def render(report: Report, options: RenderOptions) -> str:
    """One site."""
    return render_all((report,), options)


def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
    """Several sites, one after the other."""
    text = markdown.render_all(reports, options)
    if len(text.encode()) <= LONGEST:
        return text
    said = sentence(
        Message("The report goes on; it is cut here, because a summary may not be longer."), options.language
    )
    kept = text.encode()[: LONGEST - len(said.encode()) - 10].decode(errors="ignore")
    return f"{kept[: kept.rindex(chr(10))]}\n\n**{said}**\n"


FORMAT = Format(render=render, media_type="text/markdown", render_all=render_all, appended=True)
