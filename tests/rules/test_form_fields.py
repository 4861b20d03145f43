"""What a contact form asks for."""

from __future__ import annotations

from typing import Any

import pytest

from builders import SITE, email, form, judged, message, phone
from channelaudit.model import Channel


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
