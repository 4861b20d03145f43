from __future__ import annotations

import pytest

from builders import CONTACT, SITE, channel, crawl, judged, link, malformed, message, page, seen
from channelaudit.model import Channel, Crawl

TERMS = SITE + "regulamin"
CART = link(SITE + "koszyk", role="cart")


def address(street: str = "ul. Rowerowa 1", postcode: str = "00-950", city: str = "Warszawa", **more: str) -> Channel:
    value = f"{street}, {postcode} {city}"
    given = {"street": street, "postcode": postcode, "city": city, "country": "PL", "owner": "shop", **more}
    return channel("address", value, seen(value, on=CONTACT, region="main"), **given)


def shop(*roles: str) -> Crawl:
    """A shop with a cart and a page for each role."""
    pages = [page(SITE + role, role) for role in roles]  # type: ignore[arg-type]  # roles
    return crawl(page(), page(CONTACT, "contact"), *pages, links=[CART])


def test_missing() -> None:
    judgement = judged("address-missing")
    assert judgement.status == "failed"
    assert judgement.findings[0].severity == "error"


def test_missing_passes_with_any_address() -> None:
    assert judged("address-missing", channel("address", "ul. Rowerowa 1, 00-001 Warszawa")).status == "passed"
    assert judged("address-missing", malformed("address", "{{ address }}", "unfilled")).status == "passed"


def test_missing_does_not_take_a_couriers_address_for_the_shops() -> None:
    couriers = channel("address", "ul. Paczkowa 2, 00-002 Warszawa", owner="other")
    assert judged("address-missing", couriers).status == "failed"


def test_missing_is_undetermined_after_an_incomplete_crawl() -> None:
    assert judged("address-missing", crawl(complete=False)).status == "undetermined"


def test_missing_is_open_while_a_document_was_not_read() -> None:
    terms = link(SITE + "regulamin.pdf", role="terms")
    assert judged("address-missing", crawl(links=[terms])).status == "undetermined"
    elsewhere = channel("policy", "elsewhere-terms")
    assert judged("address-missing", elsewhere).status == "undetermined"


def test_missing_names_the_duty() -> None:
    assert "duty: § 5 ECG; § 4 FAGG" in message(judged("address-missing", country="AT"))
    assert "duty" not in message(judged("address-missing", country="US"))


def test_incomplete() -> None:
    judgement = judged("address-incomplete", address(street=""), address(street="", postcode=""))
    assert "lacks: street." in message(judgement)
    assert judged("address-incomplete", address(street=""), address()).status == "passed"
    assert judged("address-incomplete").status == "not-applicable"


def test_incomplete_passes_without_postcode_where_it_is_not_used() -> None:
    assert judged("address-incomplete", address(postcode="", country="IE"), country="IE").status == "passed"


def test_postcode_invalid() -> None:
    assert "no postcode 0095" in message(judged("address-postcode-invalid", address(postcode="0095")))
    slip = malformed("address", "ul. Rowerowa 1, 00-95 Warszawa", "syntax", postcode="00-95")
    assert "no postcode 00-95" in message(judged("address-postcode-invalid", slip))


@pytest.mark.parametrize(
    ("country", "postcode"),
    [
        ("PL", "00-950"),
        ("PL", "00950"),
        ("CZ", "110 00"),
        ("SK", "81101"),
        ("DE", "20095"),
        ("AT", "1010"),
        ("GB", "sw1a 1aa"),
        ("IE", "D02 X285"),
        ("US", "10001-1234"),
        ("CA", "K1A 0B1"),
        ("FR", "anything"),
        ("", "anything"),
    ],
)
def test_postcode_invalid_passes(country: str, postcode: str) -> None:
    assert judged("address-postcode-invalid", address(postcode=postcode, country=country)).status == "passed"


def test_postcode_invalid_accepts_the_form_of_the_shops_own_country() -> None:
    foreign_prefix = address("Radgasse 1", "1010", "Wien", country="DE")
    assert judged("address-postcode-invalid", foreign_prefix, country="AT").status == "passed"


@pytest.mark.parametrize(
    ("street", "postcode", "city"),
    [
        ("ul. Przykładowa 1", "00-000", "Warszawa"),
        ("Musterstraße 1", "12345", "Berlin"),
        ("123 Main Street", "10001", "Anytown"),
        ("Ukázková 1", "110 00", "Město"),
    ],
)
def test_placeholder(street: str, postcode: str, city: str) -> None:
    assert judged("address-placeholder", address(street, postcode, city)).status == "failed"


def test_placeholder_leaves_real_streets_alone() -> None:
    assert judged("address-placeholder", address("ul. Przykładowa 1")).status == "passed"
    assert judged("address-placeholder", address("10 Main Street", "SW1A 1AA", "London")).status == "passed"
    assert judged("address-placeholder", malformed("address", "{{ address }}", "unfilled")).status == "failed"


@pytest.mark.parametrize(
    "box", ["Postfach 10 20 30", "P.O. Box 12", "PO Box 12", "skrytka pocztowa 5", "Packstation 101"]
)
def test_box_only(box: str) -> None:
    assert judged("address-box-only", address(box)).status == "failed"
    assert judged("address-box-only", address(box), address()).status == "passed"


def test_returns_missing() -> None:
    judgement = judged("address-returns-missing", shop("terms", "returns"), address())
    assert "where to send goods back" in message(judgement)
    assert judged("address-returns-missing", shop("terms"), address(role="returns")).status == "passed"
    in_terms = channel("address", "ul. Rowerowa 1", seen("ul. Rowerowa 1", on=SITE + "terms", region="main"))
    assert judged("address-returns-missing", shop("terms"), in_terms).status == "passed"


def test_returns_missing_judges_shops_that_say_anything_about_it() -> None:
    assert judged("address-returns-missing", address()).status == "not-applicable"
    assert judged("address-returns-missing", shop(), address()).status == "not-applicable"
    unread = crawl(page(), page(TERMS, "terms"), links=[CART, link(SITE + "zwroty.pdf", role="returns")])
    assert judged("address-returns-missing", unread).status == "undetermined"
