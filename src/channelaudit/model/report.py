"""The assessed audit: what every report format renders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from channelaudit.model.channel import Channel, Verdict
from channelaudit.model.document import SiteContext
from channelaudit.model.judgement import GRAVEST_FIRST, Finding, Judgement
from channelaudit.model.observation import Observation
from channelaudit.model.page import Crawl, Failure


@dataclass(frozen=True, slots=True)
class Grade:
    """A score from 0 to 100 and its letter, A to F."""

    score: int
    letter: str


@dataclass(frozen=True, slots=True)
class Report:
    """The result of ``assess``.  ``verdicts`` maps a channel's id to its verdict."""

    site: SiteContext
    crawl: Crawl
    channels: tuple[Channel, ...]
    verdicts: Mapping[str, Verdict]
    observations: Mapping[str, tuple[Observation, ...]]
    """Channel id → the observations that speak of it."""
    judgements: tuple[Judgement, ...]
    """One a rule that ran, in the order of their ids; ignored rules are not here."""
    muted: tuple[Finding, ...]
    """Findings that the policy silenced (ignores), kept for the record."""
    failures: tuple[Failure, ...]
    """Everything that could not be determined: crawl, checks, rules."""
    score: int
    """0–100."""
    started_at: str
    seconds: float
    tool_version: str
    rule_titles: Mapping[str, str] = field(default_factory=dict)
    """Rule id → title, for the formats (English; also the key of its translation)."""
    rule_advice: Mapping[str, str] = field(default_factory=dict)
    """Rule id → advice."""
    letter: str = ""
    """Of the score, A to F; "" when nothing could be told."""
    subjects: Mapping[str, Grade] = field(default_factory=dict)
    """Subject of rules → its score, for those of which anything could be told."""
    addressed: tuple[str, ...] = ()
    """Countries whose customers the shop addresses and by whose law it was judged, the likeliest first."""

    @property
    def of_addresses(self) -> bool:
        """Whether addresses alone were asked about, so that there is no site whose pages could have been read."""
        return self.crawl.of_addresses(self.site.host)

    @property
    def readable(self) -> bool:
        """Whether anything could be audited; if not, the report says nothing of the shop.  Addresses need no page."""
        return self.crawl.readable(self.site.host)

    @property
    def own_channels(self) -> tuple[Channel, ...]:
        """The shop's own channels.  Promises and the like are no channels."""
        return tuple(channel for channel in self.channels if channel.of_shop and not channel.is_statement)

    @property
    def others_channels(self) -> tuple[Channel, ...]:
        """Channels that the site shows and that are not the shop's."""
        return tuple(channel for channel in self.channels if not (channel.of_shop or channel.is_statement))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, the gravest first, then by rule and subject."""
        found = (f for j in self.judgements for f in j.findings)
        return tuple(sorted(found, key=lambda f: (GRAVEST_FIRST.index(f.severity), f.rule, f.problem.subject)))
