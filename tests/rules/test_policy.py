from __future__ import annotations

from dataclasses import replace

import pytest

from builders import SITE, channel, crawl, evidence, judged, link, message, page, seen
from channelaudit.config.settings import Settings
from channelaudit.engine.discovery import rules
from channelaudit.engine.judging import judge
from channelaudit.model import Channel, Crawl, Page, Role

CART = link(SITE + "koszyk", role="cart")
KINDS: tuple[Role, ...] = ("terms", "privacy", "returns", "complaints", "delivery")


def shop(*roles: Role, complete: bool = True) -> Crawl:
    """A shop with a cart and a page for each role."""
    pages = [page(SITE + role, role) for role in roles]
    return crawl(page(), *pages, links=[CART], complete=complete)


def said(value: str, role: str = "terms") -> Channel:
    return channel("policy", value, seen(value, region="main", on=SITE + role))


@pytest.mark.parametrize("role", KINDS)
def test_pages_missing(role: Role) -> None:
    rule = f"policy-{role}-missing"
    assert judged(rule, shop()).status == "failed"
    assert "pages visited: 1" in message(judged(rule, shop()))
    assert judged(rule, shop(role)).status == "passed"
    assert judged(rule, shop(complete=False)).status == "undetermined"
    linked = crawl(links=[CART, link(SITE + "x", role=role)])
    assert judged(rule, linked).status == "passed"


@pytest.mark.parametrize("role", KINDS)
def test_a_chapter_on_another_page_counts_for_a_page(role: Role) -> None:
    rule = f"policy-{role}-missing"
    assert judged(rule, shop("faq"), said(role, "faq")).status == "passed"
    assert judged(rule, shop(), channel("policy", f"elsewhere-{role}")).status == "passed"


def test_a_chapter_may_stand_in_a_document_that_was_not_read() -> None:
    pdf = crawl(page(), links=[CART, link(SITE + "regulamin.pdf", role="terms")])
    assert judged("policy-complaints-missing", pdf).status == "undetermined"


def test_what_the_privacy_page_mentions_is_no_chapter() -> None:
    assert judged("policy-delivery-missing", shop("privacy"), said("delivery", "privacy")).status == "failed"


def test_severity_is_the_countrys() -> None:
    for rule, country, severity in (
        ("policy-terms-missing", "PL", "error"),
        ("policy-terms-missing", "DE", "warning"),
        ("policy-complaints-missing", "CZ", "error"),
        ("policy-complaints-missing", "GB", "warning"),
        ("policy-privacy-missing", "FR", "error"),
        ("policy-returns-missing", "US", "warning"),
    ):
        assert [f.severity for f in judged(rule, shop(), country=country).findings] == [severity]


def test_sites_that_sell_nothing_are_not_judged() -> None:
    for role in KINDS:
        assert judged(f"policy-{role}-missing").status == "not-applicable"
    assert judged("policy-privacy-missing", channel("form", SITE + "send")).status == "failed"


def test_page_broken() -> None:
    gone = crawl(page(), page(SITE + "regulamin", "terms", 404), links=[link(SITE + "regulamin", role="terms")])
    assert "answers 404" in message(judged("policy-page-broken", gone))
    there = crawl(page(), page(SITE + "regulamin", "terms"), links=[link(SITE + "regulamin", role="terms")])
    assert judged("policy-page-broken", there).status == "passed"
    for status in (400, 451, 502, 503, 522):
        odd = crawl(page(), page(SITE + "regulamin", "terms", status), links=[link(SITE + "regulamin", role="terms")])
        assert judged("policy-page-broken", odd).status == "undetermined"
    assert judged("policy-page-broken").status == "not-applicable"


@pytest.mark.parametrize(
    ("rule", "thing"),
    [
        ("policy-withdrawal-period-missing", "withdrawal-period"),
        ("policy-withdrawal-form-missing", "withdrawal-form"),
    ],
)
def test_withdrawal(rule: str, thing: str) -> None:
    judgement = judged(rule, shop("terms", "returns"))
    assert judgement.findings[0].severity == "warning"
    assert "duty: ustawa o prawach konsumenta" in message(judgement)
    assert judged(rule, shop("terms"), said(thing)).status == "passed"
    assert judged(rule, shop()).status == "not-applicable"
    assert judged(rule, shop("terms"), country="US").status == "not-applicable"
    pdf = crawl(page(), page(SITE + "terms", "terms"), links=[CART, link(SITE + "zwroty.pdf", role="returns")])
    assert judged(rule, pdf).status == "undetermined"


def on(day: str, country: str) -> tuple[str, str]:
    """(severity, message) of the missing withdrawal function on that day."""
    then = replace(evidence(shop("terms"), country=country), gathered_at=f"{day}T09:00:00Z")
    judgement = judge([rules()["policy-withdrawal-button-missing"]], then, Settings())[0]
    return judgement.findings[0].severity, message(judgement)


@pytest.mark.parametrize(
    ("country", "day", "severity"),
    [
        ("DE", "2026-06-18", "note"),
        ("DE", "2026-06-19", "warning"),
        ("SK", "2026-11-22", "warning"),
        ("IE", "2026-11-22", "warning"),
        ("AT", "2026-09-30", "note"),
        ("AT", "2026-10-01", "warning"),
        ("CZ", "2026-12-31", "note"),
        ("CZ", "2027-01-01", "warning"),
        ("PL", "2026-11-22", "note"),
        ("FR", "2026-11-22", "note"),
    ],
)
def test_withdrawal_button_missing_by_country_and_day(country: str, day: str, severity: str) -> None:
    assert on(day, country)[0] == severity


def test_withdrawal_button_missing_says_from_when_on() -> None:
    assert "from 2027-01-01 on it is a duty" in on("2026-11-22", "CZ")[1]
    assert "it may be in the customer's account" in on("2027-01-01", "CZ")[1]


def test_withdrawal_button_missing_passes() -> None:
    rule = "policy-withdrawal-button-missing"
    assert judged(rule, shop("terms"), said("withdrawal-function"), country="DE").status == "passed"
    assert judged(rule, shop("terms"), country="GB").status == "not-applicable"
    assert judged(rule, shop("terms", complete=False), country="DE").status == "undetermined"


def test_a_shop_with_terms_in_another_countrys_language_addresses_that_country_too() -> None:
    rule = "policy-withdrawal-button-missing"
    slovak = replace(page(SITE + "sk/podmienky", "terms"), language="sk")
    there = replace(evidence(crawl(page(), slovak, links=[CART]), country="CZ"), gathered_at="2026-11-22T09:00:00Z")
    both = replace(there, context=replace(there.context, countries=("CZ", "SK")))
    assert judge([rules()[rule]], both, Settings())[0].findings[0].severity == "warning"
    assert judge([rules()[rule]], both, Settings(country="CZ"))[0].findings[0].severity == "note"


def test_odr_link_stale() -> None:
    assert "2025-07-20" in message(judged("policy-odr-link-stale", shop("terms"), said("odr")))
    assert judged("policy-odr-link-stale", shop("terms")).status == "passed"
    before = replace(evidence(shop("terms"), said("odr")), gathered_at="2025-07-19T09:00:00Z")
    assert judge([rules()["policy-odr-link-stale"]], before, Settings())[0].status == "passed"


def test_authority_obsolete() -> None:
    judgement = judged("policy-authority-obsolete", shop("privacy"), said("obsolete-giodo", "privacy"))
    assert "names GIODO, which is gone since 2018-05-25; now it is Prezes UODO" in message(judgement)
    assert judged("policy-authority-obsolete", shop("privacy"), said("odr")).status == "passed"
    assert judged("policy-authority-obsolete", shop("privacy"), said("obsolete-unheard-of")).status == "passed"


def in_language(language: str, *terms: str) -> Crawl:
    def told(url: str, role: Role, code: str) -> Page:
        return replace(page(url, role), language=code)

    pages = [told(f"{SITE}terms-{code}", "terms", code) for code in terms]
    return crawl(told(SITE, "home", language), *pages)


def test_wrong_language() -> None:
    judgement = judged("policy-wrong-language", in_language("pl", "en"))
    assert "shop in Polish, but the page https://sklep-rower.example/terms-en is in English" in message(judgement)


@pytest.mark.parametrize(("shop", "terms"), [("pl", ("en", "pl")), ("cs", ("sk",)), ("hu", ("en",)), ("pl", ("hu",))])
def test_wrong_language_passes(shop: str, terms: tuple[str, ...]) -> None:
    assert judged("policy-wrong-language", in_language(shop, *terms)).status == "passed"
