"""One audit into the tables, within the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from statistics import median
from typing import Any

from channelaudit.history.courses import View, advance
from channelaudit.model import Change, Report, Streak

STREAK = "fingerprint, rule, subject, severity, first_seen, last_seen, fails, course, pages, told"


def record(base: sqlite3.Connection, key: str, url: str, report: Report, packed: bytes) -> int:
    """Write the audit and everything that follows from it; its id."""
    site = _site(base, key)
    view = View.of(report)
    old = {row[0]: streak(row) for row in base.execute(f"SELECT {STREAK} FROM findings WHERE site = ?", (site,))}  # noqa: S608
    first = base.execute("SELECT 1 FROM audits WHERE site = ? AND readable LIMIT 1", (site,)).fetchone() is None
    streaks = _streaks(old, view, report.started_at)
    changes = [] if first else _finding_changes(old, streaks, view)
    kinds = Counter(change.kind for change in changes)
    audit = _insert(base, site, url, report, packed, view, kinds)
    changed = [each for name, each in streaks.items() if each != old.get(name)]
    base.executemany(
        "INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row(site), changed)
    )
    changes += _channels(base, site, audit, report, view, first=first)
    base.executemany(
        "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((audit, n, c.kind, c.subject, c.rule, c.before, c.after) for n, c in enumerate(changes)),
    )
    base.execute("UPDATE sites SET last = ? WHERE id = ?", (audit, site))
    return audit


def streak(row: tuple[Any, ...]) -> Streak:
    """A row of the columns ``STREAK``."""
    each = Streak(*row)
    return replace(each, pages=tuple(row[-2].split()), told=None if each.told is None else bool(each.told))


def _row(site: int) -> Any:
    def row(each: Streak) -> tuple[object, ...]:
        return (
            site, each.fingerprint, each.rule, each.subject, each.severity, each.first_seen, each.last_seen, each.fails,
            each.course, "\n".join(each.pages), each.told,
        )  # fmt: skip

    return row


def _site(base: sqlite3.Connection, key: str) -> int:
    base.execute("INSERT INTO sites (key) VALUES (?) ON CONFLICT (key) DO NOTHING", (key,))
    return int(base.execute("SELECT id FROM sites WHERE key = ?", (key,)).fetchone()[0])


def _streaks(old: dict[str, Streak], view: View, started_at: str) -> dict[str, Streak]:
    names = dict.fromkeys((*old, *view.found))
    advanced = {name: advance(old.get(name), view.found.get(name), view, started_at) for name in names}
    return {name: each for name, each in advanced.items() if each is not None}


def _finding_changes(old: dict[str, Streak], streaks: dict[str, Streak], view: View) -> list[Change]:
    def was_open(name: str) -> bool:
        return name in old and old[name].course != "fixed"

    new = [each for name, each in streaks.items() if name in view.loud and not was_open(name)]
    fixed = [each for name, each in streaks.items() if each.course == "fixed" and was_open(name)]
    return [
        *(Change(0, "new", each.subject, each.rule) for each in new),
        *(Change(0, "fixed", each.subject, each.rule) for each in fixed),
    ]


def _insert(
    base: sqlite3.Connection,
    site: int,
    url: str,
    report: Report,
    packed: bytes,
    view: View,
    kinds: Counter[Any],
) -> int:
    verdicts = Counter(_own(report).values())
    severities = Counter(finding.severity for finding in report.findings)
    answers = [page.seconds for page in report.crawl.pages if page.error is None and page.status == 200]
    row = (
        site, url, report.started_at, report.seconds, report.score, report.letter,
        report.crawl.complete, view.readable,
        *(verdicts[name] for name in ("works", "broken", "unverified", "unchecked")),
        *(severities[name] for name in ("error", "warning", "note")),
        kinds["new"], kinds["fixed"],
        round(median(answers), 3) if answers else 0.0, report.tool_version, packed,
    )  # fmt: skip
    names = """site, url, started_at, seconds, score, letter, complete, readable, works, broken, unverified, unchecked,
        errors, warnings, notes, new, fixed, response, tool_version, report"""
    places = ", ".join("?" * len(row))
    added = base.execute(f"INSERT INTO audits ({names}) VALUES ({places})", row).lastrowid  # noqa: S608 (our own names)
    assert added is not None
    return added


def _own(report: Report) -> dict[str, str]:
    """The shop's own channels by id, with their verdicts."""
    return {channel.id: report.verdicts.get(channel.id, "unchecked") for channel in report.own_channels}


def _channels(
    base: sqlite3.Connection, site: int, audit: int, report: Report, view: View, *, first: bool
) -> list[Change]:
    """Write the channels and their verdicts; what has changed about them."""
    if not view.readable:
        return []
    query = "SELECT channel, verdict FROM channels WHERE site = ? AND present"
    before: dict[str, str] = dict(base.execute(query, (site,)).fetchall())
    now = _own(report)
    seen = report.started_at
    base.executemany(
        "INSERT INTO channels (site, channel, first_seen, last_seen, present, verdict) VALUES (?, ?, ?, ?, 1, ?)"
        " ON CONFLICT (site, channel) DO UPDATE SET"
        " last_seen = excluded.last_seen, present = 1, verdict = excluded.verdict",
        ((site, channel, seen, seen, verdict) for channel, verdict in now.items()),
    )
    gone = sorted(set(before) - set(now)) if report.crawl.complete else []
    base.executemany("UPDATE channels SET present = 0 WHERE site = ? AND channel = ?", ((site, c) for c in gone))
    base.executemany(
        "INSERT INTO verdicts SELECT ?, id, ? FROM channels WHERE site = ? AND channel = ?",
        ((audit, verdict, site, channel) for channel, verdict in now.items()),
    )
    return [] if first else list(_channel_changes(before, now, gone))


def _channel_changes(before: dict[str, str], now: dict[str, str], gone: Iterable[str]) -> Iterable[Change]:
    yield from (Change(0, "appeared", channel, after=now[channel]) for channel in sorted(set(now) - set(before)))
    yield from (Change(0, "gone", channel, before=before[channel]) for channel in gone)
    for channel in sorted(set(now) & set(before)):
        if before[channel] != now[channel]:
            yield Change(0, "verdict", channel, before=before[channel], after=now[channel])
