"""The shape of the JSON report, ``channelaudit/audit/1``: a contract with scripts.

Fields may be added; what is here keeps its name and meaning.  ``reports/json.py`` fills it in, ``engine/saved.py``
reads it back, ``docs/schema/audit.json`` is made from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from channelaudit.model import Failure, Grade, Page, RoleLink, Severity, Sighting, Status, Text, Unsure, Verdict

SCHEMA = "channelaudit/audit/1"
SCHEMA_OF_SEVERAL = "channelaudit/audits/1"


@dataclass(frozen=True, slots=True)
class ToolEntry:
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class SiteEntry:
    url: str
    """As it was asked for."""
    final_url: str
    """Where the home page was found after redirects."""
    country: str
    """ISO 3166, two letters; "" if it could not be told."""
    language: str
    country_reasons: tuple[Text, ...]
    platform: str
    host: str = ""
    domain: str = ""
    countries: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    """Countries whose customers the shop addresses and by whose law it was judged, the likeliest first."""


@dataclass(frozen=True, slots=True)
class ObservationEntry:
    """The answer of one check: ``known`` with its value, or ``unknown`` with the failure that prevented it."""

    check: str
    outcome: Literal["known", "unknown"]
    value: Any
    seconds: float
    subject: str = ""
    failure: Failure | None = None
    confirmed: bool = False
    """A second look in the same run said the same."""


@dataclass(frozen=True, slots=True)
class ChannelEntry:
    id: str
    kind: str
    value: str
    attributes: dict[str, Any]
    verdict: Verdict
    sightings: tuple[Sighting, ...]
    observations: tuple[ObservationEntry, ...]


@dataclass(frozen=True, slots=True)
class JudgementEntry:
    rule: str
    status: Status
    unsure: tuple[Unsure, ...] = ()
    """What the rule could not tell, and why."""
    detail: str = ""
    """Of a crash."""


@dataclass(frozen=True, slots=True)
class FindingEntry:
    rule: str
    severity: Severity
    channel: str | None
    """Id of the channel that it is about, if it is about one."""
    message: str
    advice: str
    sightings: tuple[Sighting, ...]
    fingerprint: str
    new: bool
    subject: str = ""
    """What it is about: a channel's id, a URL, a host."""
    title: str = ""
    message_text: str = ""
    """English template and values of the message: from them it is rendered again in another language.
    A value is a text, a number, a list of values or, with a text and values of its own, a message."""
    message_values: dict[str, Any] = field(default_factory=dict)
    advice_text: str | None = None
    """Template of advice for this finding alone; null where the rule's advice is shown."""
    advice_values: dict[str, Any] = field(default_factory=dict)
    message_plural: str = ""
    """English template for more than one, where number makes a difference; ``count`` among the values decides."""
    advice_plural: str = ""
    confirmations: int = 1
    """Runs in a row that found it, with this one."""
    confirmations_needed: int = 1
    """As many must find it before it counts for the exit code."""
    reason: str = ""
    """Of a muted finding: why the settings accept it; "" where they leave the whole rule out."""


@dataclass(frozen=True, slots=True)
class SummaryEntry:
    channels: dict[Verdict, int]
    """The shop's own channels by verdict."""
    findings: dict[Severity, int]
    score: int
    """0–100."""
    letter: str = ""
    """Of the score, A to F; "" when nothing could be told."""
    subjects: dict[str, Grade] = field(default_factory=dict)
    """Score and letter of each subject of which anything could be told."""


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule that ran: English title and advice."""

    title: str
    advice: str


@dataclass(frozen=True, slots=True)
class CrawlEntry:
    """What the crawl says beside its pages."""

    links: tuple[RoleLink, ...] = ()
    failures: tuple[Failure, ...] = ()
    skipped: tuple[str, ...] = ()
    requests: dict[str, int] = field(default_factory=dict)
    """Requests made, per host."""


@dataclass(frozen=True, slots=True)
class AuditFile:
    schema: str
    tool: ToolEntry
    site: SiteEntry
    started_at: str
    seconds: float
    complete: bool
    """Every page that could hold contact details was answered: only then is absence a finding."""
    pages: tuple[Page, ...]
    channels: tuple[ChannelEntry, ...]
    judgements: tuple[JudgementEntry, ...]
    findings: tuple[FindingEntry, ...]
    failures: tuple[Failure, ...]
    summary: SummaryEntry
    muted: tuple[FindingEntry, ...] = ()
    """Findings that the settings silence."""
    rules: dict[str, RuleEntry] = field(default_factory=dict)
    crawl: CrawlEntry = field(default_factory=CrawlEntry)


@dataclass(frozen=True, slots=True)
class AuditsFile:
    """Several audits in one document, ``channelaudit/audits/1``."""

    schema: str
    audits: tuple[AuditFile, ...]
