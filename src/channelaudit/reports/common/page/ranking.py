"""Which finding comes first, and under which name the page can be linked to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from channelaudit.model import GRAVEST_FIRST, Finding, Report
from channelaudit.reports.common.labels import SUBJECTS


@dataclass(frozen=True, slots=True)
class Ranked:
    """A finding with the anchor of its place in the page."""

    finding: Finding
    anchor: str
    subject: str
    """Of its rule."""


def ranked(report: Report) -> tuple[Ranked, ...]:
    """All findings: the gravest first, then what most customers meet, then by rule."""
    order = list(SUBJECTS)

    def rank(finding: Finding) -> tuple[int, int, str]:
        subject = subject_of(finding.rule)
        weight = order.index(subject) if subject in order else len(order)
        return GRAVEST_FIRST.index(finding.severity), weight, finding.rule

    seen: Counter[str] = Counter()
    result = []
    for finding in sorted(report.findings, key=rank):
        seen[finding.fingerprint] += 1
        again = f"-{seen[finding.fingerprint]}" if seen[finding.fingerprint] > 1 else ""
        result.append(Ranked(finding, f"f-{finding.fingerprint}{again}", subject_of(finding.rule)))
    return tuple(result)


def subject_of(rule: str) -> str:
    """``bank-account-invalid`` → ``bank-account``; the first word for a rule of another package."""
    known = (subject for subject in SUBJECTS if rule.startswith(f"{subject}-"))
    return next(known, rule.partition("-")[0])


def anchors(findings: Sequence[Ranked]) -> Mapping[str, str]:
    """Subject of a problem (a channel's id, a host) → anchor of the gravest finding about it."""
    found: dict[str, str] = {}
    for each in findings:
        found.setdefault(each.finding.problem.subject, each.anchor)
    return found
