"""The one gate for opinions: which rules count, what is silenced, what is new, and the exit code.  Pure."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from channelaudit.config.codes import CLEAN, FOUND, NOT_AUDITED
from channelaudit.config.errors import ConfigError
from channelaudit.config.ignoring import Ignore
from channelaudit.config.settings import Settings
from channelaudit.model import Finding, Judgement, Message, Report, Rule, Streak, grave_enough


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier runs tell of this site."""

    baseline: frozenset[str] = frozenset()
    """Fingerprints of findings that are not new."""
    streaks: Mapping[str, Streak] = field(default_factory=dict)
    """Fingerprint → how often in a row the fault was found, without this run."""


def selected(rules: Mapping[str, Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that ``--select`` names, all by default.

    Raises ``ConfigError`` for a name in ``--select`` or ``--ignore`` that is neither a rule nor the beginning of one,
    and where ``--ignore`` leaves no rule.
    """
    accepted = (entry.rule for entry in settings.ignored if entry.rule)
    for name in (*settings.select, *settings.ignore, *accepted):
        if not any(_matches(rule, name) for rule in rules):
            raise ConfigError(Message("there is no rule “{name}”{nearest}", name=name, nearest=_nearest(name, rules)))
    chosen = tuple(rule for rule in rules.values() if not settings.select or _named(rule.id, settings.select))
    if settings.ignore and all(_named(rule.id, settings.ignore) for rule in chosen):
        raise ConfigError(Message("no rule is left: everything that is selected is ignored too"))
    return chosen


def apply(
    judgements: Iterable[Judgement],
    settings: Settings,
    past: Past | None = None,
    today: str = "",
    seen_twice: frozenset[str] = frozenset(),
) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    """(judgements that count, findings that ``ignore`` silences).

    What ``past`` knows is kept and marked.  ``today`` (YYYY-MM-DD) decides which accepted findings have expired.
    ``seen_twice`` are subjects that a second look in this run found broken: they need no other confirmation.
    """
    past = past or Past()
    loud: list[Judgement] = []
    muted: list[Finding] = []
    for judgement in judgements:
        if _named(judgement.rule, settings.ignore):
            muted += judgement.findings
            continue
        pairs = [
            (finding, _accepted(finding.rule, finding.problem.subject, settings.ignored, today))
            for finding in judgement.findings
        ]
        muted += [replace(finding, reason=entry.reason) for finding, entry in pairs if entry]
        open_ones = tuple(
            _marked(finding, past, settings.min_confirmations, seen_twice) for finding, entry in pairs if not entry
        )
        if open_ones or not judgement.findings:
            loud.append(replace(judgement, findings=open_ones))
        elif judgement.unsure:
            loud.append(replace(judgement, findings=(), status="undetermined"))
    return tuple(loud), tuple(muted)


def expired(settings: Settings, today: str) -> tuple[Message, ...]:
    """A warning for each accepted finding whose time is over."""
    return tuple(
        Message(
            "ignore: the entry for {what} ended on {date:date} and silences nothing any more ({reason})",
            what=" ".join(filter(None, (entry.rule, entry.channel))),
            date=entry.until,
            reason=entry.reason,
        )
        for entry in settings.ignored
        if _is_over(entry, today)
    )


def known_since(streaks: Mapping[str, Streak], settings: Settings) -> frozenset[str]:
    """The baseline of ``--baseline last``: faults that were reported as confirmed and are no news since.

    They are still there as far as anybody knows, and the settings have not silenced them in the meantime.
    """
    return frozenset(name for name, each in streaks.items() if each.course != "fixed" and _was_told(each, settings))


def code_again(started_at: str, past: Past, settings: Settings, today: str) -> int:
    """0 or 1: the exit code of an earlier audit that is not made again, by what the history keeps of its findings.

    They count as those of an audit of ``today`` (YYYY-MM-DD) would that found the same.
    """
    found = (each for name, each in past.streaks.items() if each.last_seen == started_at and name not in past.baseline)
    counted = (each for each in found if _was_told(each, settings) and grave_enough(each.severity, settings.fail_on))
    return FOUND if any(not _is_silenced(each, settings, today) for each in counted) else CLEAN


def exit_code(report: Report, settings: Settings) -> int:
    """0, 1 or 3, as docs/output.md says; not being able to audit comes before findings."""
    if not report.readable:
        return NOT_AUDITED
    if settings.strict and any(undetermined(judgement) for judgement in report.judgements):
        return NOT_AUDITED
    counted = (finding for finding in report.findings if finding.new and finding.confirmed)
    return FOUND if any(grave_enough(finding.severity, settings.fail_on) for finding in counted) else CLEAN


def undetermined(judgement: Judgement) -> bool:
    """Whether something that should have been told could not be; what the user switched off does not count."""
    if judgement.status == "crashed":
        return True
    return any(unsure.failure.kind != "skipped" or unsure.failure.step == "crawl" for unsure in judgement.unsure)


def _was_told(each: Streak, settings: Settings) -> bool:
    return each.fails >= settings.min_confirmations if each.told is None else each.told


def _is_silenced(each: Streak, settings: Settings, today: str) -> bool:
    return _named(each.rule, settings.ignore) or bool(_accepted(each.rule, each.subject, settings.ignored, today))


def _marked(finding: Finding, past: Past, needed: int, seen_twice: frozenset[str]) -> Finding:
    streak = past.streaks.get(finding.fingerprint)
    known = finding.fingerprint in past.baseline  # and so told before: it waits for nothing
    return replace(
        finding,
        new=not known,
        confirmations=1 + (streak.fails if streak else 0),
        needed=1 if known or finding.problem.subject in seen_twice else needed,
    )


def _accepted(rule: str, subject: str, entries: Iterable[Ignore], today: str) -> Ignore | None:
    return next((entry for entry in entries if not _is_over(entry, today) and _covers(entry, rule, subject)), None)


def _covers(entry: Ignore, rule: str, subject: str) -> bool:
    """``hurt@*`` means ``email:hurt@…`` too: the kind of a channel need not be named."""
    if entry.rule and not _matches(rule, entry.rule):
        return False
    names = (subject, subject.partition(":")[2])
    return not entry.channel or any(fnmatchcase(name.lower(), entry.channel.lower()) for name in names)


def _is_over(entry: Ignore, today: str) -> bool:
    return bool(entry.until) and today > entry.until


def _named(rule: str, names: Iterable[str]) -> bool:
    return any(_matches(rule, name) for name in names)


def _matches(rule: str, name: str) -> bool:
    """``email`` and ``email-link`` name ``email-link-differs``; ``email-li`` does not."""
    return rule == name or rule.startswith(f"{name}-")


def _nearest(name: str, rules: Iterable[str]) -> str:
    known = sorted({prefix for rule in rules for prefix in (rule, rule.partition("-")[0])})
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean “{near[0]}”?" if near else "; channelaudit rules lists them"
