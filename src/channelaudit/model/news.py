"""What an audit has to tell those who have seen the audits before."""

from __future__ import annotations

from dataclasses import dataclass

from channelaudit.model.judgement import Severity


@dataclass(frozen=True, slots=True)
class Item:
    """A fault in one line."""

    severity: Severity
    title: str
    """Of the rule, English; its id where it has none."""
    subject: str
    """Channel id, URL or host; personal numbers are masked."""


@dataclass(frozen=True, slots=True)
class FirstAudit:
    """The counts of a site's first audit, of which nothing can be called new."""

    score: int
    errors: int
    warnings: int
    unconfirmed: int
    """Of all findings, those that other runs have yet to confirm."""


@dataclass(frozen=True, slots=True)
class News:
    """What one audit tells of a site; faults stand the gravest first."""

    site: str
    """As it was asked for."""
    new: tuple[Item, ...] = ()
    fixed: tuple[Item, ...] = ()
    first: FirstAudit | None = None


@dataclass(frozen=True, slots=True)
class Notification:
    """One message to people."""

    title: str
    body: str
    """Markdown that reads well as plain text too."""
