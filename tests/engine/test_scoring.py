from __future__ import annotations

import pytest

from builders import SITE
from channelaudit.engine.scoring import score
from channelaudit.model import Finding, Judgement, Message, Problem, Rule, Severity, Status


def rule(rule_id: str, severity: Severity) -> Rule:
    return Rule(rule_id, "a", severity, "Title", "Do it.", "Page.", lambda _evidence, _settings: ())


RULES = {r.id: r for r in (rule("a-error", "error"), rule("a-warning", "warning"), rule("a-note", "note"))}


def failed(rule_id: str, *severities: Severity) -> Judgement:
    findings = tuple(Finding(rule_id, s, Problem(SITE, Message("Broken."))) for s in severities)
    return Judgement(rule_id, "failed", findings)


def passed(rule_id: str) -> Judgement:
    return Judgement(rule_id, "passed")


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ([passed("a-error"), passed("a-warning"), passed("a-note")], 100),
        ([failed("a-error", "error"), passed("a-warning"), passed("a-note")], 28),
        ([passed("a-error"), failed("a-warning", "warning"), passed("a-note")], 78),
        ([passed("a-error"), passed("a-warning"), failed("a-note", "note")], 92),
        ([failed("a-error", "error")], 0),
        ([], 0),
    ],
)
def test_the_score_is_the_share_of_the_passed_weight(judgements: list[Judgement], expected: int) -> None:
    assert score(judgements, RULES) == expected


@pytest.mark.parametrize("status", ["undetermined", "not-applicable", "crashed"])
def test_what_could_not_be_told_counts_in_neither_direction(status: Status) -> None:
    told = [passed("a-error"), failed("a-warning", "warning")]
    assert score([*told, Judgement("a-note", status)], RULES) == score(told, RULES)


def test_a_failed_rule_weighs_by_its_gravest_finding_however_many_there_are() -> None:
    grave = [passed("a-error"), failed("a-warning", "note", "error", "error")]
    assert score(grave, RULES) == 50


def test_only_a_shop_without_findings_has_a_hundred() -> None:
    rules = {f"a-{i}": rule(f"a-{i}", "error") for i in range(60)} | {"a-note": rule("a-note", "note")}
    assert score([*(passed(f"a-{i}") for i in range(60)), failed("a-note", "note")], rules) == 99
