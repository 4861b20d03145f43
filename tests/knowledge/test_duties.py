from __future__ import annotations

import re

import pytest

from channelaudit.knowledge import load
from channelaudit.knowledge.country import countries
from channelaudit.knowledge.duties import THINGS, Duty, countries_with_duties, duties, duty
from channelaudit.knowledge.legal_forms import legal_forms

ALL = [each for code in countries_with_duties() for each in duties(code)]
SCHEMES = {identifier.scheme for country in countries() for identifier in country.identifiers}

each_duty = pytest.mark.parametrize("each", ALL, ids=lambda d: f"{d.country}-{d.thing}-{d.severity}")


def test_the_countries() -> None:
    assert countries_with_duties() == ("AT", "CZ", "DE", "EU", "GB", "IE", "PL", "SK")


@each_duty
def test_every_duty_is_whole(each: Duty) -> None:
    assert each.thing in THINGS
    assert each.severity in ("error", "warning", "note")
    assert each.law
    assert each.source
    assert each.where
    assert each.conf in ("stored", "own")
    assert not each.since or re.fullmatch(r"\d{4}-\d{2}-\d{2}", each.since)
    assert set(each.schemes) <= SCHEMES
    assert set(each.forms) <= set(legal_forms().canonical.values())


@each_duty
def test_a_directive_is_named_so_that_every_language_can_quote_it(each: Duty) -> None:
    assert not re.search(r"Directive \d|\d/EU, article", each.law)


@pytest.mark.parametrize("code", countries_with_duties())
def test_every_country_says_what_the_directives_ask_for(code: str) -> None:
    things = {each.thing for each in duties(code)}
    assert {"name", "address", "email", "phone", "privacy", "returns", "withdrawal_period"} <= things
    assert "withdrawal_function" in things or code == "GB"


def test_no_number_is_asked_for_without_saying_which() -> None:
    assert all(each.schemes for each in ALL if each.thing in ("tax_id", "register"))


def test_member_states_without_duties_of_their_own_have_those_of_the_union() -> None:
    assert duties("FR") == duties("EU")
    assert duties("fr")[0].country == "EU"
    assert duties("US") == duties("") == ()
    assert {"FR", "PL"} <= set(load("countries/eu")["members"])
    assert "GB" not in load("countries/eu")["members"]


def test_a_duty_of_the_legal_form_comes_first() -> None:
    company, sole = duty("PL", "tax_id", "S.A."), duty("PL", "tax_id")
    assert company
    assert sole
    assert (company.severity, sole.severity) == ("error", "warning")
    assert duty("PL", "register") is None
    assert duty("US", "email") is None


def test_a_duty_to_come_is_a_note() -> None:
    def severity(day: str) -> str:
        found = duty("CZ", "withdrawal_function", day=day)
        return found.severity if found else ""

    assert severity("2026-12-31T23:00:00Z") == "note"
    assert severity("2027-01-01T00:00:00Z") == severity("") == "warning"
