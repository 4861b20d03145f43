from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import CONTACT, SITE, channel, crawl, email, judged, message, page, phone, seen
from channelaudit.model import Channel, Crawl, Role, Sighting

TERMS = f"{SITE}regulamin"
PRIVACY = f"{SITE}prywatnosc"
A, B, C = "+48223450981", "+48223450999", "+48600100200"


def pages(**languages: str) -> Crawl:
    roles: dict[str, Role] = {
        SITE: "home",
        CONTACT: "contact",
        TERMS: "terms",
        PRIVACY: "privacy",
        f"{SITE}blog": "other",
    }
    return crawl(*(replace(page(url, role), language=languages.get(role, "pl")) for url, role in roles.items()))


def at(place: str, text: str = "") -> Sighting:
    """A sighting in the header or footer of the home page, or in the main part of another page."""
    if place in ("header", "menu", "footer", "data"):
        return seen(text, region=place, on=SITE)  # type: ignore[arg-type]
    urls = {"home": SITE, "contact": CONTACT, "terms": TERMS, "privacy": PRIVACY, "blog": f"{SITE}blog"}
    return seen(text, region="main", on=urls[place])


def number(value: str, *places: str, text: str = "", **attributes: Any) -> Channel:
    return phone(value, *(at(place, text) for place in places), **attributes)


def differing(rule: str, *found: Channel, **languages: str) -> list[str]:
    judgement = judged(rule, *found, pages(**languages))
    return [finding.problem.subject for finding in judgement.findings]


PHONES = "agreement-phones-differ"


def test_phones_differ_between_header_and_contact_page() -> None:
    judgement = judged(PHONES, number(A, "header"), number(B, "contact"), pages())
    assert message(judgement) == (
        f"Customers find {B} in some places and {A} in others, never both: which one is answered?"
    )
    assert {s.region for s in judgement.findings[0].problem.sightings} == {"header", "main"}


def test_the_general_number_is_the_one_of_the_weightier_places() -> None:
    assert differing(PHONES, number(A, "header", "footer", "contact"), number(B, "terms", "privacy")) == [f"phone:{B}"]
    assert differing(PHONES, number(B, "header", "footer", "contact"), number(A, "terms", "privacy")) == [f"phone:{A}"]
    three = (number(A, "footer", "contact"), number(B, "terms"), number(C, "home"))
    assert differing(PHONES, *three) == [f"phone:{C}", f"phone:{B}"]


@pytest.mark.parametrize(
    "found",
    [
        (number(A, "header", "footer", "contact"), number(B, "contact")),
        (number(A, "header"), number(B, "footer"), number(C, "contact", "header", "footer")),
        (number(A, "header"), number(B, "contact", text="Dział reklamacji: 22 345 09 99")),
        (number(A, "header"), number(B, "terms", text="Reklamacje: 22 345 09 99")),
        (number(A, "header"), number(B, "blog")),
        (number(A, "header"), number(B, "contact", owner="other")),
        (number(A, "header"), number(B, "contact", placeholder=True)),
        (number(A, "header"), number(B, "contact", valid=False)),
        (number(A, "header"), number(B, "data")),
        (number(A, "header"), number("+48801440220", "terms", type="shared-cost")),
        (number(A, "header"), *(number(f"+4860010020{n}", "contact") for n in range(3))),
    ],
    ids=[
        "contact-names-both", "connected", "department", "complaints", "article", "others", "sample", "invalid", "data",
        "helpline", "list",
    ],
)  # fmt: skip
def test_phones_that_do_not_contradict(found: tuple[Channel, ...]) -> None:
    assert differing(PHONES, *found) == []


def test_a_number_called_a_department_somewhere_connects() -> None:
    general = number(A, "home", "contact")
    complaints = phone(B, at("home", "Reklamacje: 22 345 09 99"), at("terms", "tel. 22 345 09 99"))
    assert differing(PHONES, general, complaints) == []


def test_pages_in_another_language_may_name_another_country_s_number() -> None:
    assert differing(PHONES, number(A, "header"), number(B, "terms"), terms="de") == []


def test_one_number_cannot_differ() -> None:
    assert judged(PHONES, number(A, "header")).status == "not-applicable"


EMAILS = "agreement-emails-differ"


def address(value: str, *places: str) -> Channel:
    return email(value, *(at(place) for place in places))


def test_emails_differ() -> None:
    found = address("sklep@sklep-rower.example", "footer", "contact"), address("sklep@stara-nazwa.example", "terms")
    assert differing(EMAILS, *found) == ["email:sklep@stara-nazwa.example"]
    assert "which one is read?" in message(judged(EMAILS, *found, pages()))


@pytest.mark.parametrize(
    "other",
    ["reklamacje@sklep-rower.example", "iod@sklep-rower.example", "anna.nowak@sklep-rower.example",
     "hurt.rowery@sklep-rower.example", "no-reply@sklep-rower.example"],
)  # fmt: skip
def test_mailboxes_of_departments_and_people_do_not_contradict(other: str) -> None:
    assert differing(EMAILS, address("sklep@sklep-rower.example", "footer"), address(other, "terms")) == []


def test_emails_named_together_belong_together() -> None:
    found = address("sklep@a.example", "footer", "privacy"), address("biuro@a.example", "terms", "privacy")
    assert differing(EMAILS, *found) == []


ADDRESSES = "agreement-addresses-differ"


def postal(street: str, postcode: str, city: str, *places: str, **attributes: Any) -> Channel:
    parts = {"street": street, "postcode": postcode, "city": city, "country": "PL", **attributes}
    return channel("address", f"{street}, {postcode} {city}", *(at(place) for place in places), **parts)


@pytest.mark.parametrize(
    ("street", "postcode"),
    [("ul. Rowerowa 21", "00-950"), ("ul. Rowerowa 12", "00-951"), ("ul. Kolarska 12", "00-950")],
)
def test_addresses_differ_by_a_slip(street: str, postcode: str) -> None:
    right = postal("ul. Rowerowa 12", "00-950", "Warszawa", "footer", "contact")
    wrong = postal(street, postcode, "Warszawa", "terms")
    assert differing(ADDRESSES, right, wrong) == [wrong.id]


def test_two_registered_offices() -> None:
    one = postal("ul. Rowerowa 12", "00-950", "Warszawa", "footer", role="registered")
    two = postal("ul. Górna 3", "30-001", "Kraków", "terms", role="registered")
    assert differing(ADDRESSES, one, two) == [two.id]
    assert differing(ADDRESSES, one, replace(two, attributes={**two.attributes, "role": "returns"})) == []


@pytest.mark.parametrize(
    "other",
    [
        postal("ulica Rowerowa 12/4", "00-950", "Warszawa", "terms"),
        postal("Rowerowa 12", "00950", "WARSZAWA", "terms"),
        postal("ul. Rowerowa 12", "", "Warszawa", "terms"),
        postal("ul. Magazynowa 5", "05-800", "Pruszków", "terms"),
        postal("ul. Rowerowa 21", "00-950", "Warszawa", "terms", "footer"),
        postal("ul. Rowerowa 21", "00-950", "Warszawa", "blog"),
    ],
    ids=["flat", "spelling", "no-postcode", "warehouse", "named-together", "article"],
)
def test_addresses_that_do_not_contradict(other: Channel) -> None:
    assert differing(ADDRESSES, postal("ul. Rowerowa 12", "00-950", "Warszawa", "footer", "contact"), other) == []


@pytest.mark.parametrize(
    ("street", "inflected", "same"),
    [
        ("ul. Rowerowa 5", "ul. Rowerowej 5", True),
        ("ul. Rowerowa 5", "Rowerową 5", True),
        ("pl. Nowy 5", "placu Nowym 5", True),
        ("Příkladná 5", "ulice Příkladné 5", True),
        ("Príkladná 5", "Príkladnej 5", True),
        ("ul. Rowerska 5", "ul. Rowerskiego 5", False),
        ("ul. Rowerowa 5", "ul. Rolnej 5", False),
    ],
)
def test_a_street_in_another_case_is_the_same_street(street: str, inflected: str, same: bool) -> None:
    other = postal(inflected, "30-001", "Krakowie", "terms")
    assert differing(ADDRESSES, postal(street, "30-001", "Kraków", "footer", "contact"), other) == (
        [] if same else [other.id]
    )


def test_german_streets() -> None:
    one = postal("Rosenberger Straße 214 1/10", "1120", "Wien", "contact")
    assert differing(ADDRESSES, one, postal("Rosenberger Strasse 214", "1120", "Vienna", "terms")) == []
    assert differing(ADDRESSES, one, postal("Rosenbergerstr. 214", "1120", "Wien", "terms")) == []


DATA = "agreement-structured-data-differs"


def test_structured_data_differs() -> None:
    assert "no page shows" in message(judged(DATA, number(A, "contact"), number(B, "data"), pages()))
    assert differing(DATA, address("a@x.example", "contact"), address("b@x.example", "data")) == ["email:b@x.example"]
    wrong = postal("ul. Rowerowa 12", "00-951", "Warszawa", "data")
    assert differing(DATA, postal("ul. Rowerowa 12", "00-950", "Warszawa", "contact"), wrong) == [wrong.id]


@pytest.mark.parametrize(
    "found",
    [
        (number(A, "contact", "data"),),
        (number(A, "blog", "data"), number(B, "contact")),
        (number(A, "data"),),
        (number(A, "contact"), phone(B, seen(region="data", on=f"{SITE}blog"))),
        (
            postal("ul. Rowerowa 12", "00-950", "Warszawa", "contact"),
            postal("Rowerowa 12", "00-950", "Warszawa", "data"),
        ),
        (postal("ul. Rowerowa 12", "00-950", "Warszawa", "contact"), postal("", "", "Kraków", "data")),
    ],
    ids=["same", "elsewhere", "nothing-visible", "another-page", "spelling", "town-only"],
)
def test_structured_data_that_agrees(found: tuple[Channel, ...]) -> None:
    assert differing(DATA, *found) == []


def test_structured_data_is_undetermined_after_an_incomplete_crawl() -> None:
    unfinished = replace(pages(), complete=False)
    assert judged(DATA, number(A, "contact"), number(B, "data"), unfinished).status == "undetermined"
    assert judged(DATA, number(A, "contact")).status == "not-applicable"
