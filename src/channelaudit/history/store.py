"""Earlier audits in one SQLite file: one transaction an audit, so that a kill at any moment leaves none half written.

Any number of runs may use one file at once.  Every method raises ``ConfigError`` with one sentence for a file or a disk
that does not let it; sites are named by any form of their address (see ``config.address.site_key``).
The order of audits is that in which they were added: clocks go back, and two runs may overlap.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NewType

from channelaudit.config.address import site_key
from channelaudit.config.errors import ConfigError
from channelaudit.history import recording
from channelaudit.history.file import HistoryFile
from channelaudit.history.schema import LARGEST
from channelaudit.model import Change, Message, PastAudit, PastSite, Report, Streak, moment

AuditId = NewType("AuditId", int)

_AUDIT = """id, url, started_at, seconds, score, letter, complete, readable, works, broken, unverified, unchecked,
    errors, warnings, notes, new, fixed, response, tool_version"""
LINE_SCHEMA = "channelaudit/history/1"


class Store(HistoryFile):
    """``with Store.open(path) as store:``"""

    def add(self, site: str, report: Report, audit_json: bytes) -> AuditId:
        """Remember an audit.  ``audit_json`` is the whole of it (``reports/json.py``), to be given back as it is."""
        packed = zlib.compress(audit_json, 6)
        with self._writing() as base:
            return AuditId(recording.record(base, site_key(site), site, report, packed))

    def sites(self) -> tuple[PastSite, ...]:
        """Every site with its last audit, in the order of their keys."""
        columns = ", ".join(f"a.{name.strip()}" for name in _AUDIT.split(","))
        query = f"""
            SELECT s.key, count(b.id), min(b.started_at), {columns} FROM sites AS s
            JOIN audits AS a ON a.id = s.last JOIN audits AS b ON b.site = s.id GROUP BY s.id ORDER BY s.key
            """  # noqa: S608 (names of our own)
        return tuple(PastSite(row[0], row[1], row[2], _audit(row[3:])) for row in self._read(query))

    def audits(self, site: str, most: int = -1) -> tuple[PastAudit, ...]:
        """The audits of a site in the order in which they were added; ``most``: only the newest of them."""
        query = f"""
            SELECT {_AUDIT} FROM audits WHERE site = (SELECT id FROM sites WHERE key = ?)
            ORDER BY id DESC LIMIT ?
            """  # noqa: S608 (as above)
        return tuple(_audit(row) for row in reversed(self._read(query, site_key(site), most)))

    def last(self, site: str, back: int = 0) -> PastAudit | None:
        """The audit of a site that was added last and in which a page could be read; ``back`` 1: the one before it."""
        query = f"""
            SELECT {_AUDIT} FROM audits WHERE site = (SELECT id FROM sites WHERE key = ?) AND readable
            ORDER BY id DESC LIMIT 1 OFFSET ?
            """  # noqa: S608 (as above)
        return next((_audit(row) for row in self._read(query, site_key(site), back)), None)

    def audit(self, audit: int) -> PastAudit | None:
        """One audit by its number."""
        rows = self._read(f"SELECT {_AUDIT} FROM audits WHERE id = ?", audit)  # noqa: S608 (as above)
        return _audit(rows[0]) if rows else None

    def audit_json(self, audit: int) -> bytes | None:
        """What ``add`` was given; None for an audit that is not there (any more)."""
        rows = self._read("SELECT report FROM audits WHERE id = ?", audit)
        return _unpacked(self.path, rows[0][0]) if rows else None

    def streaks(self, site: str) -> Mapping[str, Streak]:
        """Every fault that the site's audits have found, by fingerprint."""
        query = f"SELECT {recording.STREAK} FROM findings WHERE site = (SELECT id FROM sites WHERE key = ?)"  # noqa: S608
        return {row[0]: recording.streak(row) for row in self._read(query, site_key(site))}

    def changes(self, site: str) -> tuple[Change, ...]:
        """What the audits of a site found different from those before them, the oldest first."""
        query = """
            SELECT c.audit, c.kind, c.subject, c.rule, c.before, c.after FROM changes AS c
            JOIN audits AS a ON a.id = c.audit WHERE a.site = (SELECT id FROM sites WHERE key = ?)
            ORDER BY a.id, c.number
            """
        return tuple(Change(*row) for row in self._read(query, site_key(site)))

    def verdicts(self, site: str) -> tuple[tuple[int, str, str], ...]:
        """(audit, channel, verdict) of every channel that the site's audits saw."""
        query = """
            SELECT v.audit, c.channel, v.verdict FROM verdicts AS v JOIN channels AS c ON c.id = v.channel
            WHERE c.site = (SELECT id FROM sites WHERE key = ?) ORDER BY v.audit, c.channel
            """
        return tuple((row[0], row[1], row[2]) for row in self._read(query, site_key(site)))

    def prune(self, keep_days: int, now: datetime) -> int:
        """Forget audits that began more than ``keep_days`` before ``now``; how many.

        The last audit of each site stays, and so do the streaks of faults that are still there.
        """
        before = moment(now - timedelta(days=keep_days))
        with self._writing() as base:
            found = base.execute(
                "DELETE FROM audits WHERE started_at < ? AND id NOT IN (SELECT last FROM sites WHERE last NOT NULL)",
                (before,),
            ).rowcount
            base.execute("DELETE FROM findings WHERE course = 'fixed' AND last_seen < ?", (before,))
            base.execute("DELETE FROM channels WHERE NOT present AND last_seen < ?", (before,))
        with self._trouble():
            self._base.executescript("PRAGMA incremental_vacuum")  # ``execute`` would give back one page alone
            self._base.executescript("PRAGMA wal_checkpoint(TRUNCATE)")
        return found

    def export(self) -> Iterator[str]:
        """Everything as lines of JSON: first the audits, each whole, then the faults."""
        audits = f"SELECT s.key, a.report, {_AUDIT.replace('id,', 'a.id,', 1)} FROM audits AS a JOIN sites AS s ON s.id = a.site"  # noqa: S608, E501
        with self._trouble():
            for key, packed, *row in self._base.execute(f"{audits} ORDER BY a.id"):
                audit = json.loads(_unpacked(self.path, packed))
                yield _line("audit", site=key, **asdict(_audit(tuple(row))), audit=audit)
            streaks = f"SELECT s.key, {recording.STREAK} FROM findings AS f JOIN sites AS s ON s.id = f.site"  # noqa: S608
            for key, *row in self._base.execute(f"{streaks} ORDER BY s.key, f.first_seen, f.fingerprint"):
                yield _line("finding", site=key, **asdict(recording.streak(tuple(row))))


def _audit(row: tuple[Any, ...]) -> PastAudit:
    values = _named(_AUDIT, row)
    flags = {name: bool(values[name]) for name in ("complete", "readable")}
    return PastAudit(**{**values, **flags})


def _named(columns: str, row: Any) -> dict[str, Any]:
    return dict(zip((name.strip() for name in columns.split(",")), row, strict=True))


def _unpacked(path: Path, packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, LARGEST + 1)
    except zlib.error as error:
        raise _damaged(path) from error
    if len(data) > LARGEST:
        size = LARGEST // 1_000_000
        raise ConfigError(
            Message("{path} is damaged: an audit in it is larger than {size} MB", path=str(path), size=size)
        )
    if not unpacker.eof:
        raise _damaged(path)
    return data


def _damaged(path: Path) -> ConfigError:
    return ConfigError(Message("{path} is damaged: an audit in it cannot be unpacked", path=str(path)))


def _line(kind: str, **values: Any) -> str:
    text = json.dumps({"schema": LINE_SCHEMA, "type": kind, **values}, ensure_ascii=True, separators=(",", ":"))
    return f"{text}\n"
