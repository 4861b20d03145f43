"""The answers of checks that prove a finding."""

from __future__ import annotations

from dataclasses import dataclass, replace

from channelaudit.model import Failure, Known, Message, Observation, Unknown
from channelaudit.reports.common.page.proof import Proofs
from reports.large import SITE, large
from reports.sample import report
from reports.views import VOICE, found


@dataclass(frozen=True, slots=True)
class Answer:
    """What a made-up check found."""

    domain: str
    detail: Message


def test_proof_begins_with_the_servers_own_words() -> None:
    shown = large(1)
    [proof] = Proofs(shown, VOICE).of(shown.findings[0])
    assert proof.check == "Mailbox"
    assert proof.rows == (
        ("the server's words", "550 5.1.1 User unknown in virtual mailbox table"),
        ("found to be", "missing"),
        ("server asked", "poczta.sklep-rower.example"),
    )


def test_proof_is_found_by_what_was_asked_too_and_tells_failures() -> None:
    asked = {"status": "valid", "record": "v=spf1 -all"}, {"status": "missing", "record": ""}
    failed = Unknown(Failure("mailbox", "b.example", "timeout", Message("no answer")))
    observed = (
        Observation("mail_domain", "a.example", Known({"spf": asked[0], "dmarc": asked[1], "hosts": ["m1", "m2"]})),
        Observation("form_endpoint", "a.example", Known(Answer("a.example", Message("status {code}", code=404)))),
        Observation("mailbox", "b.example", failed),
        Observation("odd", "a.example", Known(7)),
    )
    proofs = Proofs(replace(report(), observations={"email:x": observed}), VOICE)
    known, form = proofs.of(found("email-a", subject="a.example"))
    assert form.rows == (("result", "status 404"),)
    assert known.rows == (("mail servers", "m1, m2"), ("SPF record", "v=spf1 -all"), ("DMARC record", "missing"))
    [unknown] = proofs.of(found("email-a", subject="b.example"))
    assert unknown.rows == (("result", "no answer"),)
    assert proofs.of(found("email-a", subject="c.example")) == ()


def test_the_mail_of_a_domain_proves_nothing_of_its_encryption() -> None:
    observed = (Observation("mail_domain", SITE, Known({"status": "accepts"}), 0.1),)
    proofs = Proofs(replace(report(), observations={"email:x": observed}), VOICE)
    assert proofs.of(found("tls-hsts-missing")) == ()
    assert [proof.check for proof in proofs.of(found("email-dmarc-missing"))] == ["Mail domain"]
