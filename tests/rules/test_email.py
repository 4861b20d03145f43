from __future__ import annotations

import pytest

from builders import crawl, email, evidence, failure, judged, known, malformed, message, seen, unknown
from channelaudit.checks.mail_domain import MailDomain
from channelaudit.config.settings import Settings
from channelaudit.engine.discovery import rules
from channelaudit.engine.judging import judge

HOST = "sklep-rower.example"


@pytest.mark.parametrize("country", ["PL", "CZ", "SK", "DE", "AT", "IE", "GB"])
def test_missing_is_an_error_where_the_law_asks_for_it(country: str) -> None:
    judgement = judged("email-missing", country=country)
    assert judgement.status == "failed"
    assert judgement.findings[0].severity == "error"
    assert "law" in str(judgement.findings[0].problem.advice)


@pytest.mark.parametrize("country", ["US", ""])
def test_missing_is_a_warning_elsewhere(country: str) -> None:
    judgement = judged("email-missing", country=country)
    assert judgement.findings[0].severity == "warning"
    assert judgement.findings[0].problem.advice is None


def test_missing_follows_the_country_of_the_settings() -> None:
    (judgement,) = judge([rules()["email-missing"]], evidence(country="US"), Settings(country="pl"))
    assert judgement.findings[0].severity == "error"


def test_missing_passes_with_any_address_even_a_faulty_one() -> None:
    assert judged("email-missing", email()).status == "passed"
    assert judged("email-missing", malformed("email", "sklep@@rower", "syntax")).status == "passed"


def test_missing_is_undetermined_after_an_incomplete_crawl_or_when_it_is_hidden() -> None:
    assert judged("email-missing", crawl(complete=False, failures=[failure()])).status == "undetermined"
    assert judged("email-missing", malformed("email", "?", "hidden")).status == "undetermined"


def test_malformed() -> None:
    judgement = judged("email-malformed", malformed("email", "sklep@@rower", "syntax"))
    assert message(judgement) == "Customers cannot write to “sklep@@rower”: this is not an e-mail address."
    in_link = malformed("email", "mailto:sklep@@rower", "syntax", seen("Napisz", "mailto"))
    assert "“sklep@@rower” in it" in message(judged("email-malformed", in_link))
    assert "without a recipient" in message(judged("email-malformed", malformed("email", "mailto:", "empty")))
    assert judged("email-malformed", email()).status == "passed"
    assert judged("email-malformed").status == "not-applicable"


def test_malformed_leaves_what_belongs_to_others() -> None:
    others = malformed("email", "sklep@@rower", "syntax", owner="other")
    assert judged("email-malformed", email(), others).status == "passed"


def test_placeholder() -> None:
    assert "demo@demo.example" in message(judged("email-placeholder", email("demo@demo.example", placeholder=True)))
    assert "{{ email }}" in message(judged("email-placeholder", malformed("email", "{{ email }}", "unfilled")))
    assert judged("email-placeholder", email()).status == "passed"


@pytest.mark.parametrize(
    "text",
    [
        "biuro@sklep-rower.example",
        "Napisz: biuro@sklep-rower.example lub zadzwoń",
        "hurt@inny.example, biuro@sklep-rower.example",
    ],
)
def test_link_differs_fails_only_when_no_shown_address_is_the_linked_one(text: str) -> None:
    judgement = judged("email-link-differs", email("sklep@sklep-rower.example", seen(text, "mailto")))
    assert judgement.status == "failed"
    right = judged("email-link-differs", email("biuro@sklep-rower.example", seen(text, "mailto")))
    assert right.status == "passed"


@pytest.mark.parametrize(
    ("value", "text", "source"),
    [
        ("sklep@sklep-rower.example", "Napisz do nas", "mailto"),
        ("sklep@sklep-rower.example", "SKLEP@Sklep-Rower.example", "mailto"),
        ("sklep@żółw.example", "sklep@xn--w-uga1v8h.example", "mailto"),
        ("sklep@sklep-rower.example", "biuro@inny.example", "text"),
        ("sklep@sklep-rower.example", "zamówienia@sklep", "mailto"),
    ],
)
def test_link_differs_passes(value: str, text: str, source: str) -> None:
    assert judged("email-link-differs", email(value, seen(text, source))).status == "passed"  # type: ignore[arg-type]


def test_link_differs_understands_a_link_to_two_addresses() -> None:
    shown = seen("a@sklep-rower.example", "mailto")
    both = (email("a@sklep-rower.example", shown), email("b@sklep-rower.example", shown))
    assert judged("email-link-differs", *both).status == "passed"


def test_link_differs_reports_a_false_punycode_as_written() -> None:
    judgement = judged("email-link-differs", email("a@b.example", seen("a@xn--.example", "mailto")))
    assert "a@xn--.example" in message(judgement)


def test_domain_gone() -> None:
    gone = known("mail_domain", HOST, MailDomain(HOST, "nxdomain"))
    judgement = judged("email-domain-gone", email(), gone)
    assert message(judgement) == f"Mail to sklep@{HOST} always comes back: the domain {HOST} does not exist."
    assert judgement.findings[0].problem.subject == f"email:sklep@{HOST}"
    assert (
        judged("email-domain-gone", email(), known("mail_domain", HOST, MailDomain(HOST, "accepts"))).status == "passed"
    )


@pytest.mark.parametrize("status", ["null_mx", "no_server"])
def test_undeliverable(status: str) -> None:
    answer = known("mail_domain", HOST, MailDomain(HOST, status))  # type: ignore[arg-type]
    assert "always comes back" in message(judged("email-undeliverable", email(), answer))


def test_undeliverable_passes_when_there_is_a_server_and_leaves_gone_domains_alone() -> None:
    for status in ("accepts", "nxdomain"):
        answer = known("mail_domain", HOST, MailDomain(HOST, status))
        assert judged("email-undeliverable", email(), answer).status == "passed"


@pytest.mark.parametrize("rule", ["email-domain-gone", "email-undeliverable"])
def test_domain_rules_are_undetermined_without_an_answer(rule: str) -> None:
    judgement = judged(rule, email(), unknown("mail_domain", HOST))
    assert judgement.status == "undetermined"
    assert judgement.unsure[0].failure.kind == "timeout"
    assert judged(rule, email()).unsure[0].failure.kind == "skipped"


@pytest.mark.parametrize("rule", ["email-domain-gone", "email-undeliverable", "email-freemail", "email-no-reply"])
def test_samples_are_reported_once_as_samples(rule: str) -> None:
    assert judged(rule, email("noreply@gmail.com", placeholder=True)).status == "not-applicable"


def test_freemail() -> None:
    judgement = judged("email-freemail", email("sklep.rower@gmail.com"))
    assert judgement.findings[0].severity == "warning"
    assert HOST in message(judgement)
    assert judged("email-freemail", email()).status == "passed"


@pytest.mark.parametrize("local", ["noreply", "no-reply", "nie-odpowiadaj", "neodpovidejte", "donotreply"])
def test_no_reply(local: str) -> None:
    assert local in message(judged("email-no-reply", email(f"{local}@{HOST}")))


@pytest.mark.parametrize("local", ["sklep", "reply", "info", "replay"])
def test_no_reply_passes(local: str) -> None:
    assert judged("email-no-reply", email(f"{local}@{HOST}")).status == "passed"
