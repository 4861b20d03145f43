"""The difference between two audits, in every format that it has."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from channelaudit.model import Difference, Finding, Severity, Side, VerdictChange
from channelaudit.reports.common import sanitize
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.translate import render as sentence
from channelaudit.reports.common.words import Words
from channelaudit.reports.over_time.page import page
from channelaudit.reports.over_time.parts import headline, name_of, parts, plain_words, warnings

SCHEMA = "channelaudit/diff/1"
_SIGNS = {"new": "+", "fixed": "-", "open": "=", "unseen": "?", "missed": "?", "appeared": "+", "gone": "-"}
_COLOURS = {"new": "31", "fixed": "32", "open": "33", "gone": "31", "appeared": "32"}


def terminal(difference: Difference, options: RenderOptions) -> str:
    """Lines of text; ``+`` is new, ``-`` is gone or mended, ``?`` nobody knows."""
    words = plain_words(options)
    return (
        "\n".join((words.say(name_of(difference.new)), words.say(headline(difference)), *_body(difference, words)))
        + "\n"
    )


def _body(difference: Difference, words: Words) -> Iterator[str]:
    width, colour = max(60, words.options.width), words.options.colour
    yield from (words.say(warning) for warning in warnings(difference))
    for part in parts(difference, words):
        yield f"\n{part.title} ({len(part.lines)})"
        sign = _SIGNS.get(part.name, "*")
        code = _COLOURS.get(part.name, "") if colour else ""
        for line in part.lines:
            head = "  ".join(filter(None, (f"{sign} {line.title}", line.word, line.name)))
            for number, row in enumerate(textwrap.wrap(head, width - 2, subsequent_indent="  ") or [head]):
                yield f"  \x1b[{code}m{row}\x1b[0m" if code and not number else f"  {row}"
            yield from textwrap.wrap(line.detail, width, initial_indent="    ", subsequent_indent="    ")
    if not parts(difference, words):
        yield words.text("Nothing has changed.")


def markdown(difference: Difference, options: RenderOptions) -> str:
    """For issue trackers and mails."""
    words = Words(options, sanitize.markdown)
    rows = [f"# {words.say(name_of(difference.new))}", "", words.say(headline(difference)), ""]
    rows += [f"> {words.say(warning)}\n" for warning in warnings(difference)]
    for part in parts(difference, words):
        rows += [f"## {part.title} ({len(part.lines)})", ""]
        for line in part.lines:
            name = f" ({line.word}, {line.name})" if line.name else ""
            detail = f": {line.detail}" if line.detail else ""
            rows.append(f"- **{line.title}**{name}{detail}" if line.name else f"- {line.title}{detail}")
        rows.append("")
    if not parts(difference, words):
        rows += [words.text("Nothing has changed."), ""]
    return "\n".join(rows)


def html(difference: Difference, options: RenderOptions) -> str:
    """One web page that needs nothing else."""
    words = Words(options, sanitize.line)  # and the templates escape it
    return page(
        "difference.html",
        words,
        title=words.text("What has changed"),
        site=words.say(name_of(difference.new)),
        lead=words.say(headline(difference)),
        warnings=[words.say(warning) for warning in warnings(difference)],
        parts=parts(difference, words),
        nothing=words.text("Nothing has changed."),
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A finding of a difference."""

    rule: str
    severity: Severity
    subject: str
    title: str
    message: str
    """In the language of the report."""
    fingerprint: str


@dataclass(frozen=True, slots=True)
class NamedFindings:
    """Findings by what became of them; ``unseen``: nobody could look this time."""

    new: tuple[Named, ...]
    fixed: tuple[Named, ...]
    open: tuple[Named, ...]
    unseen: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class NamedChannels:
    """Ids of channels that one audit alone saw; ``unseen``: nobody could look this time."""

    appeared: tuple[str, ...]
    gone: tuple[str, ...]
    unseen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferenceFile:
    """What ``channelaudit diff --format json`` writes."""

    schema: str
    old: Side
    new: Side
    findings: NamedFindings
    verdicts: tuple[VerdictChange, ...]
    channels: NamedChannels


def as_json(difference: Difference, options: RenderOptions) -> str:
    """For programs."""
    titles = dict(difference.titles)

    def named(findings: tuple[Finding, ...]) -> tuple[Named, ...]:
        return tuple(
            Named(
                rule=finding.rule,
                severity=finding.severity,
                subject=finding.problem.subject,
                title=titles.get(finding.rule, ""),
                message=sentence(finding.problem.message, options.language),
                fingerprint=finding.fingerprint,
            )
            for finding in findings
        )

    content = DifferenceFile(
        SCHEMA,
        difference.old,
        difference.new,
        NamedFindings(
            new=named(difference.appeared_findings),
            fixed=named(difference.fixed),
            open=named(difference.open),
            unseen=named(difference.unseen),
        ),
        difference.verdicts,
        NamedChannels(difference.appeared, difference.gone, difference.missed),
    )
    return sanitize.json_document(json.dumps(dataclasses.asdict(content), ensure_ascii=False, indent=2)) + "\n"


RENDERERS: dict[str, Callable[[Difference, RenderOptions], str]] = {
    "terminal": terminal,
    "markdown": markdown,
    "html": html,
    "json": as_json,
}
SUFFIXES = {
    ".txt": "terminal",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
}
