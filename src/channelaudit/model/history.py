"""What is remembered from one audit to the next, and what has changed between two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from channelaudit.model.channel import Verdict
from channelaudit.model.judgement import Finding, Severity

Course = Literal["open", "fixed", "unseen"]
"""What became of a fault: still there; looked for and not there; not seen this time, because nobody could look."""

ChangeKind = Literal["new", "fixed", "appeared", "gone", "verdict"]


@dataclass(frozen=True, slots=True)
class PastAudit:
    """One audit as the history lists it."""

    id: int
    url: str
    """As it was asked for."""
    started_at: str
    """UTC, ISO 8601."""
    seconds: float
    score: int
    letter: str
    complete: bool
    readable: bool
    """Whether a page could be read at all: what was not audited is no news."""
    works: int
    broken: int
    unverified: int
    unchecked: int
    errors: int
    warnings: int
    notes: int
    new: int
    """Findings that the audit before did not know."""
    fixed: int
    response: float
    """Seconds: the median of the pages' answers; 0 when none answered."""
    tool_version: str = ""


@dataclass(frozen=True, slots=True)
class PastSite:
    """A site of which there is a history."""

    key: str
    """Its address without what makes no difference: scheme, ``www.``, a slash at the end."""
    audits: int
    first: str
    """Start of its first audit."""
    last: PastAudit


@dataclass(frozen=True, slots=True)
class Streak:
    """A fault over many audits."""

    fingerprint: str
    rule: str
    subject: str
    severity: Severity
    first_seen: str
    last_seen: str
    fails: int
    """Audits in a row that found it; one that could not tell neither adds nor ends."""
    course: Course
    pages: tuple[str, ...] = ()
    """Where it was seen last, at most five."""
    told: bool | None = None
    """Whether a report has named it as confirmed since it appeared, and no later one has silenced it; None: it was
    written down by a version that did not keep this."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an audit found different from the audit before."""

    audit: int
    kind: ChangeKind
    subject: str
    """Channel id, URL or host."""
    rule: str = ""
    """Of a finding."""
    before: str = ""
    """Of a verdict."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A channel that both audits saw and judged differently."""

    channel: str
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class Side:
    """One of two audits that are compared."""

    site: str
    started_at: str
    score: int
    letter: str
    complete: bool
    shop: str = ""
    """The same however the address was typed."""
    addresses: int = 0
    """How many e-mail addresses were asked about, where there is no site."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed from an older audit to a newer one."""

    old: Side
    new: Side
    appeared_findings: tuple[Finding, ...]
    """In the newer audit alone."""
    fixed: tuple[Finding, ...]
    """In the older audit alone, and looked for in the newer one."""
    open: tuple[Finding, ...]
    """In both, as the newer one tells them."""
    unseen: tuple[Finding, ...]
    """In the older audit alone, and nobody could look: not fixed."""
    verdicts: tuple[VerdictChange, ...]
    appeared: tuple[str, ...]
    """Ids of channels that only the newer audit saw."""
    gone: tuple[str, ...]
    """Ids of channels that only the older audit saw, where the newer one could look."""
    missed: tuple[str, ...] = ()
    """Ids of channels that only the older audit saw, where the newer one could not look."""
    titles: tuple[tuple[str, str], ...] = ()
    """Rule id → title, of the rules that stand in the findings."""
