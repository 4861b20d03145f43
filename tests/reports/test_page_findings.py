"""What the page says of each finding."""

from __future__ import annotations

from dataclasses import replace

from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.page.findings import findings_of
from channelaudit.reports.common.page.ranking import ranked
from reports.large import large
from reports.views import VOICE, found, with_findings


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
