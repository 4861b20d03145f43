"""The report for a terminal, from 60 columns: channels, findings with what to do, what stayed open, the summary."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from channelaudit.model import Channel, Finding, Format, Message, Report
from channelaudit.reports.common.calendar import day_of_year, holiday_name, hours_of
from channelaudit.reports.common.holidays import coming, first_and_last_day
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.places import places
from channelaudit.reports.common.sanitize import ascii_only, line
from channelaudit.reports.common.standing import standing
from channelaudit.reports.common.summary import VERDICTS, summary
from channelaudit.reports.common.translate import render as sentence
from channelaudit.reports.common.week import weeks

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_MIN_WIDTH = 60
_MAX_WIDTH = 120
_MOST = 30
"""Failures that are listed; the rest is counted."""
_HOSTS = 5
"""Hosts whose requests are counted one by one."""
_SIGNS = {"works": "✓", "broken": "✗", "unverified": "?", "unchecked": "·", "error": "✗", "warning": "!", "note": "·"}
_STYLES = {
    "works": "green", "broken": "bold red", "unverified": "yellow", "unchecked": "dim",
    "error": "bold red", "warning": "bold yellow", "note": "bold cyan",
}  # fmt: skip
_HEADINGS = {"error": "Errors", "warning": "Warnings", "note": "Notes"}


def render(report: Report, options: RenderOptions) -> str:
    """The report as lines of text, with ANSI colours only where ``options`` asks for them."""
    from rich.console import Console  # noqa: PLC0415 (slow to import, and other formats do without)

    out = io.StringIO()
    console = Console(
        file=out,
        width=min(max(options.width, _MIN_WIDTH), _MAX_WIDTH),
        force_terminal=options.colour,
        color_system="standard" if options.colour else None,
        no_color=not options.colour,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    for part in _Writer(report, options).parts():
        console.print(part)
    return out.getvalue() if options.colour else re.sub(r"[ ]+$", "", out.getvalue(), flags=re.MULTILINE)


class _Writer:
    """Makes the parts of the page; every text passes through ``clean`` or ``say``."""

    def __init__(self, report: Report, options: RenderOptions) -> None:
        self._report = report
        self._options = options

    def clean(self, text: str) -> str:
        """Text from a site, harmless for this terminal."""
        return ascii_only(line(text)) if self._options.ascii else line(text)

    def say(self, message: Message | str) -> str:
        """A sentence of our own in the reader's language."""
        message = Message(message) if isinstance(message, str) else message
        return self.clean(sentence(message, self._options.language, line))

    def parts(self) -> Iterator[RenderableType]:
        """The page from top to bottom."""
        yield from self._head()
        channels = [channel for channel in self._report.channels if not channel.is_statement]
        own = [channel for channel in channels if channel.of_shop]
        other = [channel for channel in channels if not channel.of_shop]
        yield from self._channels("Channels", own)
        yield from self._channels("Found, but others' (not judged)", other)
        yield from self._hours()
        yield from self._holidays()
        for severity, findings in groupby(self._report.findings, lambda finding: finding.severity):
            yield from self._findings(severity, tuple(findings))
        yield from self._open_questions()
        yield self._heading(self.say("Summary"))
        yield self._line(summary(self._report))
        if self._report.subjects:
            yield self._line(self._grades())
        yield from self._requests()

    def _grades(self) -> Message:
        subjects = self._report.subjects.items()
        each = ", ".join(f"{subject} {grade.score} {grade.letter}" for subject, grade in subjects)
        return Message("grade {letter}; by subject: {subjects}", letter=self._report.letter, subjects=each)

    def _head(self) -> Iterator[RenderableType]:
        report, site = self._report, self._report.site
        yield self._text(self.clean(report.crawl.final_url or report.crawl.site), "bold")
        reasons = f" ({', '.join(site.reasons)})" if site.reasons else ""
        country = Message("country {country}{reasons}", country=site.country, reasons=reasons)
        read = sum(page.error is None for page in report.crawl.pages)
        effort = Message("pages read: {count}, seconds: {seconds:.1f}", count=read, seconds=report.seconds)
        facts = (self.say(country) if site.country else "", self.clean(report.crawl.platform), self.say(effort))
        yield self._text(self.clean(" · ").join(fact for fact in facts if fact), "dim")

    def _channels(self, title: str, channels: Iterable[Channel]) -> Iterator[RenderableType]:
        verdicts = self._report.verdicts
        ranked = sorted(channels, key=lambda c: (VERDICTS.index(verdicts.get(c.id, "unchecked")), c.kind))
        if not ranked:
            return
        yield self._heading(self.say(title))
        table = self._grid(4)
        table.columns[2].ratio, table.columns[3].ratio = 3, 2
        for channel in ranked:
            verdict = verdicts.get(channel.id, "unchecked")
            table.add_row(
                self._text(f"{self.clean(_SIGNS[verdict])} {self.say(verdict)}", _STYLES[verdict]),
                self._text(self._kind(channel)),
                self._text(self.clean(channel.value)),
                self._text(self.clean(places(channel.sightings, self.say)), "dim"),
            )
        yield self._indented(table)

    def _kind(self, channel: Channel) -> str:
        """What people call it: "e-mail", "NIP", "bank account"; a registration number by its scheme."""
        if scheme := channel.attributes.get("scheme"):
            return self.clean(str(scheme).replace("_", " ").upper())
        return self.say("e-mail" if channel.kind == "email" else channel.kind.replace("_", " "))

    def _hours(self) -> Iterator[RenderableType]:
        if not (rows := weeks(self._report)):
            return
        yield self._heading(self.say("Opening hours"))
        table = self._grid(3)
        table.columns[1].ratio, table.columns[2].ratio = 3, 2
        for row in rows:
            where = self.clean(places(row.sightings, self.say))
            table.add_row(
                self._text(self.say(row.purpose)), self._text(self.say(hours_of(row))), self._text(where, "dim")
            )
        yield self._indented(table)

    def _holidays(self) -> Iterator[RenderableType]:
        """Those of the next four weeks: hours that hold on other days may not hold then."""
        days = first_and_last_day(self._report)
        if days is None or not (found := coming(self._report)):
            return
        yield self._heading(self.say(Message("Public holidays until {day}", day=day_of_year(days[1]))))
        table = self._grid(3)
        for holiday in found:
            day = self.say(day_of_year(holiday.day))
            table.add_row(self._text(day), self._text(holiday.country), self._text(self.say(holiday_name(holiday))))
        yield self._indented(table)

    def _findings(self, severity: str, findings: tuple[Finding, ...]) -> Iterator[RenderableType]:
        yield self._heading(f"{self.say(_HEADINGS[severity])} ({len(findings)})")
        for finding in findings:
            yield self._finding(finding)

    def _finding(self, finding: Finding) -> RenderableType:
        from rich.console import Group  # noqa: PLC0415 (as above)

        problem, report = finding.problem, self._report
        known = f" [{self.say(mark)}]" if (mark := standing(finding)) else ""
        head = f"{self.clean(_SIGNS[finding.severity])} {self.say(report.rule_titles.get(finding.rule, ''))}"
        title = self._text(head, _STYLES[finding.severity])
        title.append(f"  {self.clean(finding.rule)}{known}", "dim")
        table = self._grid(2)
        if where := self.clean(places(problem.sightings, self.say)):
            seen = next((s.text for s in problem.sightings if s.text), "")
            quote = self.clean(f': "{seen}"') if seen else ""
            table.add_row(self._text(self.say("where"), "dim"), self._text(where + quote, "dim"))
        if advice := self.say(problem.advice or report.rule_advice.get(finding.rule, "")):
            table.add_row(self._text(self.say("do"), "dim"), self._text(advice))
        return Group(
            self._indented(title), self._indented(self._text(self.say(problem.message)), 4), self._indented(table, 4)
        )

    def _open_questions(self) -> Iterator[RenderableType]:
        report = self._report
        crashed = [j for j in report.judgements if j.status == "crashed"]
        undetermined = [j.rule for j in report.judgements if j.status == "undetermined"]
        if not (report.failures or crashed or undetermined or not report.crawl.complete):
            return
        yield self._heading(self.say("Could not be determined"))
        if not report.crawl.complete:
            yield self._line("The crawl is not complete, so nothing was judged to be missing.")
        table = self._grid(2)
        for failure in report.failures[:_MOST]:
            reason = f"{self.clean(failure.subject)}: " if failure.subject else ""
            table.add_row(self._text(self.clean(failure.step)), self._text(reason + self.say(failure.detail)))
        yield self._indented(table)
        if more := len(report.failures[_MOST:]):
            yield self._line(Message("and {count} more", count=more))
        if undetermined:
            yield self._line(Message("rules left open: {rules}", rules=", ".join(undetermined)))
        for judgement in crashed:
            yield self._line(
                Message("the rule {rule} crashed: {detail}", rule=judgement.rule, detail=judgement.detail), "red"
            )

    def _requests(self) -> Iterator[RenderableType]:
        """A guest says how often it has knocked, and where."""
        busiest = sorted(self._report.crawl.requests, key=lambda entry: -entry[1])
        if busiest:
            hosts = ", ".join(f"{host} {count}" for host, count in busiest[:_HOSTS])
            more = self.say(Message(" and {count} more hosts", count=len(busiest) - _HOSTS)) if busiest[_HOSTS:] else ""
            yield self._line(Message("Requests: {hosts}{more}", hosts=hosts, more=more), "dim")

    def _line(self, message: Message | str, style: str = "") -> RenderableType:
        return self._indented(self._text(self.say(message), style))

    def _indented(self, part: RenderableType, by: int = 2) -> RenderableType:
        from rich.padding import Padding  # noqa: PLC0415 (as above)

        return Padding(part, (0, 0, 0, by))

    def _heading(self, text: str) -> Text:
        return self._text(f"\n{text}", "bold underline")

    def _text(self, text: str, style: str = "") -> Text:
        from rich.text import Text  # noqa: PLC0415 (as above)

        return Text(text, style, overflow="fold")

    def _grid(self, columns: int) -> Table:
        from rich.table import Table  # noqa: PLC0415 (as above)

        grid = Table.grid(padding=(0, 2, 0, 0))
        for number in range(columns):
            grid.add_column(overflow="fold", no_wrap=number == 0)
        return grid


FORMAT = Format(render=render, suffixes=(".txt",))
