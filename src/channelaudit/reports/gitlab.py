"""GitLab's code quality report: an entry a finding.  GitLab itself compares branches, so that known findings stay."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from channelaudit.model import Finding, Format, Message, Report
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.sanitize import json_document, line
from channelaudit.reports.common.source import host_of, source_of
from channelaudit.reports.common.words import Words

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def render(report: Report, options: RenderOptions) -> str:
    """The findings of one site."""
    return render_all((report,), options)


def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
    """The findings of all sites in one list."""
    found = ((finding, report) for report in reports for finding in report.findings if finding.confirmed)
    entries = [_entry(finding, report, options) for finding, report in found]
    return json_document(json.dumps(entries, ensure_ascii=False, indent=2)) + "\n"


def _entry(finding: Finding, report: Report, options: RenderOptions) -> dict[str, Any]:
    words = Words(options, line)
    said = Message("{title}: {problem}", title=words.title(report, finding.rule), problem=finding.problem.message)
    source = source_of(report, options)
    return {
        "description": words.say(said),
        "check_name": finding.rule,
        "fingerprint": _fingerprint(finding, report),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": line(source.path), "lines": {"begin": source.line}},
    }


def _fingerprint(finding: Finding, report: Report) -> str:
    """Of the site too: two shops of one firm may share a mailbox."""
    return hashlib.sha256(f"{host_of(report)}\n{finding.fingerprint}".encode(errors="replace")).hexdigest()[:32]


FORMAT = Format(render=render, suffixes=(".gitlab.json",), media_type="application/json", render_all=render_all)
