from __future__ import annotations

import pytest

from builders import CONTACT, channel, crawl, judged, malformed, message, phone, seen


@pytest.mark.parametrize(
    ("country", "severity"), [("PL", "error"), ("IE", "error"), ("GB", "warning"), ("US", "warning")]
)
def test_missing_is_as_grave_as_the_law_makes_it(country: str, severity: str) -> None:
    judgement = judged("phone-missing", country=country)
    assert judgement.status == "failed"
    assert judgement.findings[0].severity == severity


def test_missing_passes_with_any_number_even_a_faulty_one() -> None:
    assert judged("phone-missing", phone()).status == "passed"
    assert judged("phone-missing", malformed("phone", "tel:", "empty")).status == "passed"


def test_missing_is_undetermined_after_an_incomplete_crawl() -> None:
    assert judged("phone-missing", crawl(complete=False)).status == "undetermined"
    assert judged("phone-missing", malformed("phone", "+48 22", "hidden")).status == "undetermined"


def test_invalid() -> None:
    judgement = judged("phone-invalid", phone("+4822123456", valid=False))
    assert message(judgement) == "Customers cannot call +4822123456: no such phone number can exist."
    assert "12 34" in message(judged("phone-invalid", malformed("phone", "12 34", "syntax")))
    short = malformed("phone", "tel:+4822123456", "syntax", seen("22 123 45 6", "tel"))
    assert "“+4822123456”" in message(judged("phone-invalid", short))
    assert judged("phone-link-malformed", short).status == "passed"
    assert judged("phone-invalid", phone()).status == "passed"
    assert judged("phone-invalid").status == "not-applicable"


def test_invalid_leaves_links_and_samples_to_their_rules() -> None:
    assert judged("phone-invalid", malformed("phone", "tel:x", "syntax", seen("Zadzwoń", "tel"))).status == "passed"
    assert judged("phone-invalid", phone("+48000000000", valid=False, placeholder=True)).status == "passed"


def test_placeholder() -> None:
    assert "+48123456789" in message(judged("phone-placeholder", phone("+48123456789", placeholder=True)))
    assert "{{ phone }}" in message(judged("phone-placeholder", malformed("phone", "{{ phone }}", "unfilled")))
    assert judged("phone-placeholder", phone()).status == "passed"


def test_link_malformed() -> None:
    empty = malformed("phone", "tel:", "empty", seen("Zadzwoń", "tel"))
    letters = malformed("phone", "tel:sklep", "syntax", seen("Zadzwoń", "tel"))
    assert "is missing" in message(judged("phone-link-malformed", empty))
    assert "tel:sklep" in message(judged("phone-link-malformed", letters))
    assert judged("phone-link-malformed", phone()).status == "passed"


def test_link_malformed_leaves_texts_to_phone_invalid() -> None:
    assert judged("phone-link-malformed", malformed("phone", "12 34", "syntax")).status == "passed"


@pytest.mark.parametrize(
    "text",
    [
        "22 765 43 21",
        "+48 22 765 43 21",
        "Zadzwoń: 22 765 43 21 (pn.–pt. 9–17)",
        "tel. 22 123 45 66",
        "22 123 45 6",
        "22 123 45 678",
        "+49 22 123 45 67",
    ],
)
def test_link_differs_fails(text: str) -> None:
    judgement = judged("phone-link-differs", phone("+48221234567", seen(text, "tel")))
    assert judgement.status == "failed"
    assert "dials +48221234567" in message(judgement)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("+48221234567", "22 123 45 67"),
        ("+48221234567", "+48 (22) 123-45-67"),
        ("+48221234567", "0048 22 123 45 67"),
        ("+48221234567", "(0-22) 123 45 67"),
        ("+48221234567", "48 22 123 45 67"),
        ("+48221234567", "123 45 67"),
        ("+48221234567", "22 123 45 67 wew. 12"),
        ("+48221234567", "22 123 45 67/68"),
        ("+48221234567", "22 123 45 67 – 68"),
        ("+48221234567", "600 100 200, 22 123 45 67"),
        ("+48221234567", "Zadzwoń do nas"),
        ("+48221234567", "pn.–pt. 8–16, od 2009"),
        ("+48221234567", "22 123 XX XX"),
        ("+442079460018", "+44 (0)20 7946 0018"),
        ("+498912345678", "089 / 123 456 78"),
        ("221234567", "+48 22 123 45 67"),
    ],
)
def test_link_differs_passes(value: str, text: str) -> None:
    assert judged("phone-link-differs", phone(value, seen(text, "tel"))).status == "passed"


def test_link_differs_looks_at_links_only() -> None:
    assert judged("phone-link-differs", phone("+48221234567", seen("22 765 43 21", "text"))).status == "passed"


def test_premium_rate() -> None:
    assert "+48701234567" in message(judged("phone-premium-rate", phone("+48701234567", type="premium")))
    assert judged("phone-premium-rate", phone(type="toll-free")).status == "passed"


@pytest.mark.parametrize("kind", ["shared-cost", "uan"])
def test_shared_cost(kind: str) -> None:
    assert "+48801123456" in message(judged("phone-shared-cost", phone("+48801123456", type=kind)))
    assert judged("phone-shared-cost", phone(type="toll-free")).status == "passed"


def test_not_clickable() -> None:
    text = phone("+48223450981", seen("22 345 09 81"))
    assert "+48223450981" in message(judged("phone-not-clickable", text))
    assert judged("phone-not-clickable", phone("+48223450981", seen("22 345 09 81", "tel"))).status == "passed"
    both = phone("+48223450981", seen("22 345 09 81"), seen("Zadzwoń", "tel"))
    assert judged("phone-not-clickable", both).status == "passed"
    assert judged("phone-not-clickable", phone(valid=False)).status == "not-applicable"


def test_not_clickable_leaves_the_text_of_a_wrong_link_to_its_rule() -> None:
    dialled = phone("+48600100200", seen("22 345 09 81", "tel"))
    assert judged("phone-not-clickable", phone("+48223450981", seen("22 345 09 81")), dialled).status == "passed"


def test_country_code_missing_is_graver_for_a_shop_that_sells_abroad() -> None:
    national = phone("+48223450981", seen("tel. 22 345 09 81"))
    judgement = judged("phone-country-code-missing", national)
    assert judgement.findings[0].severity == "note"
    assert "in full they are +48223450981" in message(judgement)
    abroad = judged("phone-country-code-missing", national, channel("delivery", "DE"))
    assert abroad.findings[0].severity == "warning"
    at_home = judged("phone-country-code-missing", national, channel("delivery", "PL"))
    assert at_home.findings[0].severity == "note"


@pytest.mark.parametrize("text", ["+48 22 345 09 81", "(+48) 22 345-09-81", "0048 22 345 09 81", "48 22 345 09 81"])
def test_country_code_missing_passes_with_one_number_in_full(text: str) -> None:
    other = phone("+48600100200", seen("600 100 200"))
    assert judged("phone-country-code-missing", other, phone("+48223450981", seen(text))).status == "passed"


def test_country_code_missing_needs_a_number_that_can_be_read() -> None:
    assert (
        judged("phone-country-code-missing", phone("+48223450981", seen("Zadzwoń", "tel"))).status == "not-applicable"
    )
    free = phone("+48800123456", seen("800 123 456"), type="toll-free")
    assert judged("phone-country-code-missing", free).status == "not-applicable"


def test_foreign_only() -> None:
    foreign = phone("+4930901820", seen("+49 30 901820"))
    assert "only +4930901820" in message(judged("phone-foreign-only", foreign))
    assert judged("phone-foreign-only", foreign, country="DE").status == "passed"
    assert judged("phone-foreign-only", foreign, phone()).status == "passed"
    assert judged("phone-foreign-only", phone("+80012345678", type="toll-free")).status == "passed"
    assert judged("phone-foreign-only", foreign, country="").status == "not-applicable"


def test_hours_missing() -> None:
    rule, chat = "phone-hours-missing", channel("hours", "Mo-Fr 09:00-17:00", seen(on=CONTACT), **{"for": "chat"})
    assert "something else" in message(judged(rule, phone(), chat))
    assert judged(rule, phone(), crawl(complete=False), chat).status == "undetermined"
    assert judged(rule, phone("+48223450981", seen(on=CONTACT)), chat).status == "passed"
    for purpose in ("phone", "any"):
        hours = channel("hours", "Mo-Fr 09:00-17:00", seen(on=CONTACT), **{"for": purpose})
        assert judged(rule, phone(), hours).status == "passed"
    assert judged(rule, phone()).status == "not-applicable"  # hours-missing says it
    assert judged(rule, chat).status == "not-applicable"


def test_sms_refused() -> None:
    refusal = channel("refusal", "sms", seen("Na SMS-y nie odpowiadamy"))
    assert judged("phone-sms-refused", phone(), refusal).status == "failed"
    assert judged("phone-sms-refused", phone(), channel("refusal", "phone")).status == "passed"
    assert judged("phone-sms-refused", phone()).status == "passed"
    assert judged("phone-sms-refused", refusal).status == "not-applicable"


def test_fax_only() -> None:
    fax = channel("fax", "+48223450982")
    assert "+48223450982" in message(judged("phone-fax-only", fax))
    assert judged("phone-fax-only", fax, phone()).status == "passed"
    assert judged("phone-fax-only", fax, malformed("phone", "tel:", "empty")).status == "passed"
    assert judged("phone-fax-only", fax, crawl(complete=False)).status == "undetermined"
    assert judged("phone-fax-only", phone()).status == "not-applicable"
