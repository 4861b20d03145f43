"""Portfolio → one web page that needs nothing else: the table is all there without the script, which only filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from channelaudit.model import Message
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.sanitize import line
from channelaudit.reports.common.templates import environment, hash_source, source
from channelaudit.reports.common.translate import render as say
from channelaudit.reports.common.translate import text
from channelaudit.reports.portfolio.model import Portfolio, Row

FAULTS = 15
"""Faults that have a bar."""
_TREND = 30
"""Audits that a site's line shows, the newest."""
_WIDTH, _HEIGHT, _EDGE = 96, 24, 3
_GRADES = ("A", "B", "C", "D", "E", "F")


@dataclass(frozen=True, slots=True)
class Spark:
    """A row of scores as a line; ``said`` is the same in words."""

    path: str
    x: float
    y: float
    said: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the table, in the reader's language."""

    row: Row
    spark: Spark | None
    reason: str
    words: str
    """What the search looks at, in lower case."""
    state: str
    """``broken``, ``fine`` or ``failed``."""


def html(portfolio: Portfolio, options: RenderOptions) -> str:
    """The page.  Its policy permits its own style and script by their hashes, and nothing else."""
    css = "\n".join(map(source, ("page.css", "tones.css", "portfolio/portfolio.css", "print.css")))
    script = source("portfolio/portfolio.js")
    policy = (
        f"default-src 'none'; style-src {hash_source(css)}; script-src {hash_source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    language = options.language
    rows = [_shown(row, language) for row in portfolio.rows]
    return (
        environment()
        .get_template("portfolio/portfolio.html")
        .render(
            css=css,
            script=script,
            policy=policy,
            language=language,
            t=_texts(language),
            lead=_lead(portfolio, language),
            rows=rows,
            tags=sorted({tag for row in portfolio.rows for tag in row.tags}, key=str.casefold),
            grades=_grades(portfolio.rows),
            faults=_faults(portfolio, language),
            width=_WIDTH,
            height=_HEIGHT,
        )
    )


def _shown(row: Row, language: str) -> Shown:
    state = "failed" if row.score is None else "broken" if row.broken else "fine"
    reason = say(row.reason, language, line) if row.reason else ""
    words = " ".join((row.name, row.url, row.country, *row.tags)).casefold()
    return Shown(row, _spark(row.trend[-_TREND:], language), reason, words, state)


def _spark(scores: Sequence[int], language: str) -> Spark | None:
    if not scores:
        return None
    step = (_WIDTH - 2 * _EDGE) / max(1, len(scores) - 1)
    points = [
        (round(_EDGE + n * step, 1), round(_HEIGHT - _EDGE - (_HEIGHT - 2 * _EDGE) * score / 100, 1))
        for n, score in enumerate(scores)
    ]
    path = "M" + " L".join(f"{x} {y}" for x, y in points) if len(points) > 1 else ""
    said = Message.counted(
        "{count} audit, score {first}", "{count} audits, score from {first} to {last}",
        count=len(scores), first=scores[0], last=scores[-1],
    )  # fmt: skip
    return Spark(path, *points[-1], say(said, language))


def _lead(portfolio: Portfolio, language: str) -> str:
    rows = portfolio.rows
    told = [row.score for row in rows if row.score is not None]
    return say(
        Message(
            "{date}: sites {sites}, with broken channels {broken}, could not be audited {failed}, mean score {mean}",
            date=portfolio.made_at[:10],
            sites=len(rows),
            broken=sum(row.broken > 0 for row in rows),
            failed=len(rows) - len(told),
            mean=round(sum(told) / len(told)) if told else "–",
        ),
        language,
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a picture; ``part`` of 100 is its length."""

    name: str
    code: str
    tone: str
    said: str
    part: float


def _grades(rows: Sequence[Row]) -> list[Bar]:
    """How many sites have which letter."""
    counts = {letter: sum(row.letter == letter for row in rows) for letter in _GRADES}
    most = max((*counts.values(), 1))
    return [
        Bar(letter, "", f"grade-{letter}", str(count), round(100 * count / most, 1)) for letter, count in counts.items()
    ]


def _faults(portfolio: Portfolio, language: str) -> list[Bar]:
    sites = max(1, len(portfolio.rows))
    return [
        Bar(
            text(fault.title, language),
            fault.rule,
            fault.severity,
            say(
                Message.counted("{count} site ({part} %)", "{count} sites ({part} %)", count=fault.sites,
                                part=round(100 * fault.sites / sites)),
                language,
            ),
            round(100 * fault.sites / sites, 1),
        )
        for fault in portfolio.faults[:FAULTS]
    ]  # fmt: skip


def _texts(language: str) -> dict[str, str]:
    """The fixed texts of the page."""
    return {
        "title": text("Contact channels of all sites", language),
        "skip_to_the_content": text("Skip to the content", language),
        "sites": text("Sites", language),
        "search": text("Search", language),
        "show": text("Show", language),
        "all_sites": text("all sites", language),
        "with_broken_channels": text("with broken channels", language),
        "without_broken_channels": text("without broken channels", language),
        "that_could_not_be_audited": text("that could not be audited", language),
        "tag": text("Tag", language),
        "any_tag": text("any tag", language),
        "score_at_most": text("Score at most", language),
        "count": text("%1 of %2 sites", language),
        "site": text("Site", language),
        "score": text("Score", language),
        "broken_channels": text("Broken channels", language),
        "errors": text("Errors", language),
        "warnings": text("Warnings", language),
        "trend": text("Trend", language),
        "tags": text("Tags", language),
        "could_not_be_audited": text("Could not be audited:", language),
        "no_site_is_like_this": text("No site is like this.", language),
        "faults": text("The commonest faults", language),
        "no_fault_was_found": text("No fault was found.", language),
        "grades": text("Grades", language),
        "made_by_channelaudit": text("Made by channelaudit", language),
    }
