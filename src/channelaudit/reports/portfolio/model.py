"""What the page about many sites shows."""

from __future__ import annotations

from dataclasses import dataclass

from channelaudit.model import Message, Severity


@dataclass(frozen=True, slots=True)
class Row:
    """One site."""

    name: str
    """What to call it: its name in the list, else its address."""
    url: str
    page: str
    """Its own report, relative to the portfolio; "" where there is none."""
    tags: tuple[str, ...] = ()
    country: str = ""
    score: int | None = None
    """None where nothing could be told."""
    letter: str = ""
    works: int = 0
    broken: int = 0
    unverified: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    trend: tuple[int, ...] = ()
    """Scores of the audits, the oldest first."""
    reason: Message | None = None
    """Why it could not be audited."""
    audited_at: str = ""
    """UTC, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that failed on some of the sites."""

    rule: str
    title: str
    severity: Severity
    sites: int


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All sites of a batch."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    """The commonest first."""
    made_at: str
