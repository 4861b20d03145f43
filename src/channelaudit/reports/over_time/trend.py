"""A site's history: a table with sparklines for a terminal, a page with pictures for a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from channelaudit.channels.personal_numbers import hidden_in_id
from channelaudit.model import Change, Message, PastAudit, PastSite
from channelaudit.reports.common import sanitize
from channelaudit.reports.common.labels import VERDICTS, word
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.words import Words
from channelaudit.reports.over_time.charts import Row, chart, sparkline
from channelaudit.reports.over_time.page import page
from channelaudit.reports.over_time.parts import moment, plain_words

_MOST = 30
"""Audits that a terminal lists."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one audit found different, ready to be shown."""

    when: str
    lines: tuple[str, ...]


def table(site: str, audits: Sequence[PastAudit], options: RenderOptions) -> str:
    """The newest audits of a site, the last one at the bottom."""
    words = plain_words(options)
    rows = [("", *_names(words)), *((f"#{audit.id}", *_cells(audit, words)) for audit in audits[-_MOST:])]
    count = Message.counted("{count} audit", "{count} audits", count=len(audits))
    lines = [f"{words.clean(site)}  {words.say(count)}", "", *_sparks(audits, words), "", *_aligned(rows)]
    return "\n".join(lines) + "\n"


def sites(found: Sequence[PastSite], options: RenderOptions) -> str:
    """Every site with its last audit."""
    words = plain_words(options)
    names = (
        words.text("site"),
        words.text("last audit"),
        words.text("score"),
        words.text("broken"),
        words.text("errors"),
        words.text("audits"),
    )
    rows = [
        (words.clean(each.key), moment(each.last.started_at), *_cells(each.last, words)[1:4], str(each.audits))
        for each in found
    ]
    return "\n".join(_aligned([names, *rows])) + "\n"


def html(
    site: str,
    audits: Sequence[PastAudit],
    changes: Sequence[Change],
    titles: Mapping[str, str],
    options: RenderOptions,
) -> str:
    """One web page: score, broken channels and response over time, and what changed when.

    ``titles`` are those of the rules.
    """
    words = Words(options, sanitize.line)  # and the templates escape it
    count = Message.counted("{count} audit", "{count} audits", count=len(audits))
    return page(
        "trend.html",
        words,
        title=words.text("History"),
        site=site,
        lead=words.say(count),
        charts=[chart(row) for row in _rows(audits, words)],
        told=list(_told(audits, changes, titles, words)),
        names=_names(words),
        audits=[_cells(audit, words) for audit in reversed(audits)],
        headings={
            "trend": words.text("Over time"),
            "changes": words.text("What changed when"),
            "audits": words.text("All audits"),
        },
        nothing=words.text("Nothing has changed so far."),
    )


def _names(words: Words) -> tuple[str, ...]:
    return (
        words.text("when"),
        words.text("score"),
        words.text("broken"),
        words.text("errors"),
        words.text("warnings"),
        words.text("new"),
        words.text("fixed"),
        words.text("response"),
    )


def _cells(audit: PastAudit, words: Words) -> tuple[str, ...]:
    when = moment(audit.started_at)
    if not audit.readable:
        return (when, words.text("not audited"), "", "", "", "", "", "")
    return (
        when,
        f"{audit.score} {audit.letter}".strip(),
        str(audit.broken),
        str(audit.errors),
        str(audit.warnings),
        f"+{audit.new}" if audit.new else "",
        f"-{audit.fixed}" if audit.fixed else "",
        words.say(Message("{seconds:.2f} s", seconds=audit.response)),
    )


def _sparks(audits: Sequence[PastAudit], words: Words) -> list[str]:
    rows = _rows(audits, words)
    width = max(len(row.title) for row in rows)
    room = max(10, min(words.options.width, 100) - width - 4)
    ascii_only = words.options.ascii
    return [
        f"{row.title:{width}}  {sparkline(row.values, max((row.most, *_known(row))), room, ascii_only=ascii_only)}"
        for row in rows
    ]


def _known(row: Row) -> Iterable[float]:
    return (value for value in row.values if value is not None)


def _rows(audits: Sequence[PastAudit], words: Words) -> tuple[Row, ...]:
    """Score, broken channels, response; an audit that could not read the site leaves a gap."""
    labels = tuple(moment(audit.started_at) for audit in audits)

    def values(pick: str) -> tuple[float | None, ...]:
        return tuple(float(getattr(audit, pick)) if audit.readable else None for audit in audits)

    def summary(row: tuple[float | None, ...], digits: int) -> str:
        known = [value for value in row if value is not None]
        if not known:
            return words.text("There are no values.")
        first, last = (f"{known[place]:.{digits}f}" for place in (0, -1))
        low, high = (f"{value:.{digits}f}" for value in (min(known), max(known)))
        said = Message(
            "First {first}, last {last}, lowest {low}, highest {high}", first=first, last=last, low=low, high=high
        )
        return words.say(said)

    score, broken, response = values("score"), values("broken"), values("response")
    return (
        Row("score", words.text("score"), summary(score, 0), score, labels, 100.0),
        Row("broken", words.text("broken channels"), summary(broken, 0), broken, labels, 1.0),
        Row("response", words.text("response of the site"), summary(response, 2), response, labels, 0.1, " s", 2),
    )


def _told(
    audits: Sequence[PastAudit], changes: Sequence[Change], titles: Mapping[str, str], words: Words
) -> Iterator[Told]:
    """What each audit found different, the newest first."""
    starts = {audit.id: moment(audit.started_at) for audit in audits}
    groups = [(number, tuple(group)) for number, group in groupby(changes, lambda change: change.audit)]
    for number, group in reversed(groups):
        yield Told(starts.get(number, ""), tuple(words.say(_change(each, titles)) for each in group))


def _change(change: Change, titles: Mapping[str, str]) -> Message:
    about = {"subject": hidden_in_id(change.subject)}
    if change.kind in ("new", "fixed"):
        title = Message(titles.get(change.rule, "") or change.rule)
        if change.kind == "new":
            return Message("new: {title} ({subject})", title=title, **about)
        return Message("fixed: {title} ({subject})", title=title, **about)
    if change.kind == "appeared":
        return Message("{subject} appeared", **about)
    if change.kind == "gone":
        return Message("{subject} is gone", **about)
    return Message(
        "{subject}: {before} before, {after} now",
        before=word(VERDICTS, change.before),
        after=word(VERDICTS, change.after),
        **about,
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ("  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
