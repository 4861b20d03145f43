from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given
from hypothesis import strategies as st

from channelaudit.model import Known, Message, Observation, Report
from channelaudit.reports import RenderOptions, github_summary
from channelaudit.reports.common.sanitize import markdown
from channelaudit.reports.markdown import render, render_all
from reports.gfm import assert_only_text, html
from reports.large import large
from reports.sample import Answer, report, variants

PARTS = (
    "`", "``", "|", "\\", "<b>", "</td>", "<!--", "&lt;", "&#60;", "[a](b)", "![a](b)", "[a]: b", "*", "**", "_a_",
    "~~",    "@user", "@org/team", "#12", "GH-12", "org/repo#1", "!3", "%1", "&2", "$x$", "$`x`$", "://", "https://zly.example",
    "www.zly.example", "a@zly.example", "mailto:a@b.example", "javascript:alert(1)", ":smile:", "\n", "- ", "1. ", "# ",
    "> ", "---", "===", "    ", "\t", "[^1]", "[ ]", "/close", "::error::x", "{{ x }}", "słowo", " ", "\u202e", "\x00",
)  # fmt: skip
"""What Markdown, or what a tracker makes of it, obeys."""
HOSTILE = st.lists(st.sampled_from(PARTS) | st.text(max_size=5), max_size=12).map("".join)


def cells(page: BeautifulSoup, number: int) -> list[list[str]]:
    table = page.find_all("table")[number]
    assert isinstance(table, Tag)
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]


def test_everything_is_said() -> None:
    page = html(render(report(), RenderOptions()))
    assert [head.get_text() for head in page.find_all(re.compile("h[1-3]"))] == [
        "Contact channels of https://sklep-rower.example/",
        "Channels",
        "❌ Errors (1)",
        "The mail domain is gone",
        "⚠️ Warnings (1)",
        "No opening hours",
        "Could not be determined",
        "Found, but others' (not judged)",
    ]
    assert cells(page, 0)[:3] == [
        ["verdict", "kind", "value", "where"],
        ["✅ works", "e-mail", "sklep@sklep-rower.example", "footer (/), main text (/kontakt)"],
        ["❌ broken", "e-mail", "hurt@hurt-rowery.example", "main text (/kontakt)"],
    ]
    said = page.get_text()
    for part in (
        "Score 78 of 100, grade C",
        "hurt@hurt-rowery.example takes no mail: Napisz do nas\n",
        "where: main text (/kontakt)",
        "text: “Napisz do nas”",
        "what to do: Publish an address that works.",
        "rule: hours-missing · known",
        "mailbox: hurt-rowery.example: no answer within 20 seconds Napisz do nas",
        "the rule tls-missing crashed: ValueError: Napisz do nas",
        "channelaudit 0.1.0, 2026-11-22",
    ):
        assert part in said


def test_the_rule_is_a_link_where_its_page_is_on_the_web() -> None:
    page = html(render(report(), RenderOptions(rule_pages="https://docs.example/{rule}/")))
    assert [link["href"] for link in page.find_all("a")] == [
        "https://docs.example/email-domain-gone/",
        "https://docs.example/hours-missing/",
    ]


def test_proof_is_what_a_check_found() -> None:
    full = report()
    reply = {"status": "missing", "code": 550, "enhanced": "5.1.1", "reply": "<hurt@x>: no such user"}
    observed = {full.findings[0].problem.subject: (Observation("mailbox", "x", Known(reply)),)}
    said = render(replace(full, observations=observed), RenderOptions())
    assert "- **proof:** the server's words: 550 5.1.1 `<hurt@x>`: no such user\n" in said
    assert Answer.__name__ not in said


def test_a_site_that_could_not_be_audited_has_no_score() -> None:
    said = render(variants()["unread"], RenderOptions())
    assert "**The site could not be audited: Napisz do nas**" in said
    assert "Score" not in said
    assert "nothing was judged to be missing" in said


def test_several_sites_begin_with_a_table() -> None:
    page = html(render_all([report(), variants()["unread"]], RenderOptions()))
    assert cells(page, 0) == [
        ["site", "score", "errors", "warnings", "broken"],
        ["https://sklep-rower.example/", "78", "1", "1", "1"],
        ["https://sklep-rower.example/", "–", "1", "1", "1"],
    ]
    assert len(page.find_all("h1")) == 3


def test_a_long_text_of_a_site_is_cut() -> None:
    said = render(variants()["long"], RenderOptions())
    assert max(map(len, said.splitlines())) < 1_000
    assert "…" in said


@pytest.mark.parametrize("variant", variants())
def test_nothing_is_made_of_a_sites_words(variant: str) -> None:
    assert_harmless(render(variants()[variant], RenderOptions()), variants()[variant])


@given(HOSTILE)
@example("    `")
@example(" # ")
@example(" - ")
@example(" 1. ")
def test_hostile_words_do_nothing(text: str) -> None:
    shown = report(text)
    gone = shown.findings[0]
    said = replace(gone, problem=replace(gone.problem, message=Message(f"{text} {{a}} {text}", a=text)))
    foreign = (replace(shown.judgements[0], findings=(said,)), *shown.judgements[1:])
    saved = replace(shown, judgements=foreign, rule_titles={"email-domain-gone": text})
    assert_harmless(render(saved, RenderOptions()), shown)


def assert_harmless(text: str, shown: Report) -> None:
    assert_only_text(text)
    page = html(text)
    widths = [{len(row) for row in cells(page, number)} for number in range(len(page.find_all("table")))]
    assert all(width == {4} for width in widths), text
    assert len(page.find_all("h1")) == 1
    assert len(page.find_all("h3")) == len(shown.findings)


@given(HOSTILE)
def test_a_cell_stays_a_cell_and_keeps_its_words(text: str) -> None:
    page = html(f"| a | b |\n| --- | --- |\n| {markdown(text)} | end |\n")
    assert [len(row) for row in cells(page, 0)] == [2, 2]
    assert cells(page, 0)[1][1] == "end"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Napisz do nas: pon. 9–17", "Napisz do nas: pon. 9–17"),
        ("550 5.1.1 <a@b.example>: no such user", "550 5.1.1 `<a@b.example>`: no such user"),
        ("a|b`c", "`a`\\|`b`\\``c`"),
        ("[klik tu](https://zly.example)", "`[klik tu](https://zly.example)`"),
        ("- a", "`-` a"),
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ('Make it <a href="tel:+48">22 345 09 81</a>.', 'Make it `<a href="tel:+48">22 345 09 81</a>`.'),
        ("a@b.example; c", "`a@b.example`; c"),
        ("+48 22 345", "+48 22 345"),
        ("see GH-12 and #3", "see `GH-12` and `#3`"),
        ("", ""),
    ],
)
def test_words_that_mean_something_become_code(text: str, shown: str) -> None:
    assert markdown(text) == shown


def test_a_summary_of_a_job_is_cut_at_a_line() -> None:
    full = report()
    many: Sequence[Report] = [replace(full, judgements=full.judgements[:1] * 6_000)]
    said = github_summary.render_all(many, RenderOptions())
    assert len(said.encode()) <= 1_000_000
    assert said.endswith("\n\n**The report goes on; it is cut here, because a summary may not be longer.**\n")
    assert html(said).find_all("h1")
    assert github_summary.render(full, RenderOptions()) == render(full, RenderOptions())


def test_hours_are_said_in_words() -> None:
    said = render(large(3), RenderOptions("pl"))
    assert "| godziny | pn–pt 8–18, sob 10–14; w święta nieczynne |" in said
    assert "Mo-Fr" not in said
