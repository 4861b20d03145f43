"""Applies rules to evidence.  Pure, apart from catching what a faulty rule raises."""

from __future__ import annotations

from collections.abc import Iterable

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Finding, Judgement, Problem, Rule, Status, Unsure


def judge(rules: Iterable[Rule], evidence: Evidence, settings: Settings) -> tuple[Judgement, ...]:
    """One judgement a rule, in the order of the rules' ids; a rule that crashes spoils only its own."""
    return tuple(_judge(rule, evidence, settings) for rule in sorted(rules, key=lambda rule: rule.id))


def _judge(rule: Rule, evidence: Evidence, settings: Settings) -> Judgement:
    try:
        if not rule.applies(evidence, settings):
            return Judgement(rule.id, "not-applicable")
        said = tuple(rule.judge(evidence, settings))
    except Exception as error:  # noqa: BLE001 (a rule's bug must not cost the other rules their say)
        return Judgement(rule.id, "crashed", detail=_one_line(error))
    findings = tuple(Finding(rule.id, p.severity or rule.severity, p) for p in said if isinstance(p, Problem))
    unsure = tuple(u for u in said if isinstance(u, Unsure))
    return Judgement(rule.id, _status(findings, unsure), findings, unsure)


def _status(findings: tuple[Finding, ...], unsure: tuple[Unsure, ...]) -> Status:
    if findings:
        return "failed"
    return "undetermined" if unsure else "passed"


def _one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
