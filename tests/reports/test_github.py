from __future__ import annotations

import re
from dataclasses import replace

import pytest

from channelaudit.model import Report
from channelaudit.reports import RenderOptions
from channelaudit.reports.github import render, render_all
from reports.sample import report, variants

COMMAND = re.compile(r"::(error|warning|notice) ((?:(?:file|line|title)=[^:,]*,?)+)::(.+)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """(command, properties, message) of each line; fails for a line that is anything else."""
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.partition("=") for pair in match[2].split(","))
        found.append((match[1], {name: value for name, _, value in pairs}, match[3]))
    return found


def test_what_is_new_is_annotated_and_the_rest_is_counted() -> None:
    error, last = commands(render(report(), RenderOptions(source="shops.txt", source_line=3)))
    assert error == (
        "error",
        {"file": "shops.txt", "line": "3", "title": "The mail domain is gone"},
        (
            "hurt@hurt-rowery.example takes no mail: Napisz do nas Publish an address that works. "
            "(email-domain-gone, https://sklep-rower.example/)"
        ),
    )
    assert last[0] == "notice"
    assert last[1] == {"title": "https%3A//sklep-rower.example/"}
    assert last[2].startswith("score 78 of 100; 1 error, 1 warning")
    assert last[2].endswith("; 1 finding is known or not yet confirmed")


def test_without_a_file_there_is_no_place() -> None:
    assert commands(render(report(), RenderOptions()))[0][1] == {"title": "The mail domain is gone"}


@pytest.mark.parametrize(("severity", "command"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
def test_severities(severity: str, command: str) -> None:
    full = report()
    finding = replace(full.findings[0], severity=severity)  # type: ignore[arg-type]  # a Severity
    judgement = replace(full.judgements[0], findings=(finding,))
    assert commands(render(replace(full, judgements=(judgement,)), RenderOptions()))[0][0] == command


def test_a_site_that_could_not_be_audited_is_an_error() -> None:
    last = commands(render(variants()["unread"], RenderOptions()))[-1]
    assert (last[0], last[2]) == ("error", "The site could not be audited: Napisz do nas")


@pytest.mark.parametrize("variant", ["unconfirmed", "known"])
def test_what_does_not_count_is_not_annotated(variant: str) -> None:
    assert [command for command, _, _ in commands(render(variants()[variant], RenderOptions()))] == ["notice"]


@pytest.mark.parametrize(
    "text", ["a\r\n::error::b", "100% %0A::stop-commands::x", ",file=x:y", "::add-mask::a::b", "##[group]"]
)
def test_nothing_of_a_site_is_a_command(text: str) -> None:
    shown = render(report(text), RenderOptions())
    assert len(commands(shown)) == 2
    assert not re.search(r"(?<!^)::(?:stop|add|set)|##\[|%0A", shown)


@pytest.mark.parametrize("variant", variants())
def test_every_line_is_a_command(variant: str) -> None:
    shown: Report = variants()[variant]
    assert len(commands(render_all([shown, shown], RenderOptions()))) == 2 * len(
        commands(render(shown, RenderOptions()))
    )
