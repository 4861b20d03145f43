from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from channelaudit.reports import RenderOptions
from channelaudit.reports.gitlab import render, render_all
from reports.sample import report, variants

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "gitlab-code-quality.json").read_text(encoding="utf-8"))


def entries(text: str) -> list[dict[str, Any]]:
    content = json.loads(text)
    assert isinstance(content, list)
    return content


def test_an_entry() -> None:
    gone, hours = entries(render(report(), RenderOptions(source="./shops.txt", source_line=3)))
    assert gone["description"] == "The mail domain is gone: hurt@hurt-rowery.example takes no mail: Napisz do nas"
    assert (gone["check_name"], gone["severity"]) == ("email-domain-gone", "critical")
    assert gone["location"] == {"path": "shops.txt", "lines": {"begin": 3}}
    assert hours["severity"] == "major"


def test_a_site_that_no_file_names_is_its_own_place() -> None:
    assert entries(render(report(), RenderOptions()))[0]["location"]["path"] == "sklep-rower.example"


def test_the_fingerprint_is_of_the_site_too_and_stays() -> None:
    full = report()
    other = replace(full, crawl=replace(full.crawl, final_url="https://inny-sklep.example/"))
    found = [entry["fingerprint"] for entry in entries(render_all([full, other], RenderOptions()))]
    assert len(set(found)) == 4
    assert found[:2] == [entry["fingerprint"] for entry in entries(render(report("Piszcie"), RenderOptions()))]


def test_what_is_not_confirmed_waits() -> None:
    assert entries(render(variants()["unconfirmed"], RenderOptions())) == []
    assert len(entries(render(variants()["known"], RenderOptions()))) == 1


@pytest.mark.parametrize("variant", variants())
def test_it_is_valid(variant: str) -> None:
    Draft202012Validator(SCHEMA).validate(entries(render(variants()[variant], RenderOptions())))
