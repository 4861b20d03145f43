from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import CONTACT, SITE, crawl, form, judged, known, message, page, seen, unknown
from channelaudit.checks.certificate import Certificate
from channelaudit.checks.host_variant import HostVariant
from channelaudit.model import Judgement

HOST = "sklep-rower.example"
GOOD_HOST = Certificate(HOST, https=True)
GOOD = known("certificate", HOST, GOOD_HOST)


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


EVERY = [
    "tls-chain-incomplete",
    "tls-expired",
    "tls-expires-soon",
    "tls-hsts-missing",
    "tls-missing",
    "tls-not-yet-valid",
    "tls-obsolete",
    "tls-redirect-downgrades",
    "tls-redirect-missing",
    "tls-self-signed",
    "tls-untrusted",
    "tls-wrong-host",
]


@pytest.mark.parametrize("rule", EVERY)
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


@pytest.mark.parametrize(
    "rule", [*(rule for rule in EVERY if rule not in ("tls-missing", "tls-redirect-downgrades")), "tls-variant-broken"]
)
def test_certificates_are_not_judged_with_insecure(rule: str) -> None:
    assert judged(rule, GOOD, insecure=True).status == "not-applicable"


def certificate(rule: str, **facts: Any) -> Judgement:
    """What a rule says of a host with these facts, on 22 November 2026."""
    return judged(rule, known("certificate", HOST, Certificate(HOST, https=True, **facts)))


@pytest.mark.parametrize(
    ("rule", "facts", "part"),
    [
        ("tls-not-yet-valid", {"not_before": "2026-11-24T00:00:00Z"}, "valid only from 2026-11-24"),
        ("tls-self-signed", {}, "signed its certificate itself"),
        ("tls-untrusted", {"issuer": "CN=mkcert"}, "do not know CN=mkcert"),
        ("tls-untrusted", {}, "do not know ?"),
        ("tls-chain-incomplete", {"issuer": "CN=R11"}, "does not send the certificate of CN=R11"),
        ("tls-chain-incomplete", {}, "does not send the certificate of ?"),
    ],
)
def test_each_problem_has_its_rule(rule: str, facts: dict[str, Any], part: str) -> None:
    problem: Any = rule.removeprefix("tls-").replace("-", "_")
    judgement = certificate(rule, problem=problem, **facts)
    assert part in message(judgement)
    assert judgement.findings[0].severity == "error"
    for other in EVERY:
        if other not in (rule, "tls-expired"):
            assert certificate(other, problem=problem, **facts).status == "passed"


@pytest.mark.parametrize(
    ("begin", "end", "severity"),
    [
        ("2026-09-01", "2026-12-20", ""),
        ("2026-09-01", "2026-12-10", "warning"),
        ("2026-09-01", "2026-11-26", "warning"),
        ("2026-09-01", "2026-11-25", "warning"),
        ("2026-09-01", "2026-11-24", "error"),
        ("2026-09-01", "2026-11-21", ""),  # it has run out: another rule
        ("2026-11-21", "2026-11-27", ""),  # it lives for six days
        ("2026-11-18", "2026-11-24", ""),
        ("2026-11-17", "2026-11-23", "error"),
        ("", "2026-12-10", "warning"),
        ("2026-09-01", "", ""),
    ],
)
def test_expires_soon(begin: str, end: str, severity: str) -> None:
    times = {"not_before": begin and f"{begin}T10:00:00Z", "not_after": end and f"{end}T10:00:00Z"}
    judgement = certificate("tls-expires-soon", **times)
    assert [finding.severity for finding in judgement.findings] == ([severity] if severity else [])


def test_expires_soon_says_how_many_days() -> None:
    judgement = certificate("tls-expires-soon", not_after="2026-12-01T10:00:00Z")
    assert message(judgement) == (
        "In 9 days browsers begin to warn customers away from sklep-rower.example: its certificate ends on 2026-12-01."
    )


def test_expires_soon_leaves_certificates_with_other_faults() -> None:
    assert certificate("tls-expires-soon", problem="wrong_host", not_after="2026-12-01T10:00:00Z").status == "passed"


def test_redirect_missing() -> None:
    assert f"http://{HOST}/" in message(certificate("tls-redirect-missing", redirects_to_https=False))
    for redirects in (True, None):
        assert certificate("tls-redirect-missing", redirects_to_https=redirects).status == "passed"
    assert certificate("tls-redirect-missing", redirects_to_https=False, problem="expired").status == "passed"


def test_redirect_missing_is_judged_for_both_forms_of_the_name() -> None:
    www = Certificate(f"www.{HOST}", https=True, redirects_to_https=False)
    variant = known("host_variant", www.host, HostVariant(www.host, exists=True, certificate=www, status=200))
    judgement = judged("tls-redirect-missing", GOOD, variant)
    assert judgement.findings[0].problem.subject == f"www.{HOST}"


def test_redirect_downgrades() -> None:
    plain = f"http://{HOST}/"
    assert f"leads to {plain}" in message(certificate("tls-redirect-downgrades", downgrades_to=plain))
    circle = certificate("tls-redirect-downgrades", downgrades_to=plain, circle=True)
    assert "redirect to each other" in message(circle)


@pytest.mark.parametrize(("hsts", "status"), [(0, "failed"), (31_536_000, "passed"), (None, "passed")])
def test_hsts_missing(hsts: int | None, status: str) -> None:
    judgement = certificate("tls-hsts-missing", hsts=hsts)
    assert judgement.status == status
    assert {finding.severity for finding in judgement.findings} <= {"note"}


def test_hsts_missing_is_nothing_to_say_of_a_host_with_greater_faults() -> None:
    assert certificate("tls-hsts-missing", hsts=0, problem="expired").status == "passed"
    assert certificate("tls-hsts-missing", hsts=0, downgrades_to=f"http://{HOST}/").status == "passed"


@pytest.mark.parametrize(
    ("facts", "part", "severity"),
    [
        ({"protocols": ("TLSv1",)}, "TLSv1.", "error"),
        ({"protocols": ("TLSv1", "TLSv1.1")}, "TLSv1, TLSv1.1.", "error"),
        ({"protocol": "TLSv1.1"}, "TLSv1.1.", "error"),
        ({"problem": "weak", "signature_hash": "sha1"}, "SHA1", "error"),
        ({"problem": "weak", "signature_hash": "md5"}, "MD5", "error"),
        ({"problem": "weak", "key_type": "RSA", "key_bits": 1024}, "RSA 1024 bit", "warning"),
        ({"key_type": "EC", "key_bits": 192}, "EC 192 bit", "warning"),
    ],
)
def test_obsolete(facts: dict[str, Any], part: str, severity: str) -> None:
    judgement = certificate("tls-obsolete", **facts)
    assert part in message(judgement)
    assert judgement.findings[0].severity == severity


@pytest.mark.parametrize(
    "facts",
    [
        {"protocols": ("TLSv1", "TLSv1.2"), "protocol": "TLSv1.2"},
        {"key_type": "RSA", "key_bits": 2048, "signature_hash": "sha256"},
        {"key_type": "EC", "key_bits": 256},
        {"key_type": "Ed25519", "key_bits": 0},
        {"problem": "self_signed", "signature_hash": "sha1"},
    ],
)
def test_obsolete_passes(facts: dict[str, Any]) -> None:
    assert certificate("tls-obsolete", **{"protocols": ("TLSv1.3",), **facts}).status == "passed"


class TestVariantBroken:
    WWW = f"www.{HOST}"
    GOOD = Certificate(WWW, https=True)

    def judged(self, **facts: Any) -> Judgement:
        variant = HostVariant(self.WWW, **{"exists": True, "certificate": self.GOOD, "status": 200, **facts})
        return judged("tls-variant-broken", known("host_variant", self.WWW, variant))

    @pytest.mark.parametrize(
        ("facts", "part"),
        [
            ({"certificate": replace(GOOD, problem="wrong_host")}, "the certificate does not hold for it"),
            ({"certificate": replace(GOOD, https=False), "status": 0}, "it answers nothing"),
            ({"status": 404}, "status 404"),
            ({"status": 502}, "status 502"),
            ({"certificate": replace(GOOD, circle=True), "status": 301}, "status 301"),
        ],
    )
    def test_fails(self, facts: dict[str, Any], part: str) -> None:
        judgement = self.judged(**facts)
        assert part in message(judgement)
        assert judgement.findings[0].problem.subject == self.WWW

    @pytest.mark.parametrize(
        "facts",
        [
            {},
            {"status": 403},
            {"certificate": replace(GOOD, https=False)},
            {"exists": False, "certificate": None, "status": 0},
        ],
    )
    def test_passes(self, facts: dict[str, Any]) -> None:
        assert self.judged(**facts).status == "passed"

    def test_is_undetermined_without_an_answer(self) -> None:
        assert judged("tls-variant-broken", unknown("host_variant", self.WWW)).status == "undetermined"

    def test_has_nothing_to_say_where_there_is_no_other_form(self) -> None:
        assert judged("tls-variant-broken").status == "passed"


class TestMixedContent:
    SCRIPT = "http://cdn.example/mapa.js"
    PAGES = (page(), replace(page(CONTACT, "contact"), mixed=(SCRIPT,)))

    def test_fails_once_for_each_address(self) -> None:
        imprint = replace(page(f"{SITE}impressum", "imprint"), mixed=(self.SCRIPT,))
        judgement = judged("tls-mixed-content", crawl(*self.PAGES, imprint))
        assert f"do not load {self.SCRIPT}" in message(judgement)
        problem = judgement.findings[0].problem
        assert (problem.subject, len(problem.sightings)) == (self.SCRIPT, 2)

    def test_fails_on_the_page_of_a_form(self) -> None:
        pages = crawl(page(), replace(page(f"{SITE}napisz", "other"), mixed=(self.SCRIPT,)))
        inside = form("https://sklep-rower.example/send", seen(source="form", region="main", on=f"{SITE}napisz"))
        assert judged("tls-mixed-content", pages, inside).status == "failed"

    def test_leaves_other_pages(self) -> None:
        pages = crawl(replace(page(), mixed=(self.SCRIPT,)), page(CONTACT, "contact"))
        assert judged("tls-mixed-content", pages).status == "passed"

    def test_leaves_a_host_that_upgrades_addresses(self) -> None:
        upgrades = known("certificate", HOST, replace(GOOD_HOST, upgrades_insecure=True))
        assert judged("tls-mixed-content", crawl(*self.PAGES), upgrades).status == "passed"
