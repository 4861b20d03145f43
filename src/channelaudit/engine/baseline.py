"""Findings that are known: a small file for ``--baseline``, or any saved audit.

The file names its schema; a newer program reads every older one, because it asks for little: which findings there were.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from channelaudit.config.errors import ConfigError
from channelaudit.engine.saved import read_json, write_file
from channelaudit.history.courses import View, pages_of
from channelaudit.history.keys import site_key
from channelaudit.model import Finding, Message, Problem, Report

SCHEMA = "channelaudit/baseline/1"
_AUDIT = "channelaudit/audit/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One known finding."""

    site: str
    fingerprint: str
    rule: str
    subject: str
    severity: str = ""
    pages: tuple[str, ...] = ()


def read_baseline(path: Path) -> tuple[Entry, ...]:
    """The findings that a baseline or a saved audit holds.  Raises ``ConfigError`` for any other file."""
    content = read_json(path, Message("a baseline"))
    schema = content.get("schema") if isinstance(content, dict) else None
    if not isinstance(schema, str) or not schema.startswith((_AUDIT, SCHEMA.rpartition("/")[0])):
        raise ConfigError(Message("{path} is neither a baseline nor an audit of channelaudit", path=str(path)))
    version = schema.rpartition("/")[2]
    if not version.isdecimal() or len(version) > 9 or int(version) > 1:
        raise ConfigError(
            Message("{path} was written by a newer channelaudit; update this one to read it", path=str(path))
        )
    site = content.get("site")
    url = site.get("url", "") if isinstance(site, dict) else ""
    findings = content.get("findings")
    if not isinstance(findings, list):
        raise ConfigError(Message("{path} is damaged: it has no list of findings", path=str(path)))
    return tuple(_entry(path, found, site_key(str(url)) if url else "") for found in findings)


def known_of(entries: Iterable[Entry], site: str) -> frozenset[str]:
    """Fingerprints of a site's findings; a file of one site alone holds for any (a staging copy, a new address)."""
    entries = tuple(entries)
    key = site_key(site)
    several = len({entry.site for entry in entries}) > 1
    return frozenset(entry.fingerprint for entry in entries if not several or entry.site in (key, ""))


def entries_of(report: Report, before: Iterable[Entry] = ()) -> list[Entry]:
    """What is known after this audit: its findings, and of the entries ``before`` those at which nobody could look."""
    key = site_key(report.crawl.site)
    view = View.of(report)
    now = [Entry(key, f.fingerprint, f.rule, f.problem.subject, f.severity, pages_of(f)) for f in report.findings]
    kept = [
        entry
        for entry in before
        if entry.site in (key, "")
        and entry.fingerprint not in view.found
        and view.course(entry.rule, entry.subject, entry.pages) == "unseen"
    ]
    return [*now, *kept]


def write_baseline(path: Path, entries: Sequence[Entry], written_at: str) -> None:
    """Raises ``ConfigError`` where it cannot be written."""
    ordered = sorted(entries, key=lambda entry: (entry.site, entry.rule, entry.subject))
    content = {"schema": SCHEMA, "written_at": written_at, "findings": [asdict(entry) for entry in ordered]}
    write_file(path, (json.dumps(content, indent=1, ensure_ascii=True) + "\n").encode())


def _entry(path: Path, found: Any, site: str) -> Entry:
    if not isinstance(found, dict):
        raise ConfigError(Message("{path} is damaged: a finding in it is none", path=str(path)))

    def text(name: str) -> str:
        value = found.get(name)
        return value if isinstance(value, str) else ""

    rule, subject = text("rule"), text("subject") or text("channel")
    fingerprint = text("fingerprint")
    if not fingerprint and not rule:
        raise ConfigError(
            Message("{path} is damaged: a finding in it names neither a rule nor a fingerprint", path=str(path))
        )
    if not fingerprint:
        fingerprint = Finding(rule, "error", Problem(subject, Message(""))).fingerprint
    pages = found.get("pages")
    known = tuple(str(page) for page in pages) if isinstance(pages, list) else ()
    return Entry(text("site") or site, fingerprint, rule, subject, text("severity"), known)
