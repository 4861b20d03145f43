"""How well the shop can be reached, 0–100.  Pure.

Every rule that passed or failed weighs by its severity: error 10, warning 3, note 1.  The score is the share of the
passed weight, rounded down, so that only a shop without findings has 100.  A rule that failed weighs by its gravest
finding, because the country may make it graver or milder.  Rules that were undetermined, not applicable or crashed do
not count in either direction: what could not be told is neither a pass nor a fail.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from channelaudit.model import Judgement, Rule

WEIGHTS = {"error": 10, "warning": 3, "note": 1}


def score(judgements: Iterable[Judgement], rules: Mapping[str, Rule]) -> int:
    """The score; 0 when no rule passed or failed."""
    passed = failed = 0
    for judgement in judgements:
        if judgement.status == "passed":
            passed += WEIGHTS[rules[judgement.rule].severity]
        elif judgement.status == "failed":
            failed += max(WEIGHTS[finding.severity] for finding in judgement.findings)
    return 100 * passed // (passed + failed) if passed + failed else 0
