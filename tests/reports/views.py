"""What the tests of the page share: findings to show, and its sections by name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from channelaudit.model import Finding, Message, Problem, Report, Severity
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.page import page_of
from channelaudit.reports.common.page.voice import Voice
from reports.large import SITE
from reports.sample import report

VOICE = Voice("en")


def sections(shown: Report, **options: Any) -> dict[str, Any]:
    return {section.name: section.body for section in page_of(shown, RenderOptions(**options)).sections}


def found(rule: str, severity: Severity = "error", subject: str = SITE) -> Finding:
    return Finding(rule, severity, Problem(subject, Message("{rule} of {subject}", rule=rule, subject=subject)))


def with_findings(*findings: Finding, base: Report | None = None) -> Report:
    shown = base or report()
    judgements = tuple(replace(shown.judgements[0], rule=f.rule, findings=(f,)) for f in findings)
    return replace(shown, judgements=judgements)
