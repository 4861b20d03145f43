"""Forms by which customers withdraw from a contract."""

from __future__ import annotations

import pytest

from builders import email, form, judged, message, seen

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
