from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from channelaudit.config.brand import PARTS, Brand
from channelaudit.model import (
    Crawl,
    Failure,
    Finding,
    Grade,
    Known,
    Message,
    Observation,
    Problem,
    Report,
    Severity,
    Unknown,
)
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.page import page_of
from channelaudit.reports.common.page.board import board_of
from channelaudit.reports.common.page.findings import findings_of
from channelaudit.reports.common.page.hours import hours
from channelaudit.reports.common.page.place_map import place_map
from channelaudit.reports.common.page.proof import Proofs
from channelaudit.reports.common.page.ranking import anchors, ranked, subject_of
from channelaudit.reports.common.page.summary import first_steps, sentences, warnings
from channelaudit.reports.common.page.visits import open_questions, pages, requests
from channelaudit.reports.common.page.voice import Voice
from reports.large import SITE, large
from reports.sample import report

VOICE = Voice("en")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a made-up check found."""

    domain: str
    detail: Message


def sections(shown: Report, **options: Any) -> dict[str, Any]:
    return {section.name: section.body for section in page_of(shown, RenderOptions(**options)).sections}


def found(rule: str, severity: Severity = "error", subject: str = SITE) -> Finding:
    return Finding(rule, severity, Problem(subject, Message("{rule} of {subject}", rule=rule, subject=subject)))


def with_findings(*findings: Finding, base: Report | None = None) -> Report:
    shown = base or report()
    judgements = tuple(replace(shown.judgements[0], rule=f.rule, findings=(f,)) for f in findings)
    return replace(shown, judgements=judgements)


def test_the_gravest_finding_that_most_customers_meet_comes_first() -> None:
    shown = with_findings(
        found("tls-hsts-missing"), found("chat-account-gone"), found("email-freemail", "warning"), found("email-gone")
    )
    assert [each.finding.rule for each in ranked(shown)] == [
        "email-gone",
        "chat-account-gone",
        "tls-hsts-missing",
        "email-freemail",
    ]


def test_two_findings_of_one_rule_and_subject_have_anchors_of_their_own() -> None:
    first, second = ranked(with_findings(found("email-gone"), found("email-gone")))
    assert second.anchor == f"{first.anchor}-2"
    assert anchors([first, second]) == {SITE: first.anchor}


@pytest.mark.parametrize(
    ("rule", "subject"), [("bank-account-invalid", "bank-account"), ("email-gone", "email"), ("acme-x-y", "acme")]
)
def test_the_subject_of_a_rule(rule: str, subject: str) -> None:
    assert subject_of(rule) == subject


def test_three_sentences() -> None:
    shown = large(30)
    assert [VOICE.say(each) for each in sentences(shown, ranked(shown))] == [
        "Of the 34 channels that the site shows, 8 lead customers nowhere.",
        "What matters most: Customers who use dzial0@sklep-rower.example get nowhere: fault 0.",
        "In all there are 20 errors, 6 warnings and 4 notes.",
    ]


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["works", "works"], "All 2 channels that the site shows are proved to work."),
        (["works"], "The one channel that the site shows is proved to work."),
        (
            ["works", "works", "unchecked"],
            "2 of the 3 channels that the site shows are proved to work, and none is broken.",
        ),
        (["works", "unverified"], "1 of the 2 channels that the site shows is proved to work, and none is broken."),
        (["unverified", "unchecked"], "The site shows 2 channels, and none is broken as far as could be told."),
        (["broken", "works"], "Of the 2 channels that the site shows, 1 leads customers nowhere."),
        ([], "The site shows no way to reach the shop."),
    ],
)
def test_how_customers_fare(verdicts: list[Any], said: str) -> None:
    channels = report().channels[: len(verdicts)]
    shown = replace(
        report(), channels=channels, verdicts=dict(zip((c.id for c in channels), verdicts, strict=True)), judgements=()
    )
    told = sentences(shown, ranked(shown))
    assert VOICE.say(told[0]) == said
    assert VOICE.say(told[1]) == "No fault was found in them." or not verdicts


def test_a_site_that_could_not_be_read_has_no_sentences_but_a_warning() -> None:
    shown = replace(report(), crawl=Crawl(SITE), channels=(), judgements=(), letter="")
    assert sentences(shown, ()) == ()
    assert VOICE.say(warnings(shown)[0]).startswith("No page of the site could be read")
    assert sections(shown)["summary"].letter == ""


def test_an_incomplete_crawl_is_said_at_the_top() -> None:
    shown = replace(report(), crawl=replace(report().crawl, complete=False))
    assert VOICE.say(warnings(shown)[0]).startswith("The crawl is not complete")


def test_what_to_do_first_takes_one_rule_of_each_subject_in_turn_and_no_notes() -> None:
    rules = ("email-a", "email-b", "email-c", "phone-a", "form-a", "chat-a")
    shown = with_findings(*map(found, rules), found("email-a", subject="b"), found("tls-note", "note"))
    steps = first_steps(shown, ranked(shown), VOICE)
    assert [step.title for step in steps] == ["email-a", "phone-a", "form-a", "chat-a", "email-b"]
    assert steps[0].more == "and 1 more like it"
    assert first_steps(with_findings(), (), VOICE) == ()


def test_errors_come_before_warnings_of_other_subjects() -> None:
    shown = with_findings(found("email-a"), found("email-b"), found("phone-a", "warning"))
    assert [step.title for step in first_steps(shown, ranked(shown), VOICE)] == ["email-a", "email-b", "phone-a"]


def test_the_board_groups_channels_by_kind_with_what_is_missing() -> None:
    shown = with_findings(
        found("hours-missing", "warning"), found("email-gone", subject="email:hurt@hurt-rower.example")
    )
    board = board_of(shown, ranked(shown), VOICE)
    assert [(group.kind, [item.verdict for item in group.items]) for group in board.groups] == [
        ("email", ["broken", "works"]),
        ("phone", ["unchecked"]),
        ("form", ["unverified"]),
        ("hours", ["missing"]),
    ]
    assert [(tally.name, tally.count) for tally in board.tallies] == [
        ("works", 1),
        ("broken", 1),
        ("unverified", 1),
        ("unchecked", 1),
        ("missing", 1),
    ]
    assert board.groups[-1].items[0].finding.startswith("f-")


def test_the_board_says_hours_in_words_and_what_a_number_is() -> None:
    board = board_of(shown := large(3), ranked(shown), VOICE)
    items = {group.kind: group.items for group in board.groups}
    assert {(item.kind, item.value) for item in items["hours"]} == {
        ("phone", "Mon–Fri 8–18, Sat 10–14; closed on public holidays"),
        ("shop", "Mon–Fri 10–13, 14–19, Sat 10–15"),
        ("chat", "around the clock"),
    }
    assert items["registration"][0].kind == "NIP"


def test_a_finding_says_where_once_for_a_header_that_repeats() -> None:
    first = findings_of(shown := large(1), ranked(shown), RenderOptions(), VOICE).items[0]
    assert [(place.region, place.page.text, place.language) for place in first.places] == [
        ("Footer", "/ and 7 more pages", "pl"),
        ("Main text", "/", "pl"),
    ]
    assert first.advice == "What to do about email-domain-gone."
    assert first.more_places == ""


def test_places_beyond_the_fourth_are_counted() -> None:
    shown = large(1)
    [finding] = shown.findings
    sightings = tuple(replace(finding.problem.sightings[0], text=f"text {number}") for number in range(6))
    problem = replace(finding.problem, sightings=sightings)
    shown = with_findings(replace(finding, problem=problem), base=shown)
    [view] = findings_of(shown, ranked(shown), RenderOptions(), VOICE).items
    assert len(view.places) == 4
    assert view.more_places == "and 2 more places"


def test_the_rules_page_is_linked_or_shown_once() -> None:
    shown = with_findings(found("email-gone"), found("email-gone", subject="b"))
    texts = {"email-gone": "What it is.\n\n## Why it matters\n\nBecause.\n\n## How to mend it\n\nSo."}
    first, second = findings_of(shown, ranked(shown), RenderOptions(rule_texts=texts), VOICE).items
    assert "<h4>How to mend it</h4>" in first.markup
    assert first.why.strip() == "<p>Because.</p>"
    assert (second.markup, second.explained_at) == ("", first.explained_at)
    options = RenderOptions(rule_texts=texts, rule_pages="https://docs.example/{rule}/")
    linked = findings_of(shown, ranked(shown), options, VOICE).items[0]
    assert linked.page is not None
    assert linked.page.url == "https://docs.example/email-gone/"
    assert linked.markup == linked.explained_at == ""


def test_proof_begins_with_the_servers_own_words() -> None:
    shown = large(1)
    [proof] = Proofs(shown, VOICE).of(shown.findings[0])
    assert proof.check == "Mailbox"
    assert proof.rows == (
        ("the server's words", "550 5.1.1 User unknown in virtual mailbox table"),
        ("found to be", "missing"),
        ("server asked", "poczta.sklep-rower.example"),
    )


def test_proof_is_found_by_what_was_asked_too_and_tells_failures() -> None:
    asked = {"status": "valid", "record": "v=spf1 -all"}, {"status": "missing", "record": ""}
    failed = Unknown(Failure("mailbox", "b.example", "timeout", Message("no answer")))
    observed = (
        Observation("mail_domain", "a.example", Known({"spf": asked[0], "dmarc": asked[1], "hosts": ["m1", "m2"]})),
        Observation("form_endpoint", "a.example", Known(Answer("a.example", Message("status {code}", code=404)))),
        Observation("mailbox", "b.example", failed),
        Observation("odd", "a.example", Known(7)),
    )
    proofs = Proofs(replace(report(), observations={"email:x": observed}), VOICE)
    known, form = proofs.of(found("email-a", subject="a.example"))
    assert form.rows == (("result", "status 404"),)
    assert known.rows == (("mail servers", "m1, m2"), ("SPF record", "v=spf1 -all"), ("DMARC record", "missing"))
    [unknown] = proofs.of(found("email-a", subject="b.example"))
    assert unknown.rows == (("result", "no answer"),)
    assert proofs.of(found("email-a", subject="c.example")) == ()


def test_the_week_and_the_coming_holidays() -> None:
    body = hours(large(1), VOICE)
    phone, chat, shop = body.weeks
    assert (phone.purpose, phone.language, phone.quote) == ("Phone", "pl", "Infolinia: pn–pt 8–18, sob. 10–14")
    assert [(bar.start, bar.width) for bar in phone.days[0].bars] == [(480, 600)]
    assert [day.closed for day in phone.days] == [False] * 6 + [True]
    assert len(shop.days[0].bars) == 2
    assert chat.text == "around the clock"
    assert body.holidays[0].day == "24 December 2026"


def test_the_map_shows_the_worst_channel_of_each_place_and_counts_all() -> None:
    shown = report()
    body = place_map(shown, VOICE)
    assert body.columns == ("Header", "Menu", "Main text", "Footer", "Structured data")
    rows = {row.kind: [verdict for verdict, _ in row.cells] for row in body.rows}
    assert rows == {
        "email": ["", "", "broken", "works", ""],
        "phone": ["unchecked", "", "", "", ""],
        "form": ["", "", "unverified", "", ""],
    }
    assert [words for _, words in body.rows[0].cells[2:4]] == ["broken: 1, works: 1", "works, 1 channel"]
    assert [word for _, word in body.legend] == ["works", "broken", "could not tell", "not checked"]


def test_what_stayed_open_is_grouped_by_reason() -> None:
    body = open_questions(large(1), VOICE)
    assert [(reason.title, len(reason.doubts)) for reason in body.reasons] == [
        ("No answer in time", 3),
        ("Asked to come back later", 2),
        ("Only for those who log in", 2),
    ]
    assert body.rules == ("email-mailbox-full",)
    assert open_questions(report("x"), VOICE).crashes == ("the rule tls-missing crashed: ValueError: x",)


def test_failures_beyond_thirty_are_counted() -> None:
    failures = tuple(Failure("crawl", str(number), "timeout", Message("no")) for number in range(33))
    [reason] = open_questions(replace(report(), failures=failures), VOICE).reasons
    assert (len(reason.doubts), reason.more) == (30, "and 3 more")


def test_pages_and_requests() -> None:
    shown = large(1)
    home, _, _, gone, *_ = pages(shown, VOICE).rows
    assert (home.status, home.size, home.seconds, home.good) == ("200", "51.2 kB", "0.31 s", True)
    assert (gone.status, gone.good) == ("the page answered with status 404", False)
    assert pages(shown, VOICE).skipped == "1 address was seen and not visited."
    assert requests(shown, VOICE).rows == (("sklep-rower.example", "1,012"), ("poczta.sklep-rower.example", "4"))
    assert requests(shown, VOICE).total == "1,016"


def test_the_brand_chooses_the_sections_and_their_order() -> None:
    assert list(sections(large(1))) == list(PARTS)
    assert list(sections(large(1), brand=Brand(sections=("findings", "summary")))) == ["findings", "summary"]


def test_a_section_with_nothing_to_say_is_left_out() -> None:
    bare = replace(report(), channels=(), judgements=(), failures=(), crawl=replace(report().crawl, requests=()))
    assert list(sections(bare)) == ["summary", "channels", "findings", "open", "pages"]


@pytest.mark.parametrize(
    ("language", "form", "date"),
    [
        ("en", "long", "14 December 2026"),
        ("en", "short", "14/12/2026"),
        ("pl", "long", "14 grudnia 2026"),
        ("cs", "full", "pondělí 14. prosince 2026"),
        ("cs", "d.M.y", "14.12.2026"),
    ],
)
def test_dates_are_written_as_the_brand_wants_them(language: str, form: str, date: str) -> None:
    options = RenderOptions(language, brand=Brand(date_format=form))
    assert page_of(large(1), options).date == date
    assert page_of(replace(large(1), started_at="today"), options).date == "today"


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://a.example/b", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("http://[", False),
        ("https://a.example/" + "x" * 3000, False),
        ("https://a.example/\u202e", False),
    ],
)
def test_links_lead_to_the_web_alone(url: str, good: bool) -> None:
    assert VOICE.link(url, "text").url == (url if good else "")


def test_countries_and_numbers_in_the_readers_language() -> None:
    assert Voice("cs").country("PL") == "Polsko"
    assert Voice("en").country("QX") == "QX"
    assert Voice("pl").number(12345.678, 2).replace("\xa0", " ") == "12 345,68"


def test_the_mail_of_a_domain_proves_nothing_of_its_encryption() -> None:
    observed = (Observation("mail_domain", SITE, Known({"status": "accepts"}), 0.1),)
    proofs = Proofs(replace(report(), observations={"email:x": observed}), VOICE)
    assert proofs.of(found("tls-hsts-missing")) == ()
    assert [proof.check for proof in proofs.of(found("email-dmarc-missing"))] == ["Mail domain"]


def test_a_site_that_could_not_be_read_has_no_grades_and_no_empty_list_of_pages() -> None:
    shown = replace(large(3), crawl=replace(large(3).crawl, pages=()), judgements=())
    found = sections(shown)
    assert found["summary"].grades == ()
    assert "pages" not in found


@pytest.mark.parametrize(("count", "shown"), [(12345, "12,345"), (10**30, "1e+30"), (-(10**30), "-1e+30")])
def test_a_number_of_any_size_can_be_said(count: int, shown: str) -> None:
    assert VOICE.number(count) == shown


def test_the_letters_of_a_saved_audit_are_anybodys() -> None:
    shown = replace(large(3), letter="\ud800", subjects={"email": Grade(3, "\ud800\x1b")})
    summary = sections(shown)["summary"]
    assert (summary.letter, [grade.letter for grade in summary.grades]) == ("\\ud800", ["\\ud800\\x1b"])
