"""A difference as headings with lines, for every medium that people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from channelaudit.model import Difference, Finding, Message, Side, Text
from channelaudit.reports.common import sanitize
from channelaudit.reports.common.labels import SEVERITIES, VERDICTS, word
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.source import subject
from channelaudit.reports.common.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """One thing; all texts are ready to be shown."""

    title: str
    detail: str = ""
    name: str = ""
    """A rule's id."""
    tone: str = ""
    """A severity or a verdict."""
    word: str = ""
    """The severity in the reader's language."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what belongs under it."""

    name: str
    title: str
    lines: tuple[Line, ...]


def parts(difference: Difference, words: Words) -> tuple[Part, ...]:
    """Everything that has changed, what matters most first; headings without lines are left out."""
    titles = dict(difference.titles)

    def found(findings: Iterable[Finding]) -> Iterator[Line]:
        for finding in findings:
            title = words.text(titles.get(finding.rule, "")) or words.clean(finding.rule)
            severity = words.say(word(SEVERITIES, finding.severity))
            yield Line(title, words.say(finding.problem.message), words.clean(finding.rule), finding.severity, severity)

    def channels(ids: Iterable[str]) -> Iterator[Line]:
        return (Line(words.clean(channel)) for channel in ids)

    verdicts = (
        Line(words.clean(c.channel), words.say(_turned(c.before, c.after)), tone=c.after) for c in difference.verdicts
    )
    found_parts = (
        Part("new", words.text("New"), tuple(found(difference.appeared_findings))),
        Part("fixed", words.text("Fixed"), tuple(found(difference.fixed))),
        Part("verdicts", words.text("Changed verdicts"), tuple(verdicts)),
        Part("appeared", words.text("Channels that appeared"), tuple(channels(difference.appeared))),
        Part("gone", words.text("Channels that are gone"), tuple(channels(difference.gone))),
        Part("unseen", words.text("Not seen this time: nobody could look"), tuple(found(difference.unseen))),
        Part("missed", words.text("Channels that could not be looked for"), tuple(channels(difference.missed))),
        Part("open", words.text("Still open"), tuple(found(difference.open))),
    )
    return tuple(part for part in found_parts if part.lines)


def headline(difference: Difference) -> Message:
    """Both audits in one line."""
    old, new = difference.old, difference.new
    return Message(
        "from {before} to {after}: score {old} to {new}; new {appeared}, fixed {fixed}, still open {open}",
        before=moment(old.started_at),
        after=moment(new.started_at),
        old=_score(old),
        new=_score(new),
        appeared=len(difference.appeared_findings),
        fixed=len(difference.fixed),
        open=len(difference.open),
    )


def warnings(difference: Difference) -> tuple[Message, ...]:
    """What to know before one believes it."""
    found = []
    if difference.old.shop != difference.new.shop:
        found.append(
            Message("These are two sites: {old} and {new}", old=name_of(difference.old), new=name_of(difference.new))
        )
    if not difference.new.complete:
        found.append(Message("The newer crawl is not complete, so nothing was judged to be gone"))
    return tuple(found)


def plain_words(options: RenderOptions) -> Words:
    """Words for a terminal."""
    return Words(
        options, lambda text: sanitize.ascii_only(sanitize.line(text)) if options.ascii else sanitize.line(text)
    )


def name_of(side: Side) -> Text:
    """What to call one of the two audits before people."""
    return subject(side.site, side.addresses)


def moment(started_at: str) -> str:
    """``2026-11-22 09:00``."""
    return started_at[:16].replace("T", " ")


def _turned(before: str, after: str) -> Message:
    return Message("{before} before, {after} now", before=word(VERDICTS, before), after=word(VERDICTS, after))


def _score(side: Side) -> str:
    return f"{side.score} {side.letter}".strip()
