from __future__ import annotations

from pathlib import Path

import pytest

from builders import SITE
from channelaudit.engine import scoring
from channelaudit.engine.scoring import grade, grades, letter
from channelaudit.model import Finding, Judgement, Message, Problem, Rule, Severity, Status

DOCS = Path(__file__).parents[2] / "docs"


def rule(rule_id: str, severity: Severity) -> Rule:
    subject = rule_id.partition("-")[0]
    return Rule(rule_id, subject, severity, "Title", "Do it.", "Page.", lambda _evidence, _settings: ())


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
        ([failed("a-error", "error"), passed("a-warning"), passed("a-note")], 7),
        ([passed("a-error"), failed("a-warning", "warning"), passed("a-note")], 42),
        ([passed("a-error"), passed("a-warning"), failed("a-note", "note")], 72),
        ([failed("a-error", "error")], 0),
    ],
)
def test_a_failure_counts_five_times(judgements: list[Judgement], expected: int) -> None:
    found = grade(judgements, RULES)
    assert found
    assert found.score == expected


@pytest.mark.parametrize("status", ["undetermined", "not-applicable", "crashed"])
def test_what_could_not_be_told_counts_in_neither_direction(status: Status) -> None:
    told = [passed("a-error"), failed("a-warning", "warning")]
    assert grade([*told, Judgement("a-note", status)], RULES) == grade(told, RULES)
    assert grade([Judgement("a-note", status)], RULES) is None
    assert grades([Judgement("a-note", status)], RULES) == {}


def test_a_failed_rule_weighs_by_its_gravest_finding_however_many_there_are() -> None:
    grave = grade([passed("a-error"), failed("a-warning", "note", "error", "error")], RULES)
    assert grave == grade([passed("a-error"), failed("a-warning", "error")], RULES)


def test_only_a_shop_without_findings_has_a_hundred() -> None:
    rules = {f"a-{i}": rule(f"a-{i}", "error") for i in range(600)} | {"a-note": rule("a-note", "note")}
    found = grade([*(passed(f"a-{i}") for i in range(600)), failed("a-note", "note")], rules)
    assert found
    assert found.score == 99


def test_every_subject_has_a_score_of_its_own_rules() -> None:
    rules = RULES | {"b-error": rule("b-error", "error")}
    found = grades([passed("a-error"), failed("b-error", "error")], rules)
    assert {subject: (g.score, g.letter) for subject, g in found.items()} == {"a": (100, "A"), "b": (0, "F")}


@pytest.mark.parametrize(
    ("points", "expected"), [(100, "A"), (95, "A"), (94, "B"), (70, "C"), (69, "D"), (30, "E"), (29, "F"), (0, "F")]
)
def test_letters(points: int, expected: str) -> None:
    assert letter(points) == expected


def test_the_page_of_the_score_is_the_modules_docstring() -> None:
    assert scoring.__doc__
    assert (DOCS / "score.md").read_text(encoding="utf-8").endswith(scoring.__doc__)
