from __future__ import annotations

import pytest

from builders import (
    CONTACT,
    SITE,
    channel,
    crawl,
    email,
    failure,
    form,
    judged,
    link,
    malformed,
    message,
    page,
    phone,
    seen,
)
from channelaudit.model import Failure

BROKEN = crawl(complete=False, failures=[failure(CONTACT)])


def test_contact_absent_fails_on_a_site_without_any_way() -> None:
    judgement = judged("findability-contact-absent", channel("address", "ul. Rowerowa 1, 00-001 Warszawa"))
    assert judgement.status == "failed"
    assert message(judgement) == "Customers find no way to write or call: none was found (pages visited: 2)."
    assert judgement.findings[0].problem.subject == "sklep-rower.example"


@pytest.mark.parametrize("kind", ["email", "phone", "form", "messenger", "chat", "social"])
def test_contact_absent_passes_with_any_way(kind: str) -> None:
    assert judged("findability-contact-absent", channel(kind, "x")).status == "passed"


def test_contact_absent_does_not_count_what_belongs_to_others() -> None:
    assert judged("findability-contact-absent", email("kurier@paczka.example", owner="other")).status == "failed"


def test_contact_absent_is_undetermined_after_an_incomplete_crawl() -> None:
    judgement = judged("findability-contact-absent", BROKEN)
    assert judgement.status == "undetermined"
    assert judgement.unsure[0].failure == failure(CONTACT)


def test_contact_absent_is_undetermined_when_an_address_is_hidden() -> None:
    hidden = malformed("email", "chroniony adres", "hidden")
    judgement = judged("findability-contact-absent", hidden)
    assert judgement.status == "undetermined"
    assert judgement.unsure[0].failure.subject == SITE


def test_an_incomplete_crawl_names_the_page_that_matters_first() -> None:
    goods = failure("https://sklep-rower.example/rower-1")
    pages = (page(), page(goods.subject, "product"), page(CONTACT, "contact", status=0, error=failure(CONTACT)))
    judgement = judged("email-missing", crawl(*pages, failures=[goods, failure(CONTACT)], complete=False))
    assert judgement.unsure[0].failure.subject == CONTACT


def test_an_incomplete_crawl_without_failures_has_a_reason_too() -> None:
    judgement = judged("email-missing", crawl(complete=False))
    assert judgement.unsure[0].failure.kind == "skipped"


def test_contact_hidden_fails_when_contact_stands_in_the_text_only() -> None:
    judgement = judged("findability-contact-hidden", phone("+48221234567", seen(region="main")))
    assert judgement.status == "failed"
    assert "header, menu and footer" in message(judgement)


@pytest.mark.parametrize("region", ["header", "menu", "footer"])
def test_contact_hidden_passes_with_a_channel_where_customers_look(region: str) -> None:
    assert judged("findability-contact-hidden", email("a@b.example", seen(region=region))).status == "passed"  # type: ignore[arg-type]


def test_contact_hidden_passes_with_a_link_to_the_contact_page() -> None:
    hidden = phone("+48221234567", seen(region="main", on=CONTACT))
    assert judged("findability-contact-hidden", hidden, crawl(links=[link()])).status == "passed"
    assert judged("findability-contact-hidden", hidden, crawl(links=[link(on=CONTACT)])).status == "failed"
    assert judged("findability-contact-hidden", hidden, crawl(links=[link(region="main")])).status == "failed"
    desk = crawl(links=[link("https://rower.pomoc.example/hc")])  # a help desk elsewhere is a way to contact too
    assert judged("findability-contact-hidden", hidden, desk).status == "passed"


def test_contact_hidden_does_not_repeat_that_there_is_no_contact() -> None:
    assert judged("findability-contact-hidden").status == "not-applicable"


def test_contact_hidden_is_undetermined_after_an_incomplete_crawl() -> None:
    assert (
        judged("findability-contact-hidden", phone("+48221234567", seen(on=CONTACT)), BROKEN).status == "undetermined"
    )


def test_contact_page_missing() -> None:
    only_home = crawl(page())
    judgement = judged("findability-contact-page-missing", only_home)
    assert judgement.status == "failed"
    assert message(judgement) == "Customers find no page of its own for contact (pages visited: 1)."
    assert judged("findability-contact-page-missing").status == "passed"
    unfinished = crawl(page(), complete=False)
    assert judged("findability-contact-page-missing", unfinished).status == "undetermined"


def test_a_page_behind_a_contact_link_is_a_contact_page_whatever_its_role() -> None:
    linked = crawl(page(), page(CONTACT, "other"), links=[link()])
    assert judged("findability-contact-page-missing", linked).status == "passed"


def test_an_anchor_on_the_home_page_is_no_contact_page() -> None:
    assert judged("findability-contact-page-missing", crawl(page(), links=[link(SITE)])).status == "failed"


def test_an_imprint_is_a_contact_page() -> None:
    imprint = crawl(page(), page("https://sklep-rower.example/impressum", "imprint"))
    assert judged("findability-contact-page-missing", imprint).status == "passed"


@pytest.mark.parametrize("status", [404, 410, 500])
def test_contact_page_broken_fails_on_errors_for_good(status: int) -> None:
    error = failure(CONTACT, "status")
    gone = crawl(page(), page(CONTACT, "contact", status, error), links=[link(), link(region="footer")])
    judgement = judged("findability-contact-page-broken", gone)
    assert judgement.status == "failed"
    assert f"answers {status}" in message(judgement)
    assert [s.region for s in judgement.findings[0].problem.sightings] == ["menu", "footer"]


def test_contact_page_broken_fails_on_a_page_that_says_with_status_200_that_it_is_not_there() -> None:
    gone = crawl(page(), page(CONTACT, "contact", 200, failure(CONTACT, "status")), links=[link()])
    judgement = judged("findability-contact-page-broken", gone)
    assert judgement.status == "failed"
    assert message(judgement) == (
        f"Customers who follow the link “Kontakt” find nothing: {CONTACT} says that there is no such page, "
        "though it answers 200."
    )


@pytest.mark.parametrize("status", [0, 200, 403, 404, 410, 429, 500, 503])
def test_contact_page_broken_is_undetermined_when_the_page_only_refuses_us(status: int) -> None:
    error = failure(CONTACT, "blocked")
    refused = crawl(page(), page(CONTACT, "contact", status, error), links=[link()])
    judgement = judged("findability-contact-page-broken", refused)
    assert judgement.status == "undetermined"
    assert judgement.unsure[0].failure == error


@pytest.mark.parametrize("status", [400, 402, 405, 418, 423, 451, 502, 503, 504, 508, 520, 522, 530])
@pytest.mark.parametrize("error", [None, failure(CONTACT, "status")])
def test_contact_page_broken_is_undetermined_where_the_answer_may_not_speak_of_the_page(
    status: int, error: Failure | None
) -> None:
    odd = crawl(page(), page(CONTACT, "contact", status, error), links=[link()])
    judgement = judged("findability-contact-page-broken", odd)
    assert judgement.status == "undetermined"
    assert judgement.unsure[0].failure.kind == "status"


def test_contact_page_broken_is_undetermined_when_the_page_was_not_visited() -> None:
    robots = failure(CONTACT, "robots")
    judgement = judged("findability-contact-page-broken", crawl(page(), links=[link()], failures=[robots]))
    assert judgement.unsure[0].failure == robots
    judgement = judged("findability-contact-page-broken", crawl(page(), links=[link()]))
    assert judgement.unsure[0].failure.kind == "skipped"


@pytest.mark.parametrize(
    ("host", "status"),
    [("pomoc.sklep-rower.example", "failed"), ("inny-sklep-rower.example", "not-applicable")],
)
def test_only_pages_of_the_shops_own_are_its_contact_page(host: str, status: str) -> None:
    target = f"https://{host}/kontakt"
    gone = crawl(page(), page(target, "contact", 404), links=[link(target)])
    assert judged("findability-contact-page-broken", gone).status == status


def test_links_with_and_without_a_final_slash_lead_to_one_page() -> None:
    slashed = crawl(page(), page(f"{CONTACT}/", "other"), links=[link(), link(f"{CONTACT}/", "footer")])
    assert judged("findability-contact-page-broken", slashed).status == "passed"
    assert judged("findability-contact-page-missing", slashed).status == "passed"
    gone = crawl(page(), page(CONTACT, "contact", 404), links=[link(), link(f"{CONTACT}/", "footer")])
    (finding,) = judged("findability-contact-page-broken", gone).findings
    assert len(finding.problem.sightings) == 2


def test_contact_page_broken_passes_and_needs_a_link() -> None:
    assert judged("findability-contact-page-broken", crawl(links=[link()])).status == "passed"
    assert judged("findability-contact-page-broken").status == "not-applicable"


def test_contact_page_empty_fails_without_a_channel_on_it() -> None:
    address = channel("address", "ul. Rowerowa 1", seen(on=CONTACT, region="main"))
    judgement = judged("findability-contact-page-empty", address, email("a@b.example", seen(region="main")))
    assert judgement.status == "failed"
    assert judgement.findings[0].problem.subject == CONTACT


def test_contact_page_empty_passes_with_a_channel_on_it_or_around_it() -> None:
    assert judged("findability-contact-page-empty", form("x", seen(on=CONTACT, region="main"))).status == "passed"
    assert judged("findability-contact-page-empty", phone("+48221234567", seen(region="footer"))).status == "passed"


def test_contact_page_empty_leaves_faulty_addresses_to_their_own_rule() -> None:
    faulty = malformed("email", "sklep@@rower", "syntax", seen(on=CONTACT, region="main"))
    assert judged("findability-contact-page-empty", faulty).status == "passed"


def test_contact_page_empty_is_undetermined_when_an_address_is_hidden_or_the_crawl_incomplete() -> None:
    hidden = malformed("email", "?", "hidden", seen(on=CONTACT, region="main"))
    assert judged("findability-contact-page-empty", hidden).status == "undetermined"
    assert judged("findability-contact-page-empty", crawl(complete=False)).status == "undetermined"


def test_contact_page_empty_needs_a_readable_contact_page() -> None:
    unread = crawl(page(), page(CONTACT, "contact", 404, failure(CONTACT, "status")))
    assert judged("findability-contact-page-empty", unread).status == "not-applicable"


FOOTER_ONLY = phone("+48223450981", seen("22 345 09 81"))
NAVIGATION_LINKS = [
    link("https://sklep-rower.example/regulamin", region, "terms") for region in ("menu", "footer", "header")
]


@pytest.mark.parametrize(
    ("rule", "region"),
    [
        ("findability-header-empty", "footer"),
        ("findability-menu-empty", "header"),
        ("findability-footer-empty", "header"),
    ],
)
def test_a_place_where_customers_look_is_empty(rule: str, region: str) -> None:
    elsewhere = phone("+48223450981", seen(region=region))  # type: ignore[arg-type]
    judgement = judged(rule, elsewhere, crawl(links=NAVIGATION_LINKS))
    assert judgement.status == "failed"
    assert judgement.findings[0].severity == "note"
    assert judgement.findings[0].problem.subject == SITE
    assert judged(rule, elsewhere, crawl(links=NAVIGATION_LINKS, complete=False)).status == "undetermined"


@pytest.mark.parametrize(
    ("rule", "region"),
    [
        ("findability-header-empty", "header"),
        ("findability-header-empty", "menu"),
        ("findability-menu-empty", "menu"),
        ("findability-footer-empty", "footer"),
    ],
)
def test_a_place_where_customers_look_holds_a_channel_or_the_link(rule: str, region: str) -> None:
    there = phone("+48223450981", seen(region=region))  # type: ignore[arg-type]
    assert judged(rule, there, crawl(links=NAVIGATION_LINKS)).status == "passed"
    linked = crawl(links=[*NAVIGATION_LINKS, link(region=region)])  # type: ignore[arg-type]
    assert judged(rule, email("a@b.example", seen(region="main")), linked).status == "passed"


def test_a_page_without_such_a_place_is_not_blamed_for_it() -> None:
    assert judged("findability-menu-empty", FOOTER_ONLY).status == "not-applicable"
    assert judged("findability-header-empty", FOOTER_ONLY).status == "not-applicable"


def test_where_contact_is_nowhere_the_graver_rule_speaks() -> None:
    hidden = phone("+48223450981", seen(region="main"))
    assert judged("findability-footer-empty", hidden, crawl(links=NAVIGATION_LINKS)).status == "not-applicable"
