"""The report as lines of Markdown, for trackers, mails and job summaries.  Every word of a site is made harmless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from channelaudit.model import Channel, Finding, Message, Report
from channelaudit.reports.common.calendar import value_of
from channelaudit.reports.common.labels import CHECKS, SEVERITY_HEADINGS, VERDICTS, kind_of, word
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.page.proof import Proofs
from channelaudit.reports.common.page.voice import Voice
from channelaudit.reports.common.sanitize import markdown, markdown_opening
from channelaudit.reports.common.source import address_of, name_of
from channelaudit.reports.common.standing import standing
from channelaudit.reports.common.summary import (
    channel_counts,
    finding_counts,
    not_audited,
    said_muted,
    summary,
)
from channelaudit.reports.common.words import Words

_SIGNS = {
    "works": "✅",
    "broken": "❌",
    "unverified": "❔",
    "unchecked": "▫️",
    "error": "❌",
    "warning": "⚠️",
    "note": "💡",
}
_ORDER = tuple(VERDICTS)
_MOST = 30
"""Failures that are listed; the rest is counted."""
_PROOFS = 4
"""Lines of proof of one finding."""
_LONGEST = 400
"""Characters of a site's text."""


def several(reports: Sequence[Report], options: RenderOptions) -> Iterator[str]:
    """The sites side by side, as a table."""
    words = _words(options)
    heads = (Message("site"), Message("score"), Message("errors"), Message("warnings"), Message("broken"))
    title = Message.counted("Contact channels of {count} shop", "Contact channels of {count} shops", len(reports))
    yield f"# {words.say(title)}"
    yield ""
    yield from _table([words.say(head) for head in heads], (_row(report, words) for report in reports))


def one(report: Report, options: RenderOptions) -> Iterator[str]:
    """The report of one site, from its headline to the version of the tool."""
    yield from _Prose(report, options).lines()


def _row(report: Report, words: Words) -> tuple[str, ...]:
    errors, broken = finding_counts(report), channel_counts(report)["broken"]
    score = str(report.score) if report.readable else "–"
    return (words.say(name_of(report)), score, str(errors["error"]), str(errors["warning"]), str(broken))


def _words(options: RenderOptions) -> Words:
    return Words(options, lambda text: markdown(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(heads)
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


class _Prose:
    """Makes the lines of one report."""

    def __init__(self, report: Report, options: RenderOptions) -> None:
        self._report = report
        self._words = _words(options)
        self._say = self._words.say
        self._proofs = Proofs(report, Voice(options.language))

    def lines(self) -> Iterator[str]:
        report = self._report
        title = Message("Contact channels of {site}", site=address_of(report))
        yield f"# {self._say(Message('E-mail addresses') if report.of_addresses else title)}"
        yield ""
        yield from self._head()
        yield from self._channels(Message("Channels"), report.own_channels)
        for severity, findings in groupby(report.findings, lambda finding: finding.severity):
            yield from self._findings(severity, tuple(findings))
        yield from self._open_questions()
        yield from self._channels(Message("Found, but others' (not judged)"), report.others_channels)
        tool = Message("channelaudit {version}, {date}", version=report.tool_version, date=report.started_at[:10])
        yield f"*{self._say(tool)}*"
        yield ""

    def _head(self) -> Iterator[str]:
        report = self._report
        if not report.readable:
            yield f"**{self._say(not_audited(report))}**"
            yield ""
            return
        yield from self._counts()
        if silent := said_muted(report):
            yield self._say(silent)
            yield ""

    def _counts(self) -> Iterator[str]:
        report = self._report
        if report.of_addresses:
            yield f"**{self._say(summary(report))}**"
            yield ""
            return
        score = Message("Score {score} of 100, grade {letter}", score=report.score, letter=report.letter or "–")
        yield f"**{self._say(score)}**"
        yield ""
        counts = Message(
            "Errors: {error}, warnings: {warning}, notes: {note}. "
            "Channels: {works} work, {broken} broken, {unverified} could not be verified, {unchecked} not checked.",
            **finding_counts(report),
            **channel_counts(report),
        )
        yield self._say(counts)
        yield ""

    def _channels(self, title: Message, channels: Sequence[Channel]) -> Iterator[str]:
        if not channels:
            return
        yield from self._heading(title)
        heads = (Message("verdict"), Message("kind"), Message("value"), Message("where"))
        ranked = sorted(channels, key=lambda each: (_ORDER.index(self._verdict(each)), each.kind, each.value))
        yield from _table([self._say(head) for head in heads], map(self._channel, ranked))

    def _verdict(self, channel: Channel) -> str:
        return self._report.verdicts.get(channel.id, "unchecked")

    def _channel(self, channel: Channel) -> tuple[str, ...]:
        verdict = self._verdict(channel)
        return (
            f"{_SIGNS[verdict]} {self._say(word(VERDICTS, verdict))}",
            self._say(kind_of(channel)),
            self._say(value_of(channel)),
            self._words.where(channel.sightings),
        )

    def _findings(self, severity: str, findings: Sequence[Finding]) -> Iterator[str]:
        yield f"## {_SIGNS[severity]} {self._say(SEVERITY_HEADINGS[severity])} ({len(findings)})"
        yield ""
        for finding in findings:
            yield from self._finding(finding)

    def _finding(self, finding: Finding) -> Iterator[str]:
        words, problem = self._words, finding.problem
        mark = standing(finding)
        yield f"### {words.title(self._report, finding.rule)}"
        yield ""
        yield markdown_opening(self._say(problem.message))  # four spaces would make code of it
        yield ""
        if where := words.where(problem.sightings):
            yield self._item(Message("where"), where)
        if quote := next((sighting.text for sighting in problem.sightings if sighting.text), ""):
            yield self._item(Message("text"), self._say(Message("“{text}”", text=quote)))
        for label, value in self._proof(finding):
            yield self._item(Message("proof"), self._say(Message("{label}: {value}", label=label, value=value)))
        if advice := words.advice(self._report, finding):
            yield self._item(Message("what to do"), advice)
        page = words.rule_page(finding.rule)
        rule = f"[{finding.rule}]({page})" if page else f"{markdown(finding.rule)}"
        yield self._item(Message("rule"), rule) + (f" · {self._say(mark)}" if mark else "")
        yield ""

    def _proof(self, finding: Finding) -> list[tuple[str, str]]:
        """What the checks were told of a channel that does not simply work."""
        if self._report.verdicts.get(finding.problem.subject, "works") == "works":
            return []
        return [row for proof in self._proofs.of(finding) for row in proof.rows][:_PROOFS]

    def _open_questions(self) -> Iterator[str]:
        report = self._report
        crashed = [judgement for judgement in report.judgements if judgement.status == "crashed"]
        if not (report.failures or crashed or not report.crawl.complete):
            return
        yield from self._heading(Message("Could not be determined"))
        if not report.crawl.complete:
            yield self._say(Message("The crawl is not complete, so nothing was judged to be missing."))
            yield ""
        for failure in report.failures[:_MOST]:
            yield self._item(word(CHECKS, failure.step), self._words.failure(failure))
        for judgement in crashed:
            said = Message("the rule {rule} crashed: {detail}", rule=judgement.rule, detail=judgement.detail)
            yield f"- {self._say(said)}"
        if more := len(report.failures[_MOST:]):
            yield f"- {self._say(Message('and {count} more', count=more))}"
        yield ""

    def _heading(self, title: Message) -> Iterator[str]:
        yield f"## {self._say(title)}"
        yield ""

    def _item(self, label: Message, text: str) -> str:
        return f"- **{self._say(label)}:** {text}"
