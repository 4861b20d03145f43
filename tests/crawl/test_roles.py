from __future__ import annotations

import pytest

from channelaudit.crawl.roles import contact_stand_in, holds_contacts, link_role, page_role

SITE = "https://sklep-rower.example"
CONTACTS = "Sklep Rower, ul. Polna 1, 00-950 Warszawa, tel. 600 700 800, sklep@rower.example"


LINKS = [
    ("Kontakt", "/x", "contact"),
    ("KONTAKT", "/", "contact"),
    ("✉ Kontakt", "/7", "contact"),
    ("Skontaktuj się z nami", "/a", "contact"),
    ("Napište nám", "/a", "contact"),
    ("Kontaktujte nás", "/a", "contact"),
    ("Contact Us", "/a", "contact"),
    ("Kundenservice", "/a", "contact"),
    ("Obsługa klienta", "/a", "contact"),
    ("", "/kontakt.html", "contact"),
    ("", "/pl/i/Kontakt/7", "contact"),
    ("", "/contact-us", "contact"),
    ("", "/content/4-kontakt", "contact"),
    ("", "/index.php?route=information/contact", "contact"),
    ("", "/index.php?controller=contact&id_lang=1", "contact"),
    ("", "/index.php?option=com_contact&view=7", "contact"),
    ("Znajdź nas", "/a", "contact"),
    ("Dane teleadresowe", "/a", "contact"),
    ("Kontakt & Öffnungszeiten", "/a", "contact"),
    ("O nás a kontakt", "/a", "contact"),
    ("", "/index.php?main_page=contact_us", "contact"),
    ("", "/index.php?cl=contact", "contact"),
    ("Contact lenses", "/contact-lenses", "product"),
    ("Kleje kontaktowe", "/kleje-kontaktowe", "product"),
    ("Kontaktní grily", "/kontaktni-grily", "product"),
    ("Kontaktný sprej", "/kontaktny-sprej", "product"),
    ("Okulary i soczewki kontaktowe", "/optyka", "product"),
    ("Soczewki kontaktowe", "/soczewki-kontaktowe", "product"),
    ("O nas", "/a", "about"),
    ("O společnosti", "/a", "about"),
    ("Über uns", "/a", "about"),
    ("Impressum", "/a", "imprint"),
    ("Regulamin sklepu", "/a", "terms"),
    ("Obchodní podmínky", "/a", "terms"),
    ("AGB", "/a", "terms"),
    ("Terms & Conditions", "/a", "terms"),
    ("", "/content/3-regulamin", "terms"),
    ("Polityka prywatności", "/a", "privacy"),
    ("GDPR", "/a", "privacy"),
    ("Zwroty i reklamacje", "/a", "returns"),
    ("Widerrufsbelehrung", "/a", "returns"),
    ("Reklamační řád", "/a", "complaints"),
    ("Doprava a platba", "/a", "delivery"),
    ("Shipping & Delivery", "/a", "delivery"),
    ("FAQ", "/a", "faq"),
    ("Nasze sklepy", "/a", "store"),
    ("Öffnungszeiten", "/a", "store"),
    ("Koszyk", "/a", "cart"),
    ("Zaloguj się", "/a", "login"),
    ("Rower miejski 28", "/produkt/rower-miejski", "product"),
    ("Rower miejski 28", "/rower-miejski", "other"),
    ("Kabel przyłączeniowy do czujnika ruchu i kontaktu z przełącznikiem", "/a", "other"),
    ("", "/", "other"),
    ("", "", "other"),
]


@pytest.mark.parametrize(("text", "path", "role"), LINKS)
def test_link_role(text: str, path: str, role: str) -> None:
    assert link_role(text, SITE + path) == role


def test_the_language_breaks_ties() -> None:
    assert link_role("Pomoc", SITE + "/a", "pl") == "faq"
    assert link_role("Support", SITE + "/a", "en") == "contact"


@pytest.mark.parametrize("url", ["https://[", "x" * 5_000, "https://a.example/" + "a/" * 900])
def test_odd_addresses(url: str) -> None:
    assert link_role("", url) == "other"


@pytest.mark.parametrize(
    ("path", "links", "title", "headings", "text", "role"),
    [
        ("/kontakt", ["Kontakt"], "Kontakt | Sklep Rower", ["Kontakt"], "", "contact"),
        ("/kontakt", [], "Sklep Rower", [], "", "contact"),
        ("/a", ["Kontakt"], "Sklep Rower", ["Napisz do nas"], "", "contact"),
        (
            "/obsluga-klienta",
            ["Obsługa klienta"],
            "Obsługa klienta - Sklep Rower",
            ["Obsługa klienta"],
            CONTACTS,
            "contact",
        ),
        ("/obsluga-klienta", ["Obsługa klienta"], "Obsługa klienta - Sklep Rower", [], "Pomagamy.", "other"),
        ("/dane-firmy", ["Dane firmy"], "Dane firmy", ["Dane firmy"], CONTACTS, "contact"),
        ("/napiste-nam", ["Napište nám"], "Napište nám", [], CONTACTS, "contact"),
        ("/impressum", ["Impressum"], "Impressum - Rad", ["Impressum", "Kontakt"], CONTACTS, "imprint"),
        ("/regulamin", ["regulamin"], "Regulamin", ["Regulamin sklepu", "Kontakt"], CONTACTS, "terms"),
        ("/zwroty", ["tutaj"], "Zwroty i reklamacje", ["Zwroty"], CONTACTS, "returns"),
        ("/o-nas", ["O nas"], "O nas", ["O nas", "Kontakt"], CONTACTS, "about"),
        ("/rower-28", ["Rower 28"], "Rower 28 - Sklep", ["Rower 28"], "Cena 900 zł Dodaj do koszyka Opis", "product"),
        ("/rower-28", ["Rower 28"], "Rower 28 - Sklep", ["Rower 28"], "Cena 900 zł (Do koszyka) Opis", "product"),
        ("/rowery", ["Rowery"], "Rowery - Sklep", ["Rowery"], "900 zł Do koszyka " * 12, "other"),
        ("/blog/nowy-rower", ["Czytaj"], "Nowy rower na wiosnę", ["Nowy rower na wiosnę"], CONTACTS, "other"),
    ],
)
def test_page_role(path: str, links: list[str], title: str, headings: list[str], text: str, role: str) -> None:
    assert page_role(SITE + path, links, title, headings, text, 1) == role


def test_one_link_text_may_be_given_as_it_is() -> None:
    assert page_role(SITE + "/a", "Kontakt", "", [], "") == "contact"


def test_the_imprint_stands_in_for_a_missing_contact_page() -> None:
    assert contact_stand_in([("home", True), ("about", True), ("imprint", True)]) == 2
    assert contact_stand_in([("home", True), ("about", True), ("imprint", False)]) == 1
    assert contact_stand_in([("imprint", True), ("contact", False)]) is None
    assert contact_stand_in([("terms", True)]) is None


def test_contact_details() -> None:
    assert holds_contacts(CONTACTS)
    assert not holds_contacts("Pisz: sklep@rower.example")
