from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, ValidationError

from channelaudit.config.template import template
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render
from reports.sample import NASTY, report

ROOT = Path(__file__).parents[2]


def validator(name: str) -> Draft202012Validator:
    schema: dict[str, Any] = json.loads((ROOT / "docs" / "schema" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


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


def test_the_configuration_is_valid() -> None:
    validator("config.json").validate(yaml.safe_load(template("https://sklep-rower.example/")))
    validator("config.json").validate({"max-pages": 3, "select": "email", "output": ["a.json"], "fail-on": "note"})
    for wrong in ({"max-page": 3}, {"max-pages": 0}, {"fail-on": "high"}, {"strict": 3}):
        with pytest.raises(ValidationError):
            validator("config.json").validate(wrong)
