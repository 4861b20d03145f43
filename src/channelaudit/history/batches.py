"""Runs over many sites: which ones, and what became of each; killed at any moment, a run can be resumed.

An audit and the word that its site is done are written in one transaction, so that each site is audited exactly once
however often its result arrives.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from channelaudit.config.address import site_key
from channelaudit.history import recording
from channelaudit.history.file import HistoryFile
from channelaudit.model import Report

State = Literal["open", "done", "failed", "same", "fresh"]
"""``failed``: it could not be audited; ``same``: it leads to the same shop as another one of the list; ``fresh``: an
earlier audit is young enough."""

_SITE = "position, url, name, tags, settings, line, state, reason, audit, code, same, seconds"
_PAGE = 500
"""Rows that are read at a time."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One site of a batch.  ``position`` is its place in the list, from 0."""

    position: int
    url: str
    name: str = ""
    tags: tuple[str, ...] = ()
    settings: str = "{}"
    """JSON of the settings that hold for this site alone."""
    line: int = 0
    state: State = "open"
    reason: str = ""
    """JSON of the message that says why it could not be audited; "" for every other state."""
    audit: int | None = None
    """Number of its audit in the history."""
    code: int = 0
    """Exit code that its audit alone would have."""
    same: int | None = None
    """Position of the site that leads to the same shop."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Batch:
    """A run over a list of sites.  Times are UTC, ISO 8601; ``ended_at`` is "" as long as something is missing."""

    id: int
    started_at: str
    ended_at: str
    source: str
    """The file that lists the sites, as it was given."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a site.  ``packed`` is the audit as JSON, compressed with zlib; empty without a ``report``."""

    state: State
    code: int
    report: Report | None = None
    packed: bytes = b""
    reason: str = ""
    seconds: float = 0.0


class Batches(HistoryFile):
    """``with Batches.open(path) as batches:`` — in the same file as the history.  Raises ``ConfigError``."""

    def begin(self, source: str, started_at: str, sites: Sequence[Listed]) -> Batch:
        """Write down a whole list, or nothing of it."""
        with self._writing() as base:
            made = base.execute("INSERT INTO batches (started_at, source) VALUES (?, ?)", (started_at, source))
            batch = made.lastrowid or 0
            base.executemany(
                f"INSERT INTO batch_sites (batch, {_SITE}) VALUES ({', '.join('?' * 13)})",  # noqa: S608 (our own names)
                ((batch, *_values(site)) for site in sites),
            )
        return Batch(batch, started_at, "", source)

    def last(self, number: int = 0) -> Batch | None:
        """The batch of this number; 0: the newest one."""
        query = "SELECT id, started_at, ended_at, source FROM batches WHERE id = ? OR ? = 0 ORDER BY id DESC LIMIT 1"
        return next((Batch(*row) for row in self._read(query, number, number)), None)

    def sites(self, batch: int, *states: State) -> Iterator[Listed]:
        """The sites of a batch in their order; those in one of ``states``, where any are named."""
        marks = ", ".join("?" * len(states))
        wanted = f"AND state IN ({marks})" if states else ""
        query = f"SELECT {_SITE} FROM batch_sites WHERE batch = ? AND position > ? {wanted} ORDER BY position LIMIT ?"  # noqa: S608
        after = -1
        while rows := self._read(query, batch, after, *states, _PAGE):
            yield from map(_listed, rows)
            after = rows[-1][0]

    def counts(self, batch: int) -> dict[State, int]:
        """How many sites are in which state; a state in which there is none is missing."""
        return dict(self._read("SELECT state, count(*) FROM batch_sites WHERE batch = ? GROUP BY state", batch))

    def codes(self, batch: int) -> set[int]:
        """The exit codes that its audits alone would have."""
        query = "SELECT DISTINCT code FROM batch_sites WHERE batch = ? AND state IN ('done', 'failed', 'fresh')"
        return {row[0] for row in self._read(query, batch)}

    def settle(self, batch: int, position: int, what: Settled) -> bool:
        """Add the audit and say that its site is done, both or none; False: it was done already."""
        with self._writing() as base:
            query = "SELECT url FROM batch_sites WHERE batch = ? AND position = ? AND state = 'open'"
            row = base.execute(query, (batch, position)).fetchone()
            if row is None:
                return False
            report, audit = what.report, None
            if report is not None:
                audit = recording.record(base, site_key(row[0]), row[0], report, what.packed)
            base.execute(
                "UPDATE batch_sites SET state = ?, reason = ?, audit = ?, code = ?, seconds = ?, final = ?"
                " WHERE batch = ? AND position = ?",
                (what.state, what.reason, audit, what.code, what.seconds, _shop(report), batch, position),
            )
        return True

    def finish(self, batch: int, ended_at: str) -> bool:
        """Find sites that lead to the same shop, and end the batch; False as long as a site is open."""
        if self.counts(batch).get("open"):
            return False
        with self._writing() as base:
            base.execute(
                """
                UPDATE batch_sites SET state = 'same', same = (
                    SELECT min(position) FROM batch_sites AS o WHERE o.batch = batch_sites.batch AND
                    o.final = batch_sites.final AND o.state = 'done'
                ) WHERE batch = ? AND state = 'done' AND final != '' AND position > (
                    SELECT min(position) FROM batch_sites AS o WHERE o.batch = batch_sites.batch AND
                    o.final = batch_sites.final AND o.state = 'done'
                )
                """,
                (batch,),
            )
            base.execute("UPDATE batches SET ended_at = ? WHERE id = ? AND ended_at = ''", (ended_at, batch))
        return True


def _values(site: Listed) -> tuple[object, ...]:
    return (
        site.position, site.url, site.name, json.dumps(site.tags, ensure_ascii=False), site.settings, site.line,
        site.state, site.reason, site.audit, site.code, site.same, site.seconds,
    )  # fmt: skip


def _listed(row: Sequence[Any]) -> Listed:
    position, url, name, tags, *rest = row
    return Listed(position, url, name, tuple(json.loads(tags)), *rest)


def _shop(report: Report | None) -> str:
    """Where the home page was found: host and folder, by which two addresses of one shop are known; "" for nowhere."""
    final = report.crawl.final_url if report else ""
    if not final:
        return ""
    address = final.partition("?")[0].partition("#")[0]
    scheme, mark, rest = address.partition("://")
    return site_key(f"{scheme}{mark}{rest.rpartition('/')[0]}" if "/" in rest else address)
