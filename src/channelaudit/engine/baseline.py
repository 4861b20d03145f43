"""Findings that are known: a small file for ``--baseline``, or any saved audit.

The file names its schema; a newer program reads every older one, because it asks for little: which findings there were.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from channelaudit.config.address import site_key
from channelaudit.config.errors import ConfigError
from channelaudit.engine.saved import read_json, write_file
from channelaudit.history.courses import View, pages_of
from channelaudit.model import Finding, Message, Problem, Report

SCHEMA = "channelaudit/baseline/1"
_AUDIT, _AUDITS = "channelaudit/audit/", "channelaudit/audits/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One known finding."""

    site: str
    fingerprint: str
    rule: str
    subject: str
    severity: str = ""
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BaselineFile:
    """What ``--write-baseline`` writes."""

    schema: str
    written_at: str
    """Start of the audit, UTC, ISO 8601."""
    sites: tuple[str, ...]
    """Keys of the sites that were audited."""
    findings: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a file holds."""

    entries: tuple[Entry, ...] = ()
    sites: frozenset[str] = frozenset()
    """Keys of the sites that were audited for it, those without findings too."""

    def of(self, site: str) -> tuple[Entry, ...]:
        """The entries that hold for a site; a file of one site alone holds for any (a staging copy, a new address)."""
        if len(self.sites) <= 1:
            return self.entries
        return tuple(entry for entry in self.entries if entry.site in (site_key(site), ""))

    def known(self, site: str) -> frozenset[str]:
        """Fingerprints of a site's findings."""
        return frozenset(entry.fingerprint for entry in self.of(site))

    def without(self, keys: Collection[str]) -> tuple[Entry, ...]:
        """The entries of a file of several sites that speak of none of these."""
        return tuple(entry for entry in self.entries if len(self.sites) > 1 and entry.site not in (*keys, ""))


def read_baseline(path: Path) -> Baseline:
    """The findings that a baseline or a saved audit, of one site or of several, holds.

    Raises ``ConfigError`` for any other file.
    """
    content = read_json(path, Message("a baseline"))
    schema = content.get("schema") if isinstance(content, dict) else None
    if not isinstance(schema, str) or not schema.startswith((_AUDIT, _AUDITS, SCHEMA.rpartition("/")[0])):
        raise ConfigError(Message("{path} is neither a baseline nor an audit of channelaudit", path=str(path)))
    version = schema.rpartition("/")[2]
    if not version.isdecimal() or len(version) > 9 or int(version) > 1:
        raise ConfigError(
            Message("{path} was written by a newer channelaudit; update this one to read it", path=str(path))
        )
    audits = content.get("audits") if schema.startswith(_AUDITS) else [content]
    parts = [_of_audit(path, audit) for audit in audits] if isinstance(audits, list) else [_of_audit(path, None)]
    return Baseline(
        tuple(entry for part in parts for entry in part.entries), frozenset(key for part in parts for key in part.sites)
    )


def _of_audit(path: Path, content: Any) -> Baseline:
    findings = content.get("findings") if isinstance(content, dict) else None
    if not isinstance(findings, list):
        raise ConfigError(Message("{path} is damaged: it has no list of findings", path=str(path)))
    site, audited = content.get("site"), content.get("sites")
    url = site.get("url", "") if isinstance(site, dict) else ""
    key = site_key(str(url)) if url else ""
    entries = tuple(_entry(path, found, key) for found in findings if not _waits(found))
    keys = {str(name) for name in audited} if isinstance(audited, list) else {entry.site for entry in entries}
    return Baseline(entries, frozenset({*keys, key} - {""}))


def _waits(found: Any) -> bool:
    """Whether an audit has found it, and has yet to call it confirmed: nobody was told."""
    if not isinstance(found, dict) or found.get("new") is not True:
        return False
    seen, needed = found.get("confirmations"), found.get("confirmations_needed")
    return isinstance(seen, int) and isinstance(needed, int) and seen < needed


def entries_of(report: Report, before: Iterable[Entry] = (), *, waiting: bool = True) -> list[Entry]:
    """What is known after this audit: its findings, and of the entries ``before`` those at which nobody could look.

    ``waiting`` false leaves out new findings that are not confirmed yet: once known, they would never count.
    """
    key = site_key(report.crawl.site)
    view = View.of(report)
    now = [
        Entry(key, f.fingerprint, f.rule, f.problem.subject, f.severity, pages_of(f))
        for f in report.findings
        if waiting or f.confirmed or not f.new
    ]
    kept = [
        replace(entry, site=key)
        for entry in before
        if entry.fingerprint not in view.found and view.course(entry.rule, entry.subject, entry.pages) == "unseen"
    ]
    return [*now, *kept]


def write_baseline(path: Path, entries: Sequence[Entry], written_at: str, sites: Iterable[str]) -> None:
    """``sites`` are the keys of all that were audited.  Raises ``ConfigError`` where it cannot be written."""
    ordered = sorted(set(entries), key=lambda entry: (entry.site, entry.rule, entry.subject))
    keys = sorted({*sites, *(entry.site for entry in entries)})
    content = asdict(BaselineFile(SCHEMA, written_at, tuple(keys), tuple(ordered)))
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
