"""# The score

The score says how far a shop is from one without findings, from 0 to 100, for the whole and for each subject (email,
phone, policy …). The letter beside it sums it up.

## Formula

Every rule that **passed** or **failed** has a weight: error 10, warning 3, note 1. A rule that passed weighs by its own
severity; one that failed by its gravest finding, because the country may make it graver or milder, however many
findings it has.

    score = 100 × passed / (passed + 5 × failed), rounded down

`passed` and `failed` are the sums of these weights. A failure counts five times: a customer meets the one thing that is
broken, not the twenty that work. Only a shop without findings has 100.

A subject's score is made in the same way of its own rules; the score of the whole is made of all rules, not of the
subjects' scores.

## What does not count

A rule that was undetermined, did not apply, or crashed counts in neither direction: what could not be told is neither a
pass nor a fail. A subject of which nothing could be told has no score and no letter. Rules that the settings leave out
do not count either, so scores compare only between audits with the same settings.

## Letters

| letter | from |
|---|---|
| A | 95 |
| B | 85 |
| C | 70 |
| D | 50 |
| E | 30 |
| F | 0 |

## Example

Of the rules about e-mail, eight errors (80), six warnings (18) and two notes (2) passed: together 100. One error
failed: 10, counted five times 50. The score is 100 × 100 / 150 = 66, a D.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from channelaudit.model import Grade, Judgement, Rule

WEIGHTS = {"error": 10, "warning": 3, "note": 1}
FAILURE = 5
"""How many times a rule that failed counts."""
LETTERS = (("A", 95), ("B", 85), ("C", 70), ("D", 50), ("E", 30), ("F", 0))


def letter(points: int) -> str:
    """The letter of a score."""
    return next(name for name, least in LETTERS if points >= least)


def grades(judgements: Iterable[Judgement], rules: Mapping[str, Rule]) -> dict[str, Grade]:
    """Score and letter of each subject of which anything could be told, in the order of their names."""
    by_subject: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        by_subject.setdefault(rules[judgement.rule].subject, []).append(judgement)
    found = {subject: grade(own, rules) for subject, own in sorted(by_subject.items())}
    return {subject: each for subject, each in found.items() if each}


def grade(judgements: Iterable[Judgement], rules: Mapping[str, Rule]) -> Grade | None:
    """Score and letter; None when no rule passed or failed."""
    passed = failed = 0
    for judgement in judgements:
        if judgement.status == "passed":
            passed += WEIGHTS[rules[judgement.rule].severity]
        elif judgement.status == "failed":
            failed += max(WEIGHTS[finding.severity] for finding in judgement.findings)
    if not passed + failed:
        return None
    points = 100 * passed // (passed + FAILURE * failed)
    return Grade(points, letter(points))
