from __future__ import annotations

import pytest

from builders import channel, crawl, email, form, judged, malformed, message, phone


@pytest.mark.parametrize("kind", ["email", "phone", "form", "messenger", "chat", "social"])
def test_single(kind: str) -> None:
    judgement = judged("channels-single", channel(kind, "x"))
    assert "only" in message(judgement)
    assert judgement.findings[0].severity == "warning"


def test_single_passes_with_two_kinds_even_if_one_is_faulty() -> None:
    assert judged("channels-single", email(), phone()).status == "passed"
    assert judged("channels-single", email(), malformed("phone", "tel:", "empty")).status == "passed"
    assert judged("channels-single", email(), email("b@sklep-rower.example")).status == "failed"
    assert judged("channels-single").status == "not-applicable"


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("channels-social-missing", "social"),
        ("channels-messenger-missing", "messenger"),
        ("channels-chat-missing", "chat"),
        ("channels-form-missing", "form"),
    ],
)
def test_a_kind_is_missing(rule: str, kind: str) -> None:
    judgement = judged(rule, email())
    assert judgement.status == "failed"
    assert judgement.findings[0].severity == "note"
    assert judged(rule, email(), channel(kind, "x")).status == "passed"
    assert judged(rule, email(), crawl(complete=False)).status == "undetermined"
    assert judged(rule).status == "not-applicable"


def test_a_form_is_a_form() -> None:
    assert judged("channels-form-missing", form()).status == "passed"
