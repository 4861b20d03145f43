from __future__ import annotations

import pytest

from builders import judged, known, message, unknown
from channelaudit.checks.certificate import Certificate

HOST = "sklep-rower.example"
GOOD = known("certificate", HOST, Certificate(HOST, https=True))


def test_missing() -> None:
    refused = known("certificate", HOST, Certificate(HOST, https=False))
    assert message(judged("tls-missing", refused)).endswith(f"{HOST} does not answer on https.")


def test_expired() -> None:
    old = Certificate(HOST, https=True, problem="expired", not_after="2026-03-01T12:00:00Z")
    judgement = judged("tls-expired", known("certificate", HOST, old))
    assert message(judgement).endswith("ran out on 2026-03-01.")
    assert judgement.findings[0].problem.subject == HOST


def test_wrong_host() -> None:
    names = ("hosting.example", "*.hosting.example")
    other = Certificate(HOST, https=True, problem="wrong_host", names=names)
    assert "hosting.example, *.hosting.example" in message(judged("tls-wrong-host", known("certificate", HOST, other)))
    nameless = Certificate(HOST, https=True, problem="wrong_host")
    assert "another name" in message(judged("tls-wrong-host", known("certificate", HOST, nameless)))


@pytest.mark.parametrize("rule", ["tls-missing", "tls-expired", "tls-wrong-host"])
class TestEach:
    def test_passes_with_a_good_certificate(self, rule: str) -> None:
        assert judged(rule, GOOD).status == "passed"

    def test_is_undetermined_without_an_answer(self, rule: str) -> None:
        judgement = judged(rule, unknown("certificate", HOST))
        assert judgement.status == "undetermined"
        assert judgement.unsure[0].failure.kind == "timeout"

    def test_is_undetermined_when_nothing_was_asked(self, rule: str) -> None:
        judgement = judged(rule)
        assert [u.subject for u in judgement.unsure] == [HOST]
        assert judgement.unsure[0].failure.kind == "skipped"

    def test_leaves_the_other_form_of_the_name_alone(self, rule: str) -> None:
        www = f"www.{HOST}"
        for bad in (
            Certificate(www, https=False, variant=True),
            Certificate(www, https=True, problem="expired", variant=True),
            Certificate(www, https=True, problem="wrong_host", variant=True),
        ):
            assert judged(rule, GOOD, known("certificate", www, bad)).status == "passed"


@pytest.mark.parametrize("rule", ["tls-expired", "tls-wrong-host"])
def test_certificates_are_not_judged_with_insecure(rule: str) -> None:
    assert judged(rule, GOOD, insecure=True).status == "not-applicable"
