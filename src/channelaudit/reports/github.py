"""Annotations of a GitHub workflow: a command a new finding, the gravest first, and one line for the whole.

GitHub shows the first ten errors and the first ten warnings of a step.  What the baseline knows and what
is not confirmed yet is counted only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from channelaudit.model import Finding, Format, Message, Report
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.sanitize import workflow, workflow_property
from channelaudit.reports.common.source import name_of, source_of
from channelaudit.reports.common.summary import not_audited, summary
from channelaudit.reports.common.words import Words

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, options: RenderOptions) -> str:
    """The commands of one site."""
    return render_all((report,), options)


def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
    """The commands of all sites, one after the other."""
    return "".join(f"{line}\n" for report in reports for line in _lines(report, options))


def _lines(report: Report, options: RenderOptions) -> Iterator[str]:
    words = Words(options, str)  # the whole message is made harmless, below
    site = words.say(name_of(report))
    for finding in report.findings:
        if finding.new and finding.confirmed:
            yield _annotation(finding, report, words)
    if not report.readable:
        yield f"::error title={workflow_property(site)}::{workflow(words.say(not_audited(report)))}"
        return
    said = words.say(summary(report))
    if silent := sum(not (finding.new and finding.confirmed) for finding in report.findings):
        counted = Message.counted(
            "{count} finding is known or not yet confirmed", "{count} findings are known or not yet confirmed", silent
        )
        said = words.say(Message("{summary}; {rest}", summary=summary(report), rest=counted))
    yield f"::notice title={workflow_property(site)}::{workflow(said)}"


def _annotation(finding: Finding, report: Report, words: Words) -> str:
    properties = {"title": words.title(report, finding.rule)}
    if words.options.source:
        source = source_of(report, words.options)
        properties = {"file": source.path, "line": str(source.line), **properties}
    named = ",".join(f"{name}={workflow_property(value)}" for name, value in properties.items())
    message = Message(
        "{problem} {advice} ({rule}, {site})",
        problem=finding.problem.message,
        advice=words.advice(report, finding),
        rule=finding.rule,
        site=name_of(report),
    )
    return f"::{_COMMANDS[finding.severity]} {named}::{workflow(words.say(message))}"


FORMAT = Format(render=render, render_all=render_all)
