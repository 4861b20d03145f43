"""Rows as CSV: RFC 4180, with the mark by which spreadsheets know UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from channelaudit.model import Format, Report
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.sanitize import csv_cell

_BOM = "\ufeff"
_PIECE = 65_536
"""Characters after which a piece is given away."""
_LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds."""


def table(
    columns: Sequence[str], rows: Callable[[Report, RenderOptions], Iterable[Sequence[str]]], suffix: str
) -> Format:
    """A format whose files hold the rows of all reports below one of names."""

    def stream(reports: Iterable[Report], options: RenderOptions) -> Iterator[str]:
        return _streamed(columns, (row for report in reports for row in rows(report, options)))

    def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
        return "".join(stream(reports, options))

    def render(report: Report, options: RenderOptions) -> str:
        return render_all((report,), options)

    return Format(render=render, suffixes=(suffix,), media_type="text/csv", render_all=render_all, stream=stream)


def _streamed(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The table piece by piece; every cell is made harmless for a spreadsheet."""
    out = io.StringIO(_BOM)
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(map(_cell, row))
        if out.tell() > _PIECE:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def _cell(text: str) -> str:
    shown = csv_cell(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
