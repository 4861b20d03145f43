"""The one gate for opinions: which rules count, what is silenced, what is new, and the exit code.  Pure."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import Settings
from channelaudit.model import Finding, Judgement, Report, Rule

CLEAN = 0
FOUND = 1
NOT_AUDITED = 3
_ORDER = {"error": 3, "warning": 2, "note": 1}


def selected(rules: Mapping[str, Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that ``--select`` names, all by default.

    Raises ``ConfigError`` for a name in ``--select`` or ``--ignore`` that is neither a rule nor the beginning of one.
    """
    for name in (*settings.select, *settings.ignore):
        if not any(_matches(rule, name) for rule in rules):
            raise ConfigError(f"there is no rule “{name}”{_nearest(name, rules)}")
    if not settings.select:
        return tuple(rules.values())
    return tuple(rule for rule in rules.values() if _named(rule.id, settings.select))


def apply(
    judgements: Iterable[Judgement], settings: Settings, baseline: frozenset[str] = frozenset()
) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    """(judgements that count, findings of the rules that ``--ignore`` silences).

    ``baseline`` holds fingerprints of an earlier audit: findings that it knows are kept and are not new.
    """
    loud: list[Judgement] = []
    muted: list[Finding] = []
    for judgement in judgements:
        if _named(judgement.rule, settings.ignore):
            muted += judgement.findings
        else:
            marked = tuple(replace(f, new=f.fingerprint not in baseline) for f in judgement.findings)
            loud.append(replace(judgement, findings=marked))
    return tuple(loud), tuple(muted)


def exit_code(report: Report, settings: Settings) -> int:
    """0, 1 or 3, as docs/output.md says; not being able to audit comes before findings."""
    if not any(page.error is None and 200 <= page.status < 300 for page in report.crawl.pages):
        return NOT_AUDITED
    if settings.strict and any(undetermined(judgement) for judgement in report.judgements):
        return NOT_AUDITED
    return FOUND if any(f.new and counts(f, settings) for f in report.findings) else CLEAN


def undetermined(judgement: Judgement) -> bool:
    """Whether something that should have been told could not be; what the user switched off does not count."""
    if judgement.status == "crashed":
        return True
    return any(unsure.failure.kind != "skipped" or unsure.failure.step == "crawl" for unsure in judgement.unsure)


def counts(finding: Finding, settings: Settings) -> bool:
    """Whether the finding is at or above ``--fail-on``."""
    return settings.fail_on != "never" and _ORDER[finding.severity] >= _ORDER[settings.fail_on]


def _named(rule: str, names: Iterable[str]) -> bool:
    return any(_matches(rule, name) for name in names)


def _matches(rule: str, name: str) -> bool:
    """``email`` and ``email-link`` name ``email-link-differs``; ``email-li`` does not."""
    return rule == name or rule.startswith(f"{name}-")


def _nearest(name: str, rules: Iterable[str]) -> str:
    known = sorted({prefix for rule in rules for prefix in (rule, rule.partition("-")[0])})
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean “{near[0]}”?" if near else "; channelaudit rules lists them"
