from __future__ import annotations

from typing import Any

import pytest

from builders import channel, crawl, email, evidence, failure, judged, known, malformed, message, seen, unknown
from channelaudit.checks.common.dmarc import Dmarc
from channelaudit.checks.common.spf import Spf
from channelaudit.checks.mail_domain import MailDomain
from channelaudit.checks.mailbox import Mailbox
from channelaudit.config.settings import Settings
from channelaudit.engine.discovery import rules
from channelaudit.engine.judging import judge
from channelaudit.model import Observation

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
    portal = evidence(email("sklep@wp.pl"), host="wp.pl")
    assert judge([rules()["email-freemail"]], portal, Settings())[0].status == "passed"


@pytest.mark.parametrize("local", ["noreply", "no-reply", "nie-odpowiadaj", "neodpovidejte", "donotreply"])
def test_no_reply(local: str) -> None:
    assert local in message(judged("email-no-reply", email(f"{local}@{HOST}")))


@pytest.mark.parametrize("local", ["sklep", "reply", "info", "replay"])
def test_no_reply_passes(local: str) -> None:
    assert judged("email-no-reply", email(f"{local}@{HOST}")).status == "passed"


def box(status: Any, address: str = f"sklep@{HOST}", **facts: Any) -> Observation:
    usual = {"server": f"mx.{HOST}", "step": "rcpt", "code": 550, "starttls": True}
    return known("mailbox", address, Mailbox(address, status, **{**usual, **facts}))


@pytest.mark.parametrize(
    ("rule", "status", "words"),
    [
        ("email-server-unreachable", "unreachable", "every mail server of its domain refuses connections"),
        ("email-mailbox-missing", "missing", "knows no such mailbox (550"),
        ("email-mailbox-missing", "no_utf8", "takes no addresses with such letters"),
        ("email-mailbox-full", "full", "the mailbox is full (550"),
        ("email-accepts-anything", "accepts_all", "accepts every address"),
    ],
)
def test_mailbox(rule: str, status: str, words: str) -> None:
    assert words in message(judged(rule, email(), box(status)))
    assert judged(rule, email(), box("exists")).status == "passed"
    assert judged(rule, email(), box("undeliverable")).status == "passed"
    assert judged(rule, email(), unknown("mailbox", f"sklep@{HOST}")).status == "undetermined"


@pytest.mark.parametrize("rule", ["email-mailbox-missing", "email-mailbox-full"])
def test_a_mailbox_in_doubt_is_undetermined(rule: str) -> None:
    doubt = failure(f"sklep@{HOST}", "greylisted", "mailbox")
    judgement = judged(rule, email(), box("unverified", doubt=doubt))
    assert (judgement.status, judgement.unsure[0].failure) == ("undetermined", doubt)


def test_accepts_anything_is_said_once_a_domain_and_not_of_free_providers() -> None:
    other = f"zwroty@{HOST}"
    judgement = judged("email-accepts-anything", email(), email(other), box("accepts_all"), box("accepts_all", other))
    assert len(judgement.findings) == 1
    free = "sklep.rower@gmail.com"
    assert judged("email-accepts-anything", email(free), box("accepts_all", free)).status == "passed"
    one_told = judged("email-accepts-anything", email(other), email(), box("exists"), unknown("mailbox", other))
    assert one_told.status == "passed"


def test_unencrypted() -> None:
    assert f"mx.{HOST} offers no STARTTLS" in message(
        judged("email-unencrypted", email(), box("exists", starttls=False))
    )
    assert judged("email-unencrypted", email(), box("exists")).status == "passed"
    assert judged("email-unencrypted", email(), box("unreachable", starttls=None)).status == "passed"
    assert judged("email-unencrypted", email(), unknown("mailbox", f"sklep@{HOST}")).status == "undetermined"
    other = f"zwroty@{HOST}"
    second = box("exists", other, server=f"mx2.{HOST}", starttls=True)
    assert judged("email-unencrypted", email(), email(other), box("exists", starttls=False), second).status == "passed"


@pytest.mark.parametrize("fault", ["expired", "not_yet_valid", "wrong_host", "self_signed", "untrusted", "other"])
def test_certificate_invalid_is_said_once_a_server(fault: str) -> None:
    facts = {"certificate_fault": fault, "certificate_not_after": "2026-01-02T03:04:05Z"}
    other = f"zwroty@{HOST}"
    judgement = judged(
        "email-certificate-invalid", email(), email(other), box("exists", **facts), box("exists", other, **facts)
    )
    assert f"mx.{HOST}" in message(judgement)
    assert judged("email-certificate-invalid", email(), box("exists")).status == "passed"


def domain(
    spf: Spf | None = None, dmarc: Dmarc | None = None, name: str = HOST, status: Any = "accepts"
) -> Observation:
    return known("mail_domain", name, MailDomain(name, status, spf=spf, dmarc=dmarc))


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("several", "several SPF records"),
        ("syntax", "holds an error: x"),
        ("lookups", "takes x look-ups"),
        ("voids", "x names"),
        ("include", "relies on x"),
        ("pass_all", "ends with x"),
    ],
)
def test_spf(fault: Any, words: str) -> None:
    assert words in message(judged("email-spf-broken", email(), domain(Spf("broken", "v=spf1", fault, "x"))))
    assert "no SPF record" in message(judged("email-spf-missing", email(), domain(Spf("missing"))))
    for rule in ("email-spf-broken", "email-spf-missing"):
        assert judged(rule, email(), domain(Spf("valid"))).status == "passed"
        assert judged(rule, email(), domain(Spf("unknown", detail="x"))).status == "undetermined"
        assert judged(rule, email(), unknown("mail_domain", HOST)).status == "undetermined"
        assert judged(rule, email("sklep.rower@gmail.com")).status == "passed"
        assert judged(rule, email(), domain(status="nxdomain")).status == "passed"


@pytest.mark.parametrize(
    ("fault", "words"), [("several", "several DMARC"), ("syntax", "error: x"), ("policy", "policy (x)")]
)
def test_dmarc(fault: Any, words: str) -> None:
    assert words in message(
        judged("email-dmarc-broken", email(), domain(dmarc=Dmarc("broken", fault=fault, detail="x")))
    )
    assert "no DMARC record" in message(judged("email-dmarc-missing", email(), domain(dmarc=Dmarc("missing"))))
    for rule in ("email-dmarc-broken", "email-dmarc-missing"):
        assert judged(rule, email(), domain(dmarc=Dmarc("valid"))).status == "passed"
        assert judged(rule, email(), domain(dmarc=Dmarc("unknown"))).status == "undetermined"


def test_disposable() -> None:
    assert "throw-away" in message(judged("email-disposable", email("rower@mailinator.com")))
    assert judged("email-disposable", email()).status == "passed"


def test_not_clickable() -> None:
    assert judged("email-not-clickable", email()).status == "failed"
    linked = email(f"sklep@{HOST}", seen("Napisz", "mailto"), seen("sklep", "text"))
    assert judged("email-not-clickable", linked).status == "passed"
    assert judged("email-not-clickable", email(f"sklep@{HOST}", seen("", "json-ld"))).status == "passed"


@pytest.mark.parametrize("local", ["anna.kowalska", "jan-nowak", "j.nowak", "a.b.zielinska"])
def test_personal_only(local: str) -> None:
    judgement = judged("email-personal-only", email(f"{local}@{HOST}"))
    assert local in message(judgement)
    assert judged("email-personal-only", email(f"{local}@{HOST}"), email()).status == "passed"


@pytest.mark.parametrize("local", ["sklep", "anna", "obsluga.klienta", "dzial.hurt", "sklep.rower", "sklep2"])
def test_personal_only_passes(local: str) -> None:
    assert judged("email-personal-only", email(f"{local}@{HOST}")).status == "passed"


@pytest.mark.parametrize(
    ("address", "severity"),
    [
        ("office@agencja.example", "warning"),
        ("biuro@sklep-rower-hurt.example", "note"),
        ("biuro@kowalczyk.example", "note"),
        ("biuro@wer.example", "warning"),  # three letters stand in many a name
        (f"biuro@poczta.{HOST}", None),
        ("rower@gmail.com", None),
        ("rower@mailinator.com", None),
    ],
)
def test_foreign_domain(address: str, severity: str | None) -> None:
    judgement = judged("email-foreign-domain", email(address), channel("company", "Jan Kowalczyk Rowery"))
    assert [finding.severity for finding in judgement.findings] == ([severity] if severity else [])


def test_foreign_domain_leaves_dead_domains_to_other_rules() -> None:
    name = "agencja.example"
    judgement = judged("email-foreign-domain", email(f"a@{name}"), domain(name=name, status="nxdomain"))
    assert judgement.status == "passed"


@pytest.mark.parametrize(
    "written",
    [
        "sklep-rowr.example",
        "sklep-rowwer.example",
        "sklep-rovver.example",
        "sklepr-ower.example",
        "gmial.com",
        "gmail.co",
    ],
)
def test_domain_misspelt(written: str) -> None:
    judgement = judged("email-domain-misspelt", email(f"a@{written}"), domain(name=written, status="nxdomain"))
    assert (judgement.status == "failed") == (written != "sklep-rovver.example")  # two letters off
    assert judged("email-domain-misspelt", email(f"a@{written}"), domain(name=written)).status == "passed"


def test_domain_misspelt_is_undetermined_where_dns_does_not_tell() -> None:
    assert (
        judged("email-domain-misspelt", email("a@gmial.com"), unknown("mail_domain", "gmial.com")).status
        == "undetermined"
    )
