from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry, Resource

from channelaudit.config.template import template
from channelaudit.engine.baseline import entries_of, write_baseline
from channelaudit.history import Store
from channelaudit.history.comparing import compare
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render
from channelaudit.reports.over_time.difference import as_json
from reports.sample import NASTY, SITE, report

ROOT = Path(__file__).parents[2]


def validator(name: str) -> Draft202012Validator:
    schema: dict[str, Any] = json.loads((ROOT / "docs" / "schema" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    audit = json.loads((ROOT / "docs" / "schema" / "audit.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, registry=Registry().with_resource("audit.json", Resource.from_contents(audit)))


def test_the_schemas_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "tools" / "schemas.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize("text", ["Napisz do nas", NASTY])
def test_an_audit_is_valid(text: str) -> None:
    content = json.loads(render(report(text), RenderOptions()))
    validator("audit.json").validate(content)
    with pytest.raises(ValidationError):
        validator("audit.json").validate({**content, "schema": "channelaudit/audit/2"})
    del content["summary"]
    with pytest.raises(ValidationError):
        validator("audit.json").validate(content)


def test_a_baseline_is_valid(tmp_path: Path) -> None:
    write_baseline(tmp_path / "known.json", entries_of(report()), "2026-11-22T02:00:00Z", ["sklep-rower.example"])
    content = json.loads((tmp_path / "known.json").read_text(encoding="utf-8"))
    assert content["findings"]
    validator("baseline.json").validate(content)
    with pytest.raises(ValidationError):
        validator("baseline.json").validate({**content, "findings": None})


def test_a_difference_is_valid() -> None:
    old, new = report(), replace(report(), judgements=(), channels=())
    for difference in (compare(old, new), compare(new, old), compare(old, old)):
        validator("diff.json").validate(json.loads(as_json(difference, RenderOptions())))


def test_each_line_of_the_history_is_valid(tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.sqlite") as store:
        store.add(SITE, report(), render(report(), RenderOptions()).encode())
        lines = [json.loads(line) for line in store.export()]
    assert {line["type"] for line in lines} == {"audit", "finding"}
    for line in lines:
        validator("history.json").validate(line)
    with pytest.raises(ValidationError):
        validator("history.json").validate({**lines[0], "audit": {}})


def test_the_configuration_is_valid() -> None:
    validator("config.json").validate(yaml.safe_load(template("https://sklep-rower.example/")))
    validator("config.json").validate({"max-pages": 3, "select": "email", "output": ["a.json"], "fail-on": "note"})
    for wrong in ({"max-page": 3}, {"max-pages": 0}, {"fail-on": "high"}, {"strict": 3}):
        with pytest.raises(ValidationError):
            validator("config.json").validate(wrong)
