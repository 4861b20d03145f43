"""Contact that is there and yet hard to find or to use."""

from __future__ import annotations

from dataclasses import replace

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
from channelaudit.model import Channel


def test_menu_not_last() -> None:
    middle, end = replace(link(), last=False), replace(link(text="Kontakt z nami"), last=True)
    judgement = judged("findability-menu-not-last", crawl(links=[middle]))
    assert "“Kontakt”" in message(judgement)
    assert judged("findability-menu-not-last", crawl(links=[middle, end])).status == "passed"
    assert judged("findability-menu-not-last", crawl(links=[link()])).status == "not-applicable"


def test_contact_page_deep() -> None:
    about = "https://sklep-rower.example/o-nas"
    deep = replace(page(CONTACT, "contact"), depth=2)
    from_about = crawl(page(), page(about, "about"), deep, links=[link(on=about)])
    assert "2 clicks" in message(judged("findability-contact-page-deep", from_about))
    from_home = crawl(page(), page(about, "about"), deep, links=[link(on=about), link()])
    assert judged("findability-contact-page-deep", from_home).status == "passed"
    assert judged("findability-contact-page-deep", crawl(page(), deep)).status == "passed"
    assert judged("findability-contact-page-deep", crawl(page())).status == "not-applicable"


def test_contact_needs_login() -> None:
    login = replace(page(CONTACT, "login"), final_url="https://sklep-rower.example/login")
    judgement = judged("findability-contact-needs-login", crawl(page(), login, links=[link()]))
    assert "must log in" in message(judgement)
    refused = page(CONTACT, "contact", 401, failure(CONTACT, "login_wall"))
    assert judged("findability-contact-needs-login", crawl(page(), refused, links=[link()])).status == "failed"
    other = page("https://sklep-rower.example/pomoc", "contact")
    both = crawl(page(), login, other, links=[link(), link(other.url)])
    assert judged("findability-contact-needs-login", both).status == "passed"
    assert judged("findability-contact-needs-login", crawl(links=[link()])).status == "passed"


def test_contact_in_image() -> None:
    drawn = malformed("email", "/adres.png", "picture", seen("E-mail:", region="main", on=CONTACT))
    assert "/adres.png" in message(judged("findability-contact-in-image", drawn))
    assert judged("findability-contact-in-image", drawn, phone()).status == "failed"
    assert judged("findability-contact-in-image", drawn, email()).status == "passed"
    assert judged("findability-contact-in-image", email()).status == "not-applicable"


PRODUCT = "https://sklep-rower.example/rower-1"


def test_subpage_without_contact() -> None:
    goods = replace(page(PRODUCT, "product"), reachable=False)
    judgement = judged("findability-subpage-without-contact", email(), crawl(page(), goods))
    assert "(pages without one: 1)" in message(judgement)
    assert PRODUCT in message(judgement)


def test_subpage_with_contact() -> None:
    rule = "findability-subpage-without-contact"
    goods = replace(page(PRODUCT, "product"), reachable=False)
    lone = crawl(page(), goods)
    assert judged(rule, email(), crawl(page(), goods, links=[link(on=PRODUCT)])).status == "passed"
    assert judged(rule, phone("+48223450981", seen(on=PRODUCT)), lone).status == "passed"
    assert judged(rule, email(), crawl(page(), replace(goods, reachable=True))).status == "passed"
    assert judged(rule, email(), channel("chat", "tidio"), lone).status == "passed"
    assert judged(rule, email(), crawl(page(), page(PRODUCT, "product"))).status == "not-applicable"
    drawn = crawl(page(), goods, failures=[failure(PRODUCT, "skipped")])
    assert judged(rule, email(), drawn).status == "not-applicable"


def people(count: int) -> list[Channel]:
    return [email(f"anna.nowak{n}@sklep-rower.example", seen(region="main", on=CONTACT)) for n in range(count)]


def test_too_many_choices() -> None:
    rule = "findability-too-many-choices"
    judgement = judged(rule, *people(4))
    assert "4 e-mail addresses" in message(judgement)
    assert judged(rule, *people(3)).status == "passed"
    assert judged(rule, *people(4), email("biuro@sklep-rower.example")).status == "passed"
    assert judged(rule, *people(4), phone("+48223450981", seen("22 345 09 81"))).status == "passed"
    hotline = phone("+48223450981", seen("Infolinia: 22 345 09 81", region="main", on=CONTACT))
    assert judged(rule, *people(4), hotline).status == "passed"
    numbers = [phone(f"+4860010020{n}", seen(f"60010020{n}", region="main", on=CONTACT)) for n in range(6)]
    assert judged(rule, *numbers).status == "failed"


def test_wrong_language() -> None:
    rule = "findability-wrong-language"
    foreign = replace(page(CONTACT, "contact"), language="en")
    judgement = judged(rule, crawl(page(), foreign))
    assert message(judgement) == f"Customers shop in Polish, but the contact page {CONTACT} is in English."
    assert judged(rule).status == "passed"
    english_goods = replace(page(PRODUCT, "product"), language="en")
    assert judged(rule, crawl(page(), english_goods, foreign)).status == "passed"
    own = page("https://sklep-rower.example/pl/kontakt", "contact")
    assert judged(rule, crawl(page(), foreign, own)).status == "passed"
    assert judged(rule, crawl(page(), replace(foreign, language="fr"))).status == "passed"
    assert judged(rule, crawl(page(), replace(foreign, language=""))).status == "not-applicable"


def scripted(value: str, on: str = CONTACT) -> Channel:
    return channel("scripted", value, seen(value.partition(":")[2], "rendered", "main", on))


def test_contact_needs_script() -> None:
    rule = "findability-contact-needs-script"
    both = [scripted("email:sklep@sklep-rower.example"), scripted("phone:+48 22 345 09 81")]
    assert message(judged(rule, *both)) == (
        "Customers whose browser runs no scripts see no way to reach the shop: "
        "sklep@sklep-rower.example, +48 22 345 09 81."
    )
    decoded = email("sklep@sklep-rower.example", seen(on=CONTACT))
    assert judged(rule, both[0], decoded).status == "failed"
    assert judged(rule, both[0], channel("chat", "tidio", seen("", "widget"))).status == "failed"
    assert judged(rule, both[0], form("https://forms.example/1", seen("", "widget"))).status == "failed"
    assert judged(rule, both[0], email("sklep@sklep-rower.example", seen(region="data"))).status == "failed"


@pytest.mark.parametrize(
    "plain",
    [
        email("sklep@sklep-rower.example", seen(on=SITE)),  # the same address, on a page that does not hide it
        phone(),
        form(),
        channel("messenger", "https://wa.me/48600100200"),
    ],
    ids=lambda each: each.kind,
)
def test_one_channel_in_plain_html_is_enough(plain: Channel) -> None:
    hidden = scripted("email:sklep@sklep-rower.example")
    assert judged("findability-contact-needs-script", hidden, plain).status == "passed"


def test_a_page_that_asks_for_javascript() -> None:
    rule = "findability-contact-needs-script"
    asks = channel("scripted", "noscript", seen("Włącz JavaScript", "rendered", "main", CONTACT))
    assert "only “Włącz JavaScript”" in message(judged(rule, asks))
    assert judged(rule, asks, email()).status == "passed"


def test_what_scripts_would_draw_from_elsewhere_stays_open() -> None:
    rule = "findability-contact-needs-script"
    drawn = crawl(failures=[failure(CONTACT, "skipped")], complete=False)
    assert judged(rule, drawn).status == "undetermined"
    assert judged(rule, drawn, email()).status == "passed"
    assert judged(rule, crawl(failures=[failure(CONTACT)], complete=False)).status == "not-applicable"
    assert judged(rule, email()).status == "not-applicable"
