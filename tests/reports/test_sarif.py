from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from rfc3986_validator import validate_rfc3986

from channelaudit.model import Message, Report
from channelaudit.reports import RenderOptions
from channelaudit.reports.sarif import render, render_all
from reports.sample import SITE, report, sighting, variants

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
LISTED = RenderOptions(source="shops/list one.txt", source_line=3, rule_pages="https://docs.example/{rule}")


def run(shown: Report, options: RenderOptions | None = None) -> dict[str, Any]:
    (found,) = json.loads(render(shown, options or RenderOptions()))["runs"]
    assert isinstance(found, dict)
    return found


def location(result: dict[str, Any]) -> tuple[str, int]:
    (place,) = (each["physicalLocation"] for each in result["locations"])
    return place["artifactLocation"]["uri"], place["region"]["startLine"]


def test_a_result() -> None:
    gone, hours, empty = run(report(), LISTED)["results"]
    wanted = {
        "ruleId": "email-domain-gone",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "hurt@hurt-rowery.example takes no mail: Napisz do nas"},
        "partialFingerprints": {"channelaudit/1": report().findings[0].fingerprint},
        "baselineState": "new",
    }
    assert gone | wanted == gone
    assert location(gone) == ("shops/list%20one.txt", 3)
    assert (hours["baselineState"], hours["relatedLocations"]) == ("unchanged", [])
    assert empty["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "ignored by the configuration"}
    ]
    assert "suppressions" not in gone


def test_the_pages_are_related_locations_without_a_scheme() -> None:
    (page,) = run(report())["results"][0]["relatedLocations"]
    assert page["physicalLocation"]["artifactLocation"]["uri"] == "sklep-rower.example/kontakt"
    assert page["physicalLocation"]["artifactLocation"]["description"]["text"] == SITE + "kontakt"
    assert page["message"]["text"] == "main text: Napisz do nas"


def test_a_page_is_named_once_and_not_too_many_are() -> None:
    full = report()
    finding = full.findings[0]
    seen = tuple(sighting(page=f"{SITE}{number}") for number in range(30))
    problem = replace(finding.problem, sightings=(*seen, *seen))
    judgement = replace(full.judgements[0], findings=(replace(finding, problem=problem),))
    pages = run(replace(full, judgements=(judgement,)))["results"][0]["relatedLocations"]
    assert [page["id"] for page in pages] == list(range(1, 21))
    assert pages[1]["physicalLocation"]["artifactLocation"]["uri"] == "sklep-rower.example/1"


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("", "sklep-rower.example"),
        ("./channelaudit.yaml", "channelaudit.yaml"),
        ("a:b/ż.yaml", "a%3Ab/%C5%BC.yaml"),
        ("/srv/shops.txt", "file:///srv/shops.txt"),
    ],
)
def test_the_location_is_the_file_that_names_the_site(source: str, uri: str) -> None:
    assert location(run(report(), RenderOptions(source=source))["results"][0]) == (uri, 1)


def test_a_port_is_no_scheme() -> None:
    full = report()
    local = replace(full, crawl=replace(full.crawl, final_url="http://127.0.0.1:8080/"))
    assert location(run(local)["results"][0])[0] == "127.0.0.1%3A8080"
    assert run(local)["automationDetails"]["id"] == "channelaudit/127.0.0.1:8080/"


def test_each_site_of_a_list_has_its_line() -> None:
    options = RenderOptions(source="shops.txt", source_lines={SITE: 7})
    assert location(run(report(), options)["results"][0]) == ("shops.txt", 7)


def test_a_rule() -> None:
    driver = run(report(), LISTED)["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("channelaudit", "0.1.0")
    assert [rule["id"] for rule in driver["rules"]][-1] == "social-link-empty"
    assert driver["rules"][0] == {
        "id": "email-domain-gone",
        "shortDescription": {"text": "The mail domain is gone"},
        "fullDescription": {"text": "Publish an address that works."},
        "help": {"text": "Publish an address that works.", "markdown": "Publish an address that works."},
        "defaultConfiguration": {"level": "error"},
        "helpUri": "https://docs.example/email-domain-gone",
    }
    texts = RenderOptions(rule_texts={"email-domain-gone": "# Why\n\nMail bounces."})
    assert run(report(), texts)["tool"]["driver"]["rules"][0]["help"]["markdown"] == "# Why\n\nMail bounces."


def test_failures_are_notifications() -> None:
    (invocation,) = run(report())["invocations"]
    assert invocation["executionSuccessful"] is True
    assert (invocation["startTimeUtc"], invocation["endTimeUtc"]) == (
        "2026-11-22T09:00:00.000Z",
        "2026-11-22T09:00:07.400Z",
    )
    timeout, crash = invocation["toolExecutionNotifications"]
    assert (timeout["descriptor"], timeout["level"]) == ({"id": "timeout"}, "warning")
    assert timeout["message"]["text"] == "hurt-rowery.example: no answer within 20 seconds Napisz do nas"
    assert (crash["level"], crash["associatedRule"]) == ("error", {"id": "tls-missing"})


def test_a_site_that_could_not_be_audited() -> None:
    assert run(variants()["unread"])["invocations"][0]["executionSuccessful"] is False


def test_what_is_not_confirmed_is_under_review() -> None:
    (found, _) = run(variants()["unconfirmed"])["results"]
    assert found["suppressions"] == [
        {"kind": "external", "status": "underReview", "justification": "not yet confirmed (1 of 3)"}
    ]


def test_words_of_a_site_are_neither_links_nor_places_to_fill_in() -> None:
    full = report("[klik](https://zly.example) {0} \\")
    text = run(full)["results"][0]["message"]["text"]
    assert text.endswith(r"\[klik\](https://zly.example) {{0}} \\")


@pytest.mark.parametrize("options", [RenderOptions(), LISTED], ids=["site", "list"])
@pytest.mark.parametrize("variant", variants())
def test_it_is_valid(variant: str, options: RenderOptions) -> None:
    log = json.loads(render_all([variants()[variant], report()], options))
    Draft4Validator(SCHEMA).validate(log)
    for each in log["runs"]:
        assert_code_scanning_takes(each)
    assert len({each["automationDetails"]["id"] for each in log["runs"]}) == 1


def assert_code_scanning_takes(log: dict[str, Any]) -> None:
    """What GitHub asks for beyond the schema: it turns a whole file away for one of these."""
    for result in log["results"]:
        assert len(result["locations"]) == 1
        assert result["message"]["text"]
        assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for place in (*result["locations"], *result["relatedLocations"]):
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert validate_rfc3986(uri, rule="URI_reference"), uri
            assert ":" not in uri.partition("/")[0]
    for rule in log["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]


def test_a_title_without_words_is_the_rule() -> None:
    full = replace(report(), rule_titles={}, rule_advice={})
    rule = run(full)["tool"]["driver"]["rules"][0]
    assert (rule["shortDescription"]["text"], rule["help"]["text"]) == ("email-domain-gone", "email-domain-gone")


def test_a_crash_that_is_a_failure_already_is_said_once() -> None:
    full = variants()["crashed"]
    bug = replace(full.failures[0], step="rule", subject="tls-missing", kind="bug", detail=Message("ValueError: x"))
    said = run(replace(full, failures=(bug,)))["invocations"][0]["toolExecutionNotifications"]
    assert [each["associatedRule"]["id"] for each in said] == ["tls-missing"]
