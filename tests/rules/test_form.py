from __future__ import annotations

from typing import Any

import pytest

from builders import CONTACT, SITE, email, form, judged, known, message, phone, seen, unknown
from channelaudit.checks.form_endpoint import FormEndpoint
from channelaudit.model import Channel, Failure, Message


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


SEND = "https://sklep-rower.example/send"
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


@pytest.mark.parametrize(
    ("purposes", "status"),
    [
        (("name", "message"), "failed"),
        (("name", "email", "message"), "passed"),
        (("phone", "message"), "passed"),
        (("other", "message"), "passed"),
        (("honeypot",), "undetermined"),
        ((), "undetermined"),
    ],
)
def test_reply_field_missing(purposes: tuple[str, ...], status: str) -> None:
    assert judged("form-reply-field-missing", asking(*purposes)).status == status


def test_reply_field_missing_leaves_forms_for_known_customers() -> None:
    channel = form(fields=asking("message").attributes["fields"], needs_login=True)
    assert judged("form-reply-field-missing", channel).status == "passed"


def requiring(*purposes: str, **options: Any) -> Channel:
    """A form that insists on these; ``-name`` is a field that it does not insist on."""
    fields = [
        {
            "name": purpose.lstrip("-"),
            "type": options.get(purpose, "text"),
            "label": f"{purpose.lstrip('-')} *",
            "required": not purpose.startswith("-"),
            "purpose": purpose.lstrip("-"),
        }
        for purpose in purposes
    ]
    return form(fields=fields)


@pytest.mark.parametrize(
    ("purposes", "extra"),
    [
        (("email", "message"), ""),
        (("phone", "message"), ""),
        (("email", "message", "consent", "captcha", "honeypot"), ""),
        (("-name", "email", "-phone", "message"), ""),
        (("email", "phone", "message"), "phone"),
        (("name", "email", "message"), "name"),
        (("name", "subject", "phone", "message"), "name, subject"),
        (("email", "email", "message"), "email"),
    ],
)
def test_too_many_required(purposes: tuple[str, ...], extra: str) -> None:
    judgement = judged("form-too-many-required", requiring(*purposes))
    if extra:
        assert message(judgement).endswith(f"could do without: {extra}.")
    else:
        assert judgement.status == "passed"


def test_too_many_required_counts_a_group_of_choices_once() -> None:
    radio = {"type": "radio", "name": "temat", "label": "Temat", "required": True, "purpose": "subject"}
    fields = [*requiring("email", "message").attributes["fields"], radio, {**radio}, {**radio}]
    assert "must fill in 3 fields" in message(judged("form-too-many-required", form(fields=fields)))


@pytest.mark.parametrize(
    ("purposes", "status"),
    [
        (("email", "message", "birth_date"), "failed"),
        (("email", "message", "personal_id"), "failed"),
        (("email", "message", "gender"), "failed"),
        (("email", "message", "street"), "failed"),
        (("email", "message", "postcode", "city"), "failed"),
        (("email", "message", "postcode"), "passed"),
        (("email", "message", "city"), "passed"),
        (("email", "message", "name", "order_number"), "passed"),
    ],
)
def test_asks_needless(purposes: tuple[str, ...], status: str) -> None:
    assert judged("form-asks-needless", asking(*purposes)).status == status


def test_order_number_missing_is_said_once_for_the_shop() -> None:
    first = asking("email", "message")
    second = form(f"{SITE}other", fields=first.attributes["fields"])
    judgement = judged("form-order-number-missing", first, second)
    assert "no contact form has a field for its number" in message(judgement)
    assert len(judgement.findings[0].problem.sightings) == 2


def test_order_number_missing_passes() -> None:
    both = asking("email", "message", "order_number")
    other = form(f"{SITE}other", fields=asking("email", "message").attributes["fields"])
    assert judged("form-order-number-missing", both, other).status == "passed"
    assert judged("form-order-number-missing", asking("phone")).status == "passed"  # to be called back


def several(kind: str, count: int) -> list[Channel]:
    if kind == "email":
        return [email(f"dzial{number}@sklep-rower.example") for number in range(count)]
    return [phone(f"+4822345098{number}") for number in range(count)]


@pytest.mark.parametrize("kind", ["email", "phone"])
def test_topic_missing(kind: str) -> None:
    asks = asking("email", "message")
    assert "3 mailboxes or numbers" in message(judged("form-topic-missing", asks, *several(kind, 3)))
    assert judged("form-topic-missing", asks, *several(kind, 2)).status == "passed"


@pytest.mark.parametrize(
    ("control", "purpose", "status"),
    [
        ("select", "subject", "passed"),
        ("radio", "choice", "passed"),
        ("text", "subject", "failed"),
        ("checkbox", "consent", "failed"),
    ],
)
def test_topic_missing_looks_for_a_choice(control: str, purpose: str, status: str) -> None:
    topic = {"name": "t", "type": control, "label": "Temat", "required": False, "purpose": purpose}
    channel = form(fields=[*asking("email", "message").attributes["fields"], topic])
    assert judged("form-topic-missing", channel, *several("email", 3)).status == status


def test_needs_login() -> None:
    assert judged("form-needs-login", form(needs_login=True)).status == "failed"
    assert judged("form-needs-login", form(needs_login=False)).status == "passed"


def labelled(*origins: str) -> Channel:
    """A form with a field for each: where its label comes from."""
    fields = [
        {
            "name": f"f{number}",
            "type": "text",
            "label": "Imię" if origin else "",
            "required": False,
            "purpose": "name",
            "label_from": origin,
        }
        for number, origin in enumerate(origins)
    ]
    return form(fields=fields)


@pytest.mark.parametrize(
    ("origins", "severity"),
    [
        (("label", "aria", "title"), ""),
        (("label", "placeholder"), "note"),
        (("label", "near"), "warning"),
        (("label", ""), "warning"),
        (("placeholder", ""), "warning"),
    ],
)
def test_unlabelled(origins: tuple[str, ...], severity: str) -> None:
    judgement = judged("form-unlabelled", labelled(*origins))
    assert [finding.severity for finding in judgement.findings] == ([severity] if severity else [])


def test_unlabelled_names_what_it_can() -> None:
    assert message(judged("form-unlabelled", labelled("", "near"))).endswith("2 fields of the contact form: f0, Imię.")
    nameless = form(fields=[{"name": "", "type": "tel", "label": "", "label_from": "", "purpose": "phone"}])
    assert message(judged("form-unlabelled", nameless)).endswith("1 field of the contact form: tel.")


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


WITHDRAWAL_FIELDS = [
    {"name": "order", "type": "text", "label": "Numer zamówienia", "required": True, "purpose": "order_number"},
    {"name": "name", "type": "text", "label": "Imię i nazwisko", "required": True, "purpose": "name"},
    {"name": "street", "type": "text", "label": "Ulica", "required": True, "purpose": "street"},
    {"name": "postcode", "type": "text", "label": "Kod pocztowy", "required": True, "purpose": "postcode"},
    {"name": "email", "type": "email", "label": "E-mail", "required": True, "purpose": "email"},
]


@pytest.mark.parametrize(
    "rule",
    [
        "form-message-field-missing",
        "form-too-many-required",
        "form-asks-needless",
        "form-order-number-missing",
        "form-apart-from-details",
        "form-topic-missing",
    ],
)
def test_a_withdrawal_form_asks_what_the_law_makes_it_ask(rule: str) -> None:
    place = seen(region="main", on="https://sklep-rower.example/odstapienie")
    others = [email(), email("hurt@sklep-rower.example"), email("bok@sklep-rower.example")]
    assert judged(rule, *others, form("/o", place, fields=WITHDRAWAL_FIELDS, purpose="withdrawal")).status == "passed"


def test_a_withdrawal_form_is_held_to_all_other_rules() -> None:
    pesel = {"name": "pesel", "type": "text", "label": "PESEL", "required": True, "purpose": "personal_id"}
    asks = form("/o", fields=[*WITHDRAWAL_FIELDS, pesel], purpose="withdrawal")
    assert message(judged("form-asks-needless", asks)) == "The contact form asks for more than an answer needs: PESEL."
    plain = form("http://sklep-rower.example/o", fields=WITHDRAWAL_FIELDS, purpose="withdrawal")
    assert judged("form-insecure", plain).status == "failed"
    assert judged("form-privacy-missing", plain).status == "failed"


def test_a_withdrawal_form_is_no_contact_form() -> None:
    only = form("/o", fields=WITHDRAWAL_FIELDS, purpose="withdrawal")
    assert judged("channels-form-missing", email(), only).status == "failed"
    assert judged("channels-form-missing", email(), form(), only).status == "passed"
