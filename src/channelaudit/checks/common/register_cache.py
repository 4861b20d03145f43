"""Registers' answers, kept for a day: they are other people's servers, and each has its limit.

One SQLite file in the user's cache folder; two runs may use it at once.  A cache that cannot be used is no cache:
nothing here raises.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from channelaudit.checks.registers.interface import RegisterEntry

DAY = 86_400.0
"""Seconds for which an answer holds."""
_PATIENCE = 5.0
"""Seconds to wait for another run that writes."""
_TABLE = """
CREATE TABLE IF NOT EXISTS entries_1 (
    register TEXT NOT NULL, subject TEXT NOT NULL, entry TEXT NOT NULL, asked REAL NOT NULL,
    PRIMARY KEY (register, subject)
)
"""


class RegisterCache:
    """Answers by register and ``scheme:number``; in ``folder``, or in the user's cache folder."""

    def __init__(self, folder: str = "") -> None:
        self._folder = folder

    def get(self, register: str, subject: str) -> RegisterEntry | None:
        """The answer of the last day; None: it must be asked."""
        kept = self._kept(register, subject, time.time() - DAY)
        try:
            return _entry(kept) if kept else None
        except (ValueError, TypeError, AttributeError):
            return None

    def put(self, register: str, subject: str, entry: RegisterEntry) -> None:
        """Keep an answer, and drop those of former days."""
        self._keep(register, subject, json.dumps(asdict(entry)))

    def close(self, register: str) -> None:
        """Remember that the register answers no more questions today."""
        self._keep(register, "", "closed")

    def is_closed(self, register: str) -> bool:
        """Whether it was closed since the last midnight, UTC."""
        return bool(self._kept(register, "", time.time() // DAY * DAY))

    def _kept(self, register: str, subject: str, since: float) -> str:
        query = "SELECT entry FROM entries_1 WHERE register = ? AND subject = ? AND asked BETWEEN ? AND ?"
        try:
            with self._open() as base:
                row = base.execute(query, (register, subject, since, time.time())).fetchone()
        except (sqlite3.Error, OSError):
            return ""
        return str(row[0]) if row else ""

    def _keep(self, register: str, subject: str, entry: str) -> None:
        now = time.time()
        try:
            with self._open() as base:
                base.execute("DELETE FROM entries_1 WHERE asked < ?", (now - DAY,))
                base.execute("INSERT OR REPLACE INTO entries_1 VALUES (?, ?, ?, ?)", (register, subject, entry, now))
        except (sqlite3.Error, OSError):
            return

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection for one transaction; the file is for its owner's eyes."""
        path = self._path()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as base, base:
            base.execute("BEGIN IMMEDIATE")  # one run waits for the other, instead of both for each other
            base.execute(_TABLE)
            yield base

    def _path(self) -> Path:
        if self._folder:
            return Path(self._folder) / "registers.sqlite"
        from platformdirs import user_cache_path  # noqa: PLC0415 (only when registers are asked)

        return user_cache_path("channelaudit", appauthor=False) / "registers.sqlite"


def _entry(text: str) -> RegisterEntry:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in json.loads(text).items()}
    return replace(RegisterEntry("", "", "not_found"), **values)
