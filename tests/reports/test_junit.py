from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from channelaudit.model import Finding, Report, Severity
from channelaudit.reports import RenderOptions
from channelaudit.reports.junit import render, render_all
from reports.sample import SITE, report, variants

SAID = "hurt@hurt-rowery.example takes no mail: Napisz do nas"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def suite(shown: Report, options: RenderOptions | None = None) -> ET.Element:
    found = ET.fromstring(render(shown, options or RenderOptions())).find("testsuite")
    assert found is not None
    return found


def outcomes(shown: Report) -> dict[str, tuple[str, str, str]]:
    """Case → (element, type, message); three empty strings for one that passed."""
    cases: dict[str, tuple[str, str, str]] = {}
    for case in suite(shown).iter("testcase"):
        inner = next(iter(case), None)
        said = ("", "", "") if inner is None else (inner.tag, inner.get("type", ""), inner.get("message", ""))
        cases[case.get("name", "")] = said
    return cases


def test_a_case_a_rule_and_channel() -> None:
    assert outcomes(report()) == {
        "email-domain-gone [email:hurt@hurt-rowery.example]": (
            "failure",
            "error",
            "hurt@hurt-rowery.example takes no mail: Napisz do nas",
        ),
        "email-mailbox-full [email:sklep@sklep-rower.example]": (
            "skipped",
            "undetermined",
            "hurt-rowery.example: no answer within 20 seconds Napisz do nas",
        ),
        "hours-missing": ("skipped", "known", "known: The site names no opening hours"),
        "phone-missing": ("", "", ""),
        "tls-missing": ("error", "crashed", "the rule crashed: ValueError: Napisz do nas"),
        "social-link-empty [social:x]": ("skipped", "ignored", "ignored by the configuration: empty"),
    }


def test_a_failure_says_where_and_what_to_do() -> None:
    failure = suite(report(), RenderOptions(rule_pages="https://docs.example/{rule}")).find(".//failure")
    assert failure is not None
    assert (failure.text or "").splitlines() == [
        "The mail domain is gone",
        f"where: {SITE}kontakt (main text)",
        "text: Napisz do nas",
        "do: Publish an address that works.",
        "https://docs.example/email-domain-gone",
        f"fingerprint: {report().findings[0].fingerprint}",
    ]


def test_the_suite_is_the_site() -> None:
    found = suite(report())
    assert found.attrib == {
        "name": SITE,
        "id": "0",
        "hostname": "sklep-rower.example",
        "tests": "6",
        "failures": "1",
        "errors": "1",
        "skipped": "3",
        "time": "7.400",
        "timestamp": "2026-11-22T09:00:00",
    }
    properties = {each.get("name"): each.get("value") for each in found.iter("property")}
    assert properties["tool"] == "channelaudit 0.1.0"
    assert (properties["score"], properties["country"], properties["complete"]) == ("78", "PL", "true")
    assert {case.get("classname") for case in found.iter("testcase")} == {"sklep-rower_example"}
    assert [case.get("time") for case in found.iter("testcase")][:2] == ["0.000", "0.400"]


def test_a_site_that_could_not_be_audited_is_an_error() -> None:
    element, kind, message = outcomes(variants()["unread"])["audit"]
    assert (element, kind) == ("error", "not-audited")
    assert message == "The site could not be audited: Napisz do nas"


def test_what_does_not_count_is_skipped() -> None:
    said = next(iter(outcomes(variants()["unconfirmed"]).values()))
    assert said[:2] == ("skipped", "unconfirmed")
    assert said[2].startswith("not yet confirmed (1 of 3): hurt@")
    assert outcomes(variants()["not applicable"]).keys() == {"social-link-empty [social:x]"}
    reasons = [inner.get("message", "") for inner in suite(variants()["muted"]).iter("skipped")]
    assert [reason.split(":")[0] for reason in reasons] == ["ignored by the configuration", "accepted"]


@pytest.mark.parametrize(
    ("severity", "fail_on", "fails"),
    [
        ("error", "error", True),
        ("warning", "error", False),
        ("warning", "warning", True),
        ("note", "warning", False),
        ("error", "never", False),
    ],
)
def test_only_what_makes_the_exit_code_1_is_a_failure(severity: Severity, fail_on: str, fails: bool) -> None:
    full = report()
    finding = replace(full.judgements[0].findings[0], severity=severity)
    shown = replace(full, judgements=(replace(full.judgements[0], findings=(finding,)),))
    found = suite(shown, RenderOptions(fail_on={SITE: fail_on}))
    assert [each.get("type") for each in found.iter("failure")] == ([severity] if fails else [])
    for_all = suite(shown, RenderOptions(fail_on_else=fail_on))  # a batch has one for all sites
    assert len(list(for_all.iter("failure"))) == len(list(found.iter("failure")))
    left_out = [] if fails else [f"below --fail-on: {SAID}"]
    assert [each.get("message") for each in found.iter("skipped") if each.get("type") == "below-fail-on"] == left_out


@pytest.mark.parametrize("about", ["https://sklep-rower.example/", "sklep-rower.example"])
def test_a_case_about_the_whole_site_keeps_its_name_when_it_passes(about: str) -> None:
    full = report()
    problem = replace(full.findings[1].problem, subject=about)
    judgement = replace(full.judgements[2], findings=(Finding("hours-missing", "warning", problem),))
    assert "hours-missing" in outcomes(replace(full, judgements=(judgement,)))


@pytest.mark.parametrize("variant", variants())
def test_it_is_valid(variant: str) -> None:
    shown = variants()[variant]
    for text in (
        render(shown, RenderOptions()),
        render_all([shown, report()], RenderOptions()),
        render_all([], RenderOptions()),
    ):
        SCHEMA.assertValid(etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True)))


def test_several_sites_add_up() -> None:
    root = ET.fromstring(render_all([report(), report()], RenderOptions()))
    assert [each.get("id") for each in root] == ["0", "1"]
    assert (root.get("tests"), root.get("failures"), root.get("errors"), root.get("time")) == ("12", "2", "2", "14.800")
