"""Rows as CSV: RFC 4180, with the mark by which spreadsheets know UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from channelaudit.reports.common.sanitize import csv_cell

_BOM = "\ufeff"
_PIECE = 65_536
"""Characters after which a piece is given away."""
_LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds."""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows below one of names; every cell is made harmless for a spreadsheet."""
    return "".join(streamed(columns, rows))


def streamed(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The same piece by piece."""
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
