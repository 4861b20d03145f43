"""The tables of the history, and the way from every older version of them to this one."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from channelaudit.config.errors import ConfigError
from channelaudit.model import Message

APPLICATION = 0x43484155
"""SQLite's ``application_id``: "CHAU"; tells our file from other programs'."""
_SMALLEST = 512
"""Bytes of the smallest file of SQLite."""
LARGEST = 200_000_000
"""Bytes of one value that is read, and of an audit that is unpacked: far more than any audit, far less than the memory,
and as much as a file with an audit may have."""
PATIENCE = 30.0
"""Seconds to wait for another run that writes."""

_FIRST = """
CREATE TABLE sites (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    last INTEGER REFERENCES audits (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE audits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seconds REAL NOT NULL,
    score INTEGER NOT NULL, letter TEXT NOT NULL,
    complete INTEGER NOT NULL, readable INTEGER NOT NULL,
    works INTEGER NOT NULL, broken INTEGER NOT NULL, unverified INTEGER NOT NULL, unchecked INTEGER NOT NULL,
    errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notes INTEGER NOT NULL,
    new INTEGER NOT NULL, fixed INTEGER NOT NULL,
    response REAL NOT NULL,
    tool_version TEXT NOT NULL,
    report BLOB NOT NULL
);
CREATE INDEX audits_of_site ON audits (site, started_at, id);
CREATE INDEX audits_by_time ON audits (started_at);
CREATE TABLE channels (
    id INTEGER PRIMARY KEY,
    site INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
    present INTEGER NOT NULL, verdict TEXT NOT NULL,
    UNIQUE (site, channel)
);
CREATE TABLE verdicts (
    audit INTEGER NOT NULL REFERENCES audits (id) ON DELETE CASCADE,
    channel INTEGER NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
    verdict TEXT NOT NULL,
    PRIMARY KEY (audit, channel)
) WITHOUT ROWID;
CREATE INDEX verdicts_of_channel ON verdicts (channel);
CREATE TABLE findings (
    site INTEGER NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL,
    rule TEXT NOT NULL, subject TEXT NOT NULL, severity TEXT NOT NULL,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
    fails INTEGER NOT NULL, course TEXT NOT NULL, pages TEXT NOT NULL,
    PRIMARY KEY (site, fingerprint)
) WITHOUT ROWID;
CREATE TABLE changes (
    audit INTEGER NOT NULL REFERENCES audits (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL, subject TEXT NOT NULL, rule TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    PRIMARY KEY (audit, number)
) WITHOUT ROWID;
"""

_BATCHES = """
CREATE TABLE batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL
);
CREATE TABLE batch_sites (
    batch INTEGER NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    url TEXT NOT NULL, name TEXT NOT NULL, tags TEXT NOT NULL, settings TEXT NOT NULL, line INTEGER NOT NULL,
    state TEXT NOT NULL, reason TEXT NOT NULL,
    audit INTEGER REFERENCES audits (id) ON DELETE SET NULL,
    code INTEGER NOT NULL, same INTEGER, seconds REAL NOT NULL,
    final TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (batch, position)
) WITHOUT ROWID;
CREATE INDEX batch_sites_by_state ON batch_sites (batch, state, position);
CREATE INDEX batch_sites_by_shop ON batch_sites (batch, final, position);
CREATE INDEX batch_sites_by_audit ON batch_sites (audit);
"""

_TOLD = """
ALTER TABLE findings ADD COLUMN told INTEGER;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _BATCHES, _TOLD)
"""Statements that lead from version n to n + 1; forward only, and none is ever changed once it was published."""
VERSION = len(MIGRATIONS)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the history in ``path``, in the newest shape; a file that is not there is made.

    Raises ``ConfigError``: a newer file, a file that is something else, a place that cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_others(path)
        base = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
    except (OSError, sqlite3.Error) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        raise ConfigError(
            Message("{path}: the history cannot be opened: {reason}", path=str(path), reason=reason)
        ) from error
    try:
        _prepare(base, path)
    except BaseException as error:
        base.close()
        if isinstance(error, sqlite3.Error):
            raise ConfigError(_why(path, error)) from error
        raise
    return base


def _refuse_others(path: Path) -> None:
    """A few bytes of anything look to SQLite like a file that is still empty: it would write over them.

    The file is not opened for that: to close it would take away the locks that this process has on it through SQLite
    (see "How To Corrupt An SQLite Database File", 2.2).
    """
    if path.is_file() and 0 < path.stat().st_size < _SMALLEST:
        raise ConfigError(Message("{path} is no history of channelaudit: it is no SQLite file", path=str(path)))


def _why(path: Path, error: sqlite3.Error) -> Message:
    if error.sqlite_errorcode in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return Message(
            "{path} is no history of channelaudit: it is damaged ({reason})", path=str(path), reason=str(error)
        )
    return Message("{path}: the history cannot be opened: {reason}", path=str(path), reason=str(error))


def _prepare(base: sqlite3.Connection, path: Path) -> None:
    version = _version(base, path)
    if version == 0:
        base.execute("PRAGMA auto_vacuum = INCREMENTAL")  # says nothing to a file that has tables
    _write_ahead(base)
    base.execute("PRAGMA synchronous = NORMAL")
    base.execute("PRAGMA foreign_keys = ON")
    if version < VERSION:
        _migrate(base, path)


def _version(base: sqlite3.Connection, path: Path) -> int:
    version = int(base.execute("PRAGMA user_version").fetchone()[0])
    application = int(base.execute("PRAGMA application_id").fetchone()[0])
    if application != APPLICATION and base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise ConfigError(Message("{path} is no history of channelaudit: it is another program's file", path=str(path)))
    if version > VERSION:
        raise ConfigError(
            Message(
                "{path} was written by a newer channelaudit (version {version}); update this one to use it",
                path=str(path),
                version=version,
            )
        )
    return version


def _write_ahead(base: sqlite3.Connection) -> None:
    """Readers and a writer at once; the change itself does not wait for others as other statements do."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            base.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _migrate(base: sqlite3.Connection, path: Path) -> None:
    base.execute("BEGIN IMMEDIATE")
    try:
        version = _version(base, path)  # another run may have been quicker
        for script in MIGRATIONS[version:]:
            for statement in script.split(";"):
                if statement.strip():
                    base.execute(statement)
        base.execute(f"PRAGMA application_id = {APPLICATION}")
        base.execute(f"PRAGMA user_version = {VERSION}")
        base.execute("COMMIT")
    except BaseException:
        if base.in_transaction:
            base.execute("ROLLBACK")
        raise
