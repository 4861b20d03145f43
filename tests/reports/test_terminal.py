from __future__ import annotations

import re
from dataclasses import replace

import pytest

from channelaudit.model import Channel
from channelaudit.reports import RenderOptions
from channelaudit.reports.html import render as html
from channelaudit.reports.markdown import render as markdown
from channelaudit.reports.terminal import render, render_all
from reports.large import large
from reports.sample import NASTY, report

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def test_everything_is_said() -> None:
    text = render(report(), RenderOptions(width=100))
    for part in (
        "https://sklep-rower.example/\ncountry PL (domain .pl) · prestashop · 1 page read in 7.4 s\n",
        "✓ works           e-mail  sklep@sklep-rower.example            footer (/), main text (/kontakt)\n",
        "✗ broken          e-mail  hurt@hurt-rowery.example",
        "? could not tell  form",
        "Found, but others' (not judged)\n  · not checked  phone  +48801234567",
        "Errors (1)\n  ✗ The mail domain is gone  email-domain-gone\n    hurt@hurt-rowery.example takes no mail: N",
        '    where  main text (/kontakt): "Napisz do nas"\n    do     Publish an address that works.\n',
        "! No opening hours  hours-missing [known]\n    The site names no opening hours\n    do  Add Napisz do nas\n",
        "mailbox  hurt-rowery.example: no answer within 20 seconds Napisz do nas\n",
        "rules left open: email-mailbox-full\n",
        "the rule tls-missing crashed: ValueError: Napisz do nas\n",
        "score 78 of 100; 1 error, 1 warning, 0 notes; channels: 1 work, 1 broken, 1 could not",
    ):
        assert part in text
    assert "empty" not in text  # muted


@pytest.mark.parametrize("width", [1, 60, 61, 77, 100, 120, 500])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, colour: bool) -> None:
    text = render(report("Żółć " * 40 + "x" * 300), RenderOptions(width=width, colour=colour))
    assert max(len(ESCAPES.sub("", line)) for line in text.splitlines()) <= min(max(width, 60), 120)


@pytest.mark.parametrize("width", [100, 120])
def test_an_address_is_in_one_piece_though_its_places_are_many(width: int) -> None:
    full = report()
    address = "reklamacje.i.zwroty@sklep-rower-warszawa.example"
    sightings = tuple(replace(full.channels[0].sightings[0], page=f"{full.crawl.site}strona-{n}") for n in range(9))
    long = Channel("email", address, {}, sightings)
    text = render(replace(full, channels=(*full.channels, long)), RenderOptions(width=width))
    assert address in text
    assert max(map(len, text.splitlines())) <= width


def test_without_colour_there_is_no_escape() -> None:
    assert "\x1b" not in render(report(NASTY), RenderOptions())


def test_colour_is_the_only_escape() -> None:
    text = render(report(NASTY), RenderOptions(colour=True))
    assert "\x1b[" in text
    assert all(line.isprintable() for line in ESCAPES.sub("", text).split("\n"))


@pytest.mark.parametrize("colour", [False, True])
def test_the_words_are_the_same_with_and_without_colour(colour: bool) -> None:
    plain = render(report(), RenderOptions())
    text = ESCAPES.sub("", render(report(), RenderOptions(colour=colour)))
    assert [line.rstrip() for line in text.splitlines()] == plain.splitlines()


def test_nothing_from_a_site_reaches_the_terminal_raw() -> None:
    text = render(report(NASTY), RenderOptions(width=120))
    assert all(line.isprintable() for line in text.split("\n"))
    assert r"a\x1b[31mb\u202ec\x9b2Jd and e\ud800<b>{secret}" in text


def test_ascii() -> None:
    text = render(report("Zażółć · gęślą"), RenderOptions(ascii=True))
    assert text.isascii()
    assert "+ works" in text
    assert "Zazolc - gesla" in text


def test_an_empty_report_is_short() -> None:
    full = report()
    empty = replace(full, channels=(), judgements=(), failures=(), muted=())
    assert render(empty, RenderOptions()).count("\n") == 8
    assert render(empty, RenderOptions()).endswith("  Requests: sklep-rower.example 12\n")
    unfinished = replace(empty, crawl=replace(full.crawl, complete=False))
    assert "The crawl is not complete" in render(unfinished, RenderOptions())


def test_several_sites_end_with_a_table_of_all() -> None:
    text = render_all([report(), report()], RenderOptions(width=80))
    assert text.count("Channels\n") == 2
    lines = text[text.index("All sites") :].splitlines()
    assert lines[1].split() == ["site", "score", "errors", "warnings", "broken"]
    assert [line.split() for line in lines[2:]] == [["https://sklep-rower.example/", "78", "1", "1", "1"]] * 2
    assert render_all([report()], RenderOptions()) == render(report(), RenderOptions())


def test_a_site_that_could_not_be_audited_has_no_score() -> None:
    full = report()
    blind = replace(full, crawl=replace(full.crawl, pages=full.crawl.pages[1:]))
    assert "https://sklep-rower.example/      -" in render_all([blind, full], RenderOptions())


def test_a_narrow_terminal_has_the_places_below_the_values() -> None:
    text = render(report(), RenderOptions(width=60))
    assert "  ✓ works           e-mail  sklep@sklep-rower.example\n" in text
    assert "                            footer (/), main text (/kontakt)\n" in text


def test_the_busiest_hosts_are_named_and_the_others_counted() -> None:
    full = report()
    requests = tuple((f"host-{number}.example", number) for number in range(1, 8))
    shown = render(replace(full, crawl=replace(full.crawl, requests=requests)), RenderOptions(width=200))
    first = ", ".join(f"host-{number}.example {number}" for number in (7, 6, 5, 4, 3))
    assert " ".join(shown.split()).endswith(f"Requests: {first} and 2 more hosts")


def test_many_failures_are_counted() -> None:
    full = report()
    text = render(replace(full, failures=full.failures * 35), RenderOptions())
    assert text.count("no answer within") == 30
    assert "and 5 more" in text


def test_hours_are_said_in_words_among_the_channels() -> None:
    said = render(large(3), RenderOptions("pl", width=120))
    assert "godziny         pn–pt 8–18, sob 10–14" in re.sub(" {3,}", "         ", said)
    assert "Mo-Fr" not in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "3 findings are ignored by the configuration"),
        ("pl", "3 uwagi są pominięte w konfiguracji"),
        ("cs", "3 zjištění jsou vynechána v konfiguraci"),
    ],
)
def test_what_the_configuration_ignores_is_counted_in_one_line(language: str, said: str) -> None:
    silent = replace(report(), muted=report().muted * 3)
    assert f"\n  {said}\n" in render(silent, RenderOptions(language))
    assert said in markdown(silent, RenderOptions(language))
    assert f"{said}." in html(silent, RenderOptions(language))
    assert said not in render(replace(silent, muted=()), RenderOptions(language))


def test_a_site_that_could_not_be_read_has_no_score() -> None:
    unread = replace(report(), crawl=replace(report().crawl, pages=()), judgements=())
    said = render(unread, RenderOptions())
    assert "Summary\n  The site could not be audited: no answer within 20 seconds Napisz do nas" in said
    assert "score" not in said
