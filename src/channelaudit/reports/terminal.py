"""The report for a terminal, from 60 columns: channels, findings with what to do, what stayed open, the summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from channelaudit.model import Channel, Finding, Format, Message, Report
from channelaudit.reports.common.calendar import day_of_year, holiday_name, hours_of, value_of
from channelaudit.reports.common.holidays import coming, first_and_last_day
from channelaudit.reports.common.labels import CHECKS, SEVERITY_HEADINGS, SUBJECTS, VERDICTS, kind_of, word
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.paper import Paper, widest
from channelaudit.reports.common.places import places
from channelaudit.reports.common.source import name_of
from channelaudit.reports.common.standing import standing
from channelaudit.reports.common.summary import (
    channel_counts,
    finding_counts,
    not_audited,
    said_muted,
    summary,
)
from channelaudit.reports.common.week import weeks

if TYPE_CHECKING:
    from rich.console import RenderableType

_MOST = 30
"""Failures that are listed; the rest is counted."""
_PLACES = 16
"""Columns that are left for the places of a channel at the least."""
_AROUND = 12
"""Columns of the margin, of a verdict's sign, and after each of the four columns of channels."""
_HOSTS = 5
"""Hosts whose requests are counted one by one."""
_ORDER = tuple(VERDICTS)
_SIGNS = {"works": "✓", "broken": "✗", "unverified": "?", "unchecked": "·", "error": "✗", "warning": "!", "note": "·"}
_STYLES = {
    "works": "green", "broken": "bold red", "unverified": "yellow", "unchecked": "dim",
    "error": "bold red", "warning": "bold yellow", "note": "bold cyan",
}  # fmt: skip


def render(report: Report, options: RenderOptions) -> str:
    """The report as lines of text, with ANSI colours only where ``options`` asks for them."""
    paper = Paper(options)
    return paper.printed(_Writer(report, paper).parts())


def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
    """Each report, then all sites side by side."""
    paper = Paper(options)
    whole = "\n".join(render(report, options) for report in reports)
    return whole + paper.printed(_side_by_side(reports, paper)) if len(reports) > 1 else whole


def _side_by_side(reports: Sequence[Report], paper: Paper) -> Iterator[RenderableType]:
    yield paper.heading(paper.say(Message("All sites")))
    table = paper.grid(5)
    table.columns[0].no_wrap = False  # an address may be long
    heads = (Message("site"), Message("score"), Message("errors"), Message("warnings"), Message("broken"))
    table.add_row(*(paper.text(paper.say(head), "dim") for head in heads))
    for column in table.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for report in reports:
        findings, broken = finding_counts(report), channel_counts(report)["broken"]
        score = str(report.score) if report.readable else "-"
        numbers = (score, str(findings["error"]), str(findings["warning"]), str(broken))
        table.add_row(paper.text(paper.say(name_of(report))), *map(paper.text, numbers))
    yield paper.indented(table)


class _Writer:
    """Makes the parts of the page."""

    def __init__(self, report: Report, paper: Paper) -> None:
        self._report = report
        self._paper = paper
        self.clean, self.say = paper.clean, paper.say

    def parts(self) -> Iterator[RenderableType]:
        """The page from top to bottom."""
        yield from self._head()
        yield from self._channels(Message("Channels"), self._report.own_channels)
        yield from self._channels(Message("Found, but others' (not judged)"), self._report.others_channels)
        yield from self._hours()
        yield from self._holidays()
        for severity, findings in groupby(self._report.findings, lambda finding: finding.severity):
            yield from self._findings(severity, tuple(findings))
        yield from self._open_questions()
        yield self._paper.heading(self.say(Message("Summary")))
        if self._report.readable:
            yield self._paper.line(summary(self._report))
            if self._report.subjects and not self._report.of_addresses:
                yield self._paper.line(self._grades())
        else:
            yield self._paper.line(not_audited(self._report))
        if silent := said_muted(self._report):
            yield self._paper.line(silent, "dim")
        yield from self._requests()

    def _grades(self) -> Message:
        subjects = tuple(
            Message("{subject} {score} {letter}", subject=word(SUBJECTS, name), score=grade.score, letter=grade.letter)
            for name, grade in self._report.subjects.items()
        )
        return Message("grade {letter}; by subject: {subjects}", letter=self._report.letter, subjects=subjects)

    def _head(self) -> Iterator[RenderableType]:
        report, site = self._report, self._report.site
        several = report.of_addresses and len(report.channels) > 1
        title = self.say(Message("E-mail addresses")) if several else self.say(name_of(report))
        yield self._paper.text(title, "bold")
        country = Message("country {country}", country=site.country)
        if site.reasons:
            country = Message("country {country} ({reasons})", country=site.country, reasons=site.reasons)
        read = sum(page.was_read for page in report.crawl.pages)
        effort = Message.counted(
            "{count} page read in {seconds:.1f} s",
            "{count} pages read in {seconds:.1f} s",
            read,
            seconds=report.seconds,
        )
        if report.of_addresses:
            effort = Message("asked in {seconds:.1f} s", seconds=report.seconds)
        facts = (self.say(country) if site.country else "", self.clean(report.crawl.platform), self.say(effort))
        yield self._paper.text(self.clean(" · ").join(fact for fact in facts if fact), "dim")

    def _channels(self, title: Message, channels: Iterable[Channel]) -> Iterator[RenderableType]:
        verdicts = self._report.verdicts
        ranked = sorted(channels, key=lambda c: (_ORDER.index(verdicts.get(c.id, "unchecked")), c.kind))
        if not ranked:
            return
        yield self._paper.heading(self.say(title))
        table = self._paper.grid(3 if self._paper.narrow else 4)
        if not self._paper.narrow:
            table.columns[2].width = self._value_width(ranked)
        for channel in ranked:
            verdict = verdicts.get(channel.id, "unchecked")
            value = self._paper.text(self.say(value_of(channel)))
            where = self._paper.text(self.clean(places(channel.sightings, self.say)), "dim")
            table.add_row(
                self._paper.text(
                    f"{self.clean(_SIGNS[verdict])} {self.say(word(VERDICTS, verdict))}", _STYLES[verdict]
                ),
                self._paper.text(self.say(kind_of(channel))),
                *([value.append("\n").append_text(where)] if self._paper.narrow else [value, where]),
            )
        yield self._paper.indented(table)

    def _value_width(self, channels: Sequence[Channel]) -> int:
        """Columns for the values, so that an address can be copied in one piece where the places leave it room."""
        values = [self.say(value_of(channel)) for channel in channels]
        wheres = [self.clean(places(channel.sightings, self.say)) for channel in channels]
        states = [self.say(word(VERDICTS, self._report.verdicts.get(channel.id, "unchecked"))) for channel in channels]
        kinds = [self.say(kind_of(channel)) for channel in channels]
        room = self._paper.width - _AROUND - widest(states) - widest(kinds)
        whole = min(widest(part for value in values for part in value.split()), room - _PLACES)
        return min(widest(values), max(room - widest(wheres), room // 2, whole))

    def _hours(self) -> Iterator[RenderableType]:
        if not (rows := weeks(self._report)):
            return
        yield self._paper.heading(self.say(Message("Opening hours")))
        table = self._paper.grid(3)
        table.columns[1].ratio, table.columns[2].ratio = 3, 2
        for row in rows:
            where = self.clean(places(row.sightings, self.say))
            table.add_row(
                self._paper.text(self.say(row.purpose)),
                self._paper.text(self.say(hours_of(row))),
                self._paper.text(where, "dim"),
            )
        yield self._paper.indented(table)

    def _holidays(self) -> Iterator[RenderableType]:
        """Those of the next four weeks: hours that hold on other days may not hold then."""
        days = first_and_last_day(self._report)
        if days is None or not (found := coming(self._report)):
            return
        yield self._paper.heading(self.say(Message("Public holidays until {day}", day=day_of_year(days[1]))))
        table = self._paper.grid(3)
        for holiday in found:
            day = self.say(day_of_year(holiday.day))
            table.add_row(
                self._paper.text(day),
                self._paper.text(holiday.country),
                self._paper.text(self.say(holiday_name(holiday))),
            )
        yield self._paper.indented(table)

    def _findings(self, severity: str, findings: tuple[Finding, ...]) -> Iterator[RenderableType]:
        yield self._paper.heading(f"{self.say(SEVERITY_HEADINGS[severity])} ({len(findings)})")
        for finding in findings:
            yield self._finding(finding)

    def _finding(self, finding: Finding) -> RenderableType:
        from rich.console import Group  # noqa: PLC0415 (as above)

        problem, report = finding.problem, self._report
        known = f" [{self.say(mark)}]" if (mark := standing(finding)) else ""
        head = f"{self.clean(_SIGNS[finding.severity])} {self.say(Message(report.rule_titles.get(finding.rule, '')))}"
        title = self._paper.text(head, _STYLES[finding.severity])
        title.append(f"  {self.clean(finding.rule)}{known}", "dim")
        table = self._paper.grid(2)
        if where := self.clean(places(problem.sightings, self.say)):
            seen = next((s.text for s in problem.sightings if s.text), "")
            quote = self.clean(f': "{seen}"') if seen else ""
            table.add_row(self._paper.text(self.say(Message("where")), "dim"), self._paper.text(where + quote, "dim"))
        if advice := self.say(problem.advice or Message(report.rule_advice.get(finding.rule, ""))):
            table.add_row(self._paper.text(self.say(Message("do")), "dim"), self._paper.text(advice))
        return Group(
            self._paper.indented(title),
            self._paper.indented(self._paper.text(self.say(problem.message)), 4),
            self._paper.indented(table, 4),
        )

    def _open_questions(self) -> Iterator[RenderableType]:
        report = self._report
        crashed = [j for j in report.judgements if j.status == "crashed"]
        undetermined = [j.rule for j in report.judgements if j.status == "undetermined"]
        if not (report.failures or crashed or undetermined or not report.crawl.complete):
            return
        yield self._paper.heading(self.say(Message("Could not be determined")))
        if not report.crawl.complete:
            yield self._paper.line(Message("The crawl is not complete, so nothing was judged to be missing."))
        table = self._paper.grid(2)
        for failure in report.failures[:_MOST]:
            said = failure.detail
            if failure.subject:
                said = Message("{subject}: {reason}", subject=failure.subject, reason=failure.detail)
            step = self.say(word(CHECKS, failure.step))
            table.add_row(self._paper.text(step), self._paper.text(self.say(said)))
        yield self._paper.indented(table)
        if more := len(report.failures[_MOST:]):
            yield self._paper.line(Message("and {count} more", count=more))
        if undetermined:
            yield self._paper.line(Message("rules left open: {rules}", rules=", ".join(undetermined)))
        for judgement in crashed:
            yield self._paper.line(
                Message("the rule {rule} crashed: {detail}", rule=judgement.rule, detail=judgement.detail), "red"
            )

    def _requests(self) -> Iterator[RenderableType]:
        """A guest says how often it has knocked, and where."""
        busiest = sorted(self._report.crawl.requests, key=lambda entry: -entry[1])
        if busiest:
            hosts = ", ".join(f"{host} {count}" for host, count in busiest[:_HOSTS])
            said = Message("Requests: {hosts}", hosts=hosts)
            if more := len(busiest[_HOSTS:]):
                said = Message.counted(
                    "Requests: {hosts} and {count} more host",
                    "Requests: {hosts} and {count} more hosts",
                    more,
                    hosts=hosts,
                )
            yield self._paper.line(said, "dim")


FORMAT = Format(render=render, suffixes=(".txt",), render_all=render_all)
