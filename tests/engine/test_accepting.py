"""What does not count though it was found: accepted, known, not yet confirmed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import failure
from channelaudit.config.errors import ConfigError
from channelaudit.config.ignoring import Ignore
from channelaudit.config.settings import Settings
from channelaudit.engine import policy
from channelaudit.engine.discovery import rules
from channelaudit.engine.scoring import grade
from channelaudit.model import Finding, Judgement, Message, Problem, Streak, Unsure
from channelaudit.reports.common.standing import standing
from engine.test_policy import report

MAIL = "email:hurt@sklep-rower.example"
TODAY = "2026-11-22"


def found(subject: str = MAIL, rule: str = "email-mailbox-missing") -> Finding:
    return Finding(rule, "error", Problem(subject, Message("It is broken.")))


def judgement(*findings: Finding) -> Judgement:
    return Judgement(findings[0].rule, "failed", findings)


def streak(finding: Finding, fails: int, course: str = "open") -> dict[str, Streak]:
    name, subject = finding.fingerprint, finding.problem.subject
    return {name: Streak(name, finding.rule, subject, "error", "", "", fails, course)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entry", "silent"),
    [
        (Ignore("email-mailbox-missing", MAIL, "closed"), True),
        (Ignore("email", "hurt@*", "closed"), True),
        (Ignore("email", "email:*", "closed"), True),
        (Ignore("", "*@sklep-rower.example", "closed"), True),
        (Ignore("email", "", "closed"), True),
        (Ignore("email", "HURT@*", "closed"), True),
        (Ignore("phone", "hurt@*", "closed"), False),
        (Ignore("email", "other@*", "closed"), False),
        (Ignore("email", "hurt", "closed"), False),
        (Ignore("email", "", "closed", "2026-11-22"), True),
        (Ignore("email", "", "closed", "2026-11-21"), False),
    ],
)
def test_an_accepted_finding_is_muted_with_its_reason(entry: Ignore, silent: bool) -> None:
    loud, muted = policy.apply([judgement(found())], Settings(ignored=(entry,)), today=TODAY)
    assert [f.reason for f in muted] == (["closed"] if silent else [])
    assert bool(loud) is not silent


def test_other_findings_of_the_rule_stay() -> None:
    other = found("email:info@sklep-rower.example")
    settings = Settings(ignored=(Ignore("", "hurt@*", "closed"),))
    (loud,), (muted,) = policy.apply([judgement(found(), other)], settings, today=TODAY)
    assert [f.problem.subject for f in loud.findings] == [other.problem.subject]
    assert muted.problem.subject == MAIL


def test_what_is_left_of_a_judgement_can_still_be_scored() -> None:
    settings = Settings(ignored=(Ignore("", "hurt@*", "closed"),))
    doubtful = Judgement("email-mailbox-missing", "failed", (found(),), (Unsure("email:b@c.example", failure()),))
    loud, _ = policy.apply([doubtful], settings, today=TODAY)
    assert [(j.status, j.findings) for j in loud] == [("undetermined", ())]
    assert grade(loud, rules()) is None


def test_an_entry_whose_time_is_over_is_named() -> None:
    settings = Settings(ignored=(Ignore("email", "hurt@*", "closed", "2026-11-01"), Ignore("phone", "", "none")))
    (warning,) = policy.expired(settings, TODAY)
    assert str(warning) == (
        "ignore: the entry for email hurt@* ended on 2026-11-01 and silences nothing any more (closed)"
    )


def test_an_entry_for_a_rule_that_does_not_exist_is_wrong_use() -> None:
    with pytest.raises(ConfigError, match="emial"):
        policy.selected(rules(), Settings(ignored=(Ignore("emial", "", "typo"),)))


@pytest.mark.parametrize(("before", "needed", "code"), [(0, 1, 1), (0, 2, 0), (1, 2, 1), (1, 3, 0), (2, 3, 1)])
def test_a_fault_counts_when_it_was_found_often_enough(before: int, needed: int, code: int) -> None:
    settings = Settings(min_confirmations=needed)
    past = policy.Past(streaks=streak(found(), before) if before else {})
    loud, _ = policy.apply([judgement(found())], settings, past)
    (finding,) = loud[0].findings
    assert (finding.confirmations, finding.needed) == (before + 1, needed)
    assert policy.exit_code(report(*loud), settings) == code


def test_a_second_look_needs_no_other_night() -> None:
    settings = Settings(min_confirmations=3)
    loud, _ = policy.apply([judgement(found())], settings, seen_twice=frozenset({MAIL}))
    assert policy.exit_code(report(*loud), settings) == 1


def test_what_is_known_waits_for_nothing() -> None:
    known = policy.Past(frozenset({found().fingerprint}), streak(found(), 1))
    loud, _ = policy.apply([judgement(found())], Settings(min_confirmations=9), known)
    (finding,) = loud[0].findings
    assert (finding.new, finding.confirmed) == (False, True)
    assert str(standing(finding)) == "known"


@pytest.mark.parametrize(
    ("fails", "course", "known"), [(3, "open", True), (3, "unseen", True), (2, "open", False), (3, "fixed", False)]
)
def test_an_old_history_knows_what_was_found_often_enough(fails: int, course: str, known: bool) -> None:
    streaks = streak(found(), fails, course)
    assert policy.known_since(streaks, Settings(min_confirmations=3)) == (frozenset(streaks) if known else frozenset())


@pytest.mark.parametrize(
    ("fails", "course", "told", "known"),
    [
        pytest.param(1, "open", True, True, id="confirmed by a second look"),
        pytest.param(1, "unseen", True, True, id="nobody could tell since"),
        pytest.param(9, "open", False, False, id="silenced until now"),
        pytest.param(0, "fixed", True, False, id="mended"),
    ],
)
def test_known_is_what_was_told_and_not_mended_since(fails: int, course: str, told: bool, known: bool) -> None:
    streaks = {name: replace(each, told=told) for name, each in streak(found(), fails, course).items()}
    assert policy.known_since(streaks, Settings(min_confirmations=3)) == (frozenset(streaks) if known else frozenset())
