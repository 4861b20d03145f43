"""What the templates of the HTML and the PDF report are given.

Every ``str`` is text in the reader's language, neutralised for a page but not escaped: the templates do that.
``markup`` alone is HTML.  Words such as ``verdict`` or ``severity`` are those of the model, for classes and icons.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str
    """"" for what is no link: anything but http and https."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report; ``name`` is its template, its id and its word in ``report: sections``."""

    name: str
    title: str
    body: object


@dataclass(frozen=True, slots=True)
class GradeView:
    subject: str
    score: int
    letter: str


@dataclass(frozen=True, slots=True)
class Summary:
    score: int
    letter: str
    """"" where nothing could be told: then there is no dial."""
    sentences: tuple[str, ...]
    warnings: tuple[str, ...]
    """What the reader has to know before anything else: the crawl broke off, nothing could be read."""
    grades: tuple[GradeView, ...]


@dataclass(frozen=True, slots=True)
class BoardItem:
    verdict: str
    """``works``, ``broken``, ``unverified``, ``unchecked`` or ``missing``."""
    word: str
    kind: str
    """In words, where it says more than the group: a registration number's scheme."""
    value: str
    where: str
    finding: str
    """Anchor of the gravest finding about it, "" for none."""


@dataclass(frozen=True, slots=True)
class BoardGroup:
    kind: str
    title: str
    items: tuple[BoardItem, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of one verdict, or of one severity."""

    name: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    tallies: tuple[Tally, ...]
    groups: tuple[BoardGroup, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One of the things to do first."""

    severity: str
    word: str
    title: str
    anchor: str
    about: str
    advice: str
    more: str
    """"and 2 more of this kind"."""


@dataclass(frozen=True, slots=True)
class Place:
    region: str
    page: Link
    quote: str
    language: str
    """Of the quoted words, "" if not known."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The answer of one check: labels with values."""

    check: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    anchor: str
    severity: str
    word: str
    subject: str
    """Of the rule: ``email``."""
    subject_word: str
    rule: str
    title: str
    known: bool
    """The baseline had it already."""
    message: str
    places: tuple[Place, ...]
    more_places: str
    proof: tuple[Proof, ...]
    proof_open: bool
    advice: str
    page: Link | None
    """The rule's page on the web."""
    markup: str
    """The rule's page, for the report itself; "" for any but the first finding of a rule."""
    why: str
    """Markup too: its part that says why it matters."""
    explained_at: str
    """Anchor of the rule's page in the report, "" where there is none."""


@dataclass(frozen=True, slots=True)
class Findings:
    items: tuple[FindingView, ...]
    severities: tuple[Tally, ...]
    subjects: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """Of a picture 1440 wide: minutes after midnight."""

    start: int
    width: int


@dataclass(frozen=True, slots=True)
class DayView:
    name: str
    bars: tuple[Bar, ...]
    closed: bool
    """It is said that the day is closed."""


@dataclass(frozen=True, slots=True)
class WeekView:
    purpose: str
    text: str
    """All of the picture in words."""
    quote: str
    language: str
    days: tuple[DayView, ...]
    where: str


@dataclass(frozen=True, slots=True)
class HolidayView:
    day: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Hours:
    weeks: tuple[WeekView, ...]
    holidays: tuple[HolidayView, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    kind: str
    """Of the model, for the icon."""
    title: str
    cells: tuple[tuple[str, str], ...]
    """(verdict of the best channel there or "", words: "works, 2 channels")."""


@dataclass(frozen=True, slots=True)
class PlaceMap:
    columns: tuple[str, ...]
    rows: tuple[PlaceRow, ...]
    legend: tuple[tuple[str, str], ...]
    """(verdict, word) of the marks that stand in the map."""


@dataclass(frozen=True, slots=True)
class Statement:
    kind: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Doubt:
    step: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class Reason:
    title: str
    doubts: tuple[Doubt, ...]
    more: str


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    warnings: tuple[str, ...]
    reasons: tuple[Reason, ...]
    rules: tuple[str, ...]
    """Titles of the rules that were left open."""
    crashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageRow:
    page: Link
    title: str
    language: str
    role: str
    status: str
    good: bool
    size: str
    seconds: str


@dataclass(frozen=True, slots=True)
class Pages:
    rows: tuple[PageRow, ...]
    skipped: str


@dataclass(frozen=True, slots=True)
class Requests:
    rows: tuple[tuple[str, str], ...]
    total: str


@dataclass(frozen=True, slots=True)
class BrandView:
    company: str
    client: str
    logo: str
    """A ``data:`` URI."""
    background: str
    """Of the head, ``#rrggbb``; "" for the report's own."""
    ink: str
    """Text on it: black or white, whichever is easier to read."""
    intro: str
    """Markup, as ``closing`` and ``contact``."""
    closing: str
    contact: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    language: str
    title: str
    site: Link
    facts: tuple[str, ...]
    """Under the title: date, client, country, shop software, effort."""
    date: str
    started_at: str
    """ISO 8601."""
    brand: BrandView
    sections: tuple[Section, ...]
    texts: Mapping[str, str]
    """The templates' own words."""
    tool: str
