from __future__ import annotations

from typing import Any

import pytest

from builders import channel, judged, known, message, unknown
from channelaudit.checks.form_endpoint import FormEndpoint
from channelaudit.model import Channel

SEND = "https://sklep-rower.example/newsletter"


def newsletter(value: str = SEND, **attributes: Any) -> Channel:
    usual = {"page": "https://sklep-rower.example/", "method": "post", "endpoint": value, "fields": []}
    return channel("newsletter", value, **{**usual, **attributes})


def test_form_insecure() -> None:
    plain = "http://sklep-rower.example/newsletter"
    assert f"{plain} is plain http" in message(judged("newsletter-form-insecure", newsletter(plain)))
    page = newsletter(page="http://sklep-rower.example/")
    assert judged("newsletter-form-insecure", page).status == "failed"
    assert judged("newsletter-form-insecure", newsletter()).status == "passed"
    assert judged("newsletter-form-insecure").status == "not-applicable"


@pytest.mark.parametrize(
    "found",
    [
        FormEndpoint(SEND, "gone", 404, detail="the address answers with status 404"),
        FormEndpoint(SEND, "service_gone", 404, detail="Mailchimp says that it has no such form"),
        FormEndpoint(SEND, "failing", 0, "refused", "the host refused the connection"),
    ],
)
def test_endpoint_missing(found: FormEndpoint) -> None:
    judgement = judged("newsletter-endpoint-missing", newsletter(), known("form_endpoint", SEND, found))
    assert f"{SEND} does not take the form ({found.detail})" in message(judgement)


def test_endpoint_missing_passes() -> None:
    for found in (FormEndpoint(SEND, "answers", 405), FormEndpoint(SEND, "failing", 0, "certificate")):
        answer = known("form_endpoint", SEND, found)
        assert judged("newsletter-endpoint-missing", newsletter(), answer).status == "passed"


def test_endpoint_missing_is_undetermined_without_an_answer() -> None:
    judgement = judged("newsletter-endpoint-missing", newsletter(), unknown("form_endpoint", SEND))
    assert judgement.status == "undetermined"
