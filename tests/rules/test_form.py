"""What surrounds the fields of a contact form: log-in, privacy, captcha, other details."""

from __future__ import annotations

from typing import Any

import pytest

from builders import CONTACT, SEND, SITE, email, form, judged, message, seen


def test_needs_login() -> None:
    assert judged("form-needs-login", form(needs_login=True)).status == "failed"
    assert judged("form-needs-login", form(needs_login=False)).status == "passed"


@pytest.mark.parametrize(
    ("attributes", "status"),
    [
        ({}, "failed"),
        ({"mentions_privacy": True}, "passed"),
        ({"privacy_links": [f"{SITE}privacy"]}, "passed"),
        ({"has_consent": True}, "passed"),
        ({"fields": [], "embedded": True}, "passed"),
    ],
)
def test_privacy_missing(attributes: dict[str, Any], status: str) -> None:
    assert judged("form-privacy-missing", form(**attributes)).status == status


@pytest.mark.parametrize(
    ("captcha", "part"),
    [
        ({"provider": "recaptcha", "sitekey": "6Le", "test_key": True}, "public test key"),
        ({"provider": "recaptcha", "sitekey": "", "test_key": False, "key_missing": True}, "it has no key"),
    ],
)
def test_captcha_test_key(captcha: dict[str, Any], part: str) -> None:
    assert part in message(judged("form-captcha-test-key", form(captcha=captcha)))


@pytest.mark.parametrize("captcha", [None, {"provider": "own", "sitekey": "", "test_key": False}])
def test_captcha_test_key_passes(captcha: dict[str, Any] | None) -> None:
    assert judged("form-captcha-test-key", form(captcha=captcha)).status == "passed"


def test_apart_from_details() -> None:
    alone = form(SEND, seen(source="form", region="main", on=f"{SITE}napisz"))
    places = (seen(region="main", on=CONTACT), seen(region="footer", on=f"{SITE}napisz"))
    details = email("sklep@sklep-rower.example", *places)
    assert judged("form-apart-from-details", alone, details).status == "failed"
    beside = form(SEND, seen(source="form", region="main", on=CONTACT))
    assert judged("form-apart-from-details", beside, details).status == "passed"
    assert judged("form-apart-from-details", alone).status == "passed"  # there is nothing to be apart from
    in_footer = form(SEND, seen(source="form", region="footer", on=f"{SITE}napisz"))
    assert judged("form-apart-from-details", in_footer, details).status == "passed"
