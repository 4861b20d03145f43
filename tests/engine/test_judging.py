from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from builders import evidence, failure
from channelaudit.config.settings import Settings
from channelaudit.engine.judging import judge
from channelaudit.model import Evidence, Message, Problem, Rule, Severity, Status, Unsure

PROBLEM = Problem("x", Message("It is broken."))
UNSURE = Unsure("y", failure())


def made(*said: Problem | Unsure, rule_id: str = "a-b") -> Rule:
    return Rule(rule_id, "a", "warning", "Title", "Do it.", "Page.", lambda _evidence, _settings: said)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ((), "passed"),
        ((PROBLEM,), "failed"),
        ((UNSURE,), "undetermined"),
        ((PROBLEM, UNSURE), "failed"),
    ],
)
def test_the_status_follows_from_what_a_rule_says(said: tuple[Problem | Unsure, ...], status: Status) -> None:
    (judgement,) = judge([made(*said)], evidence(), Settings())
    assert judgement.status == status
    assert [finding.problem for finding in judgement.findings] == [s for s in said if isinstance(s, Problem)]
    assert list(judgement.unsure) == [s for s in said if isinstance(s, Unsure)]


@pytest.mark.parametrize("severity", ["error", "note", None])
def test_a_problem_may_be_graver_or_milder_than_its_rule(severity: Severity | None) -> None:
    (judgement,) = judge([made(replace(PROBLEM, severity=severity))], evidence(), Settings())
    assert judgement.findings[0].severity == (severity or "warning")


def test_a_rule_that_does_not_apply_is_not_asked() -> None:
    rule = replace(made(PROBLEM), applies=lambda _evidence, _settings: False)
    assert judge([rule], evidence(), Settings())[0].status == "not-applicable"


def test_a_crash_costs_only_its_own_rule() -> None:
    def crash(_evidence: Evidence, _settings: Settings) -> Iterator[Problem]:
        yield PROBLEM
        raise ValueError("no such\nthing")

    crashing = replace(made(rule_id="a-a"), judge=crash)
    first, second = judge([made(PROBLEM), crashing], evidence(), Settings())
    assert (first.rule, first.status, first.detail) == ("a-a", "crashed", "ValueError: no such thing")
    assert first.findings == ()
    assert second.status == "failed"
