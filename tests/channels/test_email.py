from __future__ import annotations

import pytest

from channelaudit.channels.email import FINDER
from channelaudit.knowledge.mail import is_disposable, is_freemail, is_no_reply, is_role
from lines import channels, faults, link, values
from pages import broken as broken_in
from pages import found as found_in


@pytest.mark.parametrize(
    ("line", "addresses"),
    [
        ("E-mail: biuro@firma-rower.pl.", ["biuro@firma-rower.pl"]),
        ("(BIURO@FIRMA-ROWER.PL)", ["biuro@firma-rower.pl"]),
        ("biuro@firma-rower.plNumer telefonu: x", ["biuro@firma-rower.pl"]),
        ("biuro@firma-rower.pl.Telefon", ["biuro@firma-rower.pl"]),
        ("E-mailbiuro@firma-rower.pl", ["biuro@firma-rower.pl"]),
        ("a1@rower.pl;b2@rower.pl/c3@rower.pl", ["a1@rower.pl", "b2@rower.pl", "c3@rower.pl"]),
        ("zamówienia@firma-rower.pl", ["zamówienia@firma-rower.pl"]),
        ("info@xn--mnchen-rad-9db.de", ["info@münchen-rad.de"]),
        ("sklep (at) firma-rower.pl", ["sklep@firma-rower.pl"]),
        ("sklep[at]firma-rower[dot]com[dot]pl", ["sklep@firma-rower.com.pl"]),
        ("sklep (małpa) firma-rower (kropka) pl", ["sklep@firma-rower.pl"]),
        ("sklep małpa firma-rower kropka pl", ["sklep@firma-rower.pl"]),
        ("info (zavináč) obchod-kolo.cz", ["info@obchod-kolo.cz"]),
        ("Napište na info zavináč obchod-kolo.cz", ["info@obchod-kolo.cz"]),
        ("info(a)obchod-kolo.cz", ["info@obchod-kolo.cz"]),
        ("e-mail: sklep @ firma-rower.pl", ["sklep@firma-rower.pl"]),
    ],
)  # fmt: skip
def test_the_forms_of_writing_an_address(line: str, addresses: list[str]) -> None:
    assert values(FINDER, "PL", line) == addresses


@pytest.mark.parametrize(
    "line",
    [
        "Familienbetrieb (AT)",
        "Rad und Tat (AT) www.rad-und-tat.at",
        "You may use it (a) for any lawful purpose. (b) not at all",
        "logo@2x.png",
        "jquery@3.6.0 react@18.2.0",
        "https://user:secret@firma-rower.pl/",
        "@sklep on medium.com/@sklep.rower",
        "Meet us at firma-rower.pl",
        "1,5 kg @ 20 zł",
    ],
)
def test_what_only_looks_like_an_address(line: str) -> None:
    assert values(FINDER, "PL", line) == []


@pytest.mark.parametrize(
    ("href", "addresses"),
    [
        ("mailto:%20biuro@firma-rower.pl", ["biuro@firma-rower.pl"]),
        ("mailto:Sklep%20%3Cbiuro@firma-rower.pl%3E?subject=Hej", ["biuro@firma-rower.pl"]),
        ("MAILTO:a1@firma-rower.pl,b2@firma-rower.pl", ["a1@firma-rower.pl", "b2@firma-rower.pl"]),
        ("mailto:?to=a1@firma-rower.pl", ["a1@firma-rower.pl"]),
        ("mailto:?subject=See%20this&body=x", []),
    ],
)
def test_links(href: str, addresses: list[str]) -> None:
    assert values(FINDER, "PL", "x", links=(link(href, "x"),)) == addresses
    assert faults(FINDER, "PL", "x", links=(link(href, "x"),)) == []


@pytest.mark.parametrize(
    ("href", "reason"),
    [
        ("mailto:", "empty"),
        ("mailto:#", "syntax"),
        ("mailto:a@@firma-rower.pl", "syntax"),
        ("mailto:biuro@firma", "syntax"),
        ("mailto:https://firma-rower.pl/kontakt", "syntax"),
        ("mailto:{{ email }}", "unfilled"),
    ],
)
def test_links_that_are_no_address(href: str, reason: str) -> None:
    assert faults(FINDER, "PL", "x", links=(link(href, "x"),)) == [reason]


def test_a_link_and_its_text_are_seen_apart() -> None:
    seen = found_in(FINDER, '<a href="mailto:a1@firma-rower.pl">b2@firma-rower.pl</a>')
    assert [(c.value, c.sightings[0].source, c.sightings[0].text) for c in seen] == [
        ("a1@firma-rower.pl", "mailto", "b2@firma-rower.pl"),
        ("b2@firma-rower.pl", "text", "b2@firma-rower.pl"),
    ]


def test_an_unhidden_address_is_marked() -> None:
    code = "42" + "".join(f"{ord(c) ^ 0x42:02x}" for c in "biuro@firma-rower.pl")
    (channel,) = found_in(FINDER, f'<p><span data-cfemail="{code}">[email&#160;protected]</span></p>')
    assert (channel.value, channel.sightings[0].source) == ("biuro@firma-rower.pl", "obfuscated")


def test_a_hidden_address_is_reported_as_hidden() -> None:
    (item,) = broken_in(FINDER, "<p>E-mail: [email&#160;protected]</p>")
    assert item.reason == "hidden"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("E-mail: {{ shop.email }}", "unfilled"),
        ("E-mail: [adres e-mail]", "unfilled"),
        ("pisz: a@@firma-rower.pl", "syntax"),
        ("E-mail: biuro@firma", "syntax"),
    ],
)
def test_broken_text(line: str, reason: str) -> None:
    assert faults(FINDER, "PL", line) == [reason]


@pytest.mark.parametrize("address", ["demo@demo.com", "twoj@email.pl", "info@example.com", "jan@przykład.pl"])
def test_samples(address: str) -> None:
    (channel,) = channels(FINDER, "PL", address)
    assert channel.attributes == {"placeholder": True}


def test_the_shops_own_domain_is_never_a_sample_nor_anothers() -> None:
    (channel,) = channels(FINDER, "PL", "Prezes UODO: kontakt@sklep-rower.example")
    assert channel.attributes == {}


def test_an_offices_address_is_its_own() -> None:
    (channel,) = channels(FINDER, "PL", "kancelaria@urzad-probny.gov.pl")
    assert channel.attributes == {"owner": "other"}


@pytest.mark.parametrize("domain", ["dpd.cz", "posta.sk", "royalmail.com", "shoptet.cz", "mail.autopay.pl"])
def test_couriers_payment_firms_and_platforms_have_domains_of_their_own(domain: str) -> None:
    (channel,) = channels(FINDER, "PL", f"pomoc@{domain}")
    assert channel.attributes == {"owner": "other"}


def test_structured_data() -> None:
    head = '<script type="application/ld+json">{"@type": "Store", "email": "mailto:biuro@firma-rower.pl"}</script>'
    (channel,) = found_in(FINDER, "", head=head)
    assert (channel.value, channel.sightings[0].source) == ("biuro@firma-rower.pl", "json-ld")


def test_what_is_known_of_mail() -> None:
    assert is_freemail("Gmail.com")
    assert not is_freemail("firma-rower.pl")
    assert is_disposable("mailinator.com")
    assert is_role("bok2@firma-rower.pl")
    assert not is_role("anna@firma-rower.pl")
    assert is_no_reply("no-reply+x@firma-rower.pl")
    assert not is_no_reply("systemy@firma-rower.pl")
