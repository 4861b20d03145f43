"""Where a contact form sends, and how."""

from __future__ import annotations

from typing import Any

import pytest

from builders import SEND, form, judged, known, message, seen, unknown
from channelaudit.checks.form_endpoint import FormEndpoint
from channelaudit.model import Failure, Message


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


DOUBT = Failure("form_endpoint", SEND, "blocked", Message("the site refuses to answer this program (status 403)"))


@pytest.mark.parametrize(
    ("rule", "endpoint", "part"),
    [
        (
            "form-endpoint-missing",
            FormEndpoint(SEND, "gone", 404, detail="the address answers with status 404"),
            f"{SEND} does not exist (the address answers with status 404)",
        ),
        (
            "form-endpoint-failing",
            FormEndpoint(SEND, "failing", 502, "status", "the address answers with status 502"),
            f"nobody takes them at {SEND} (the address answers with status 502)",
        ),
        (
            "form-endpoint-failing",
            FormEndpoint(SEND, "failing", 0, "dns", "the host does not exist"),
            "the host does not exist",
        ),
        (
            "form-service-gone",
            FormEndpoint(SEND, "service_gone", 404, detail="Formspree says that it has no such form"),
            f"Formspree says that it has no such form ({SEND})",
        ),
    ],
)
def test_endpoints(rule: str, endpoint: FormEndpoint, part: str) -> None:
    judgement = judged(rule, form(), known("form_endpoint", SEND, endpoint))
    assert part in message(judgement)
    assert judgement.findings[0].problem.subject == f"form:{SEND}"
    for other in ENDPOINT_RULES - {rule}:
        assert judged(other, form(), known("form_endpoint", SEND, endpoint)).status == "passed"


ENDPOINT_RULES = {"form-endpoint-missing", "form-endpoint-failing", "form-service-gone"}


@pytest.mark.parametrize("rule", sorted(ENDPOINT_RULES))
class TestEachEndpointRule:
    def test_passes_where_somebody_answers(self, rule: str) -> None:
        for answer in (FormEndpoint(SEND, "answers", 405), FormEndpoint(SEND, "answers", 403, doubt=DOUBT)):
            assert judged(rule, form(), known("form_endpoint", SEND, answer)).status == "passed"

    def test_leaves_bad_certificates_to_the_rules_about_them(self, rule: str) -> None:
        expired = FormEndpoint(SEND, "failing", 0, "certificate", "certificate has expired")
        assert judged(rule, form(), known("form_endpoint", SEND, expired)).status == "passed"

    def test_is_undetermined_where_nothing_is_known(self, rule: str) -> None:
        doubtful = FormEndpoint(SEND, "unverified", doubt=DOUBT)
        judgement = judged(rule, form(), known("form_endpoint", SEND, doubtful))
        assert [unsure.failure.kind for unsure in judgement.unsure] == ["blocked"]
        assert judged(rule, form(), unknown("form_endpoint", SEND)).status == "undetermined"
        assert judged(rule, form()).unsure[0].failure.kind == "skipped"

    def test_leaves_forms_that_a_mail_program_sends(self, rule: str) -> None:
        assert judged(rule, form(endpoint="mailto:sklep@sklep-rower.example")).status == "passed"


def test_opens_mail_program() -> None:
    judgement = judged("form-opens-mail-program", form(endpoint="mailto:sklep@sklep-rower.example"))
    assert "mailto:sklep@sklep-rower.example" in message(judgement)
    assert judged("form-opens-mail-program", form()).status == "passed"
