"""Rows as CSV: RFC 4180, with the mark by which spreadsheets know UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from channelaudit.reports.common.sanitize import csv_cell

_BOM = "\ufeff"
_LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds."""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows below one of names; every cell is made harmless for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(_cell, row) for row in rows)
    return _BOM + out.getvalue()


def _cell(text: str) -> str:
    shown = csv_cell(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
