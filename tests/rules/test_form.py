from __future__ import annotations

from typing import Any

import pytest

from builders import form, judged, message, seen
from channelaudit.model import Channel


def test_insecure_names_the_address() -> None:
    endpoint = form("http://sklep-rower.example/send.php")
    assert "http://sklep-rower.example/send.php is plain http" in message(judged("form-insecure", endpoint))
    page = form(page="http://sklep-rower.example/kontakt")
    assert "http://sklep-rower.example/kontakt" in message(judged("form-insecure", page))
    sighting = form("https://sklep-rower.example/send", seen(on="http://sklep-rower.example/"))
    assert judged("form-insecure", sighting).status == "failed"


def test_insecure_passes_and_needs_a_form() -> None:
    assert judged("form-insecure", form()).status == "passed"
    assert judged("form-insecure").status == "not-applicable"


def test_method_get() -> None:
    judgement = judged("form-method-get", form(method="get"))
    assert judgement.findings[0].severity == "warning"
    assert "sends by GET to https://sklep-rower.example/send" in message(judgement)


@pytest.mark.parametrize("attributes", [{"method": "post"}, {"endpoint": ""}, {"scripted": True}])
def test_method_get_passes(attributes: dict[str, Any]) -> None:
    assert judged("form-method-get", form(**{"method": "get", **attributes})).status == "passed"


def asking(*purposes: str) -> Channel:
    return form(fields=[{"name": p, "type": "text", "label": p, "required": False, "purpose": p} for p in purposes])


def test_message_field_missing() -> None:
    assert judged("form-message-field-missing", asking("name", "email", "subject")).status == "failed"
    assert judged("form-message-field-missing", asking("name", "email", "message")).status == "passed"


def test_message_field_missing_gives_an_unknown_field_the_benefit_of_the_doubt() -> None:
    assert judged("form-message-field-missing", asking("name", "email", "other")).status == "passed"


def test_message_field_missing_leaves_forms_that_ask_to_call_back() -> None:
    assert judged("form-message-field-missing", asking("name", "phone")).status == "passed"


@pytest.mark.parametrize("purposes", [(), ("honeypot",)])
def test_message_field_missing_is_undetermined_when_a_script_draws_the_form(purposes: tuple[str, ...]) -> None:
    assert judged("form-message-field-missing", asking(*purposes)).status == "undetermined"
