from __future__ import annotations

import json

import pytest

from channelaudit.channels.address import FINDER
from channelaudit.model import Channel, Document, Line, Page, Role, SiteContext
from pages import found

URL = "https://sklep-rower.example/kontakt"
HOME = {"pl": "PL", "cs": "CZ", "sk": "SK", "de": "DE", "en": "GB"}
EUROPE = ("PL", "CZ", "SK", "DE", "AT", "GB", "IE")


def addresses(language: str, text: str, *, role: Role = "contact", heading: str = "") -> list[Channel]:
    """The addresses in lines of text, which " / " separates."""
    lines = tuple(Line(line, "main", heading=heading) for line in text.split(" / "))
    document = Document(Page(URL, URL, role, 200, 0, ""), "", language, lines)
    country = HOME[language]
    countries = (country, *(c for c in EUROPE if c != country))
    context = SiteContext(URL, "sklep-rower.example", "sklep-rower.example", country, countries, language)
    everything = FINDER.find(document, context)
    return [item for item in everything if isinstance(item, Channel)]


WRITTEN = [
    ("pl", "ul. Długa 5 / 00-238 Warszawa", "ul. Długa 5, 00-238 Warszawa"),
    ("pl", "ul. Długa 5, Warszawa 00-238", "ul. Długa 5, 00-238 Warszawa"),
    ("pl", "Warszawa 00-238, ul. Długa 5", "ul. Długa 5, 00-238 Warszawa"),
    ("pl", "00-238 Warszawa, ul. Długa 5 lok. 7", "ul. Długa 5 lok. 7, 00-238 Warszawa"),
    ("pl", "Spółka z siedzibą w Gliwicach (44-100) przy ul. Zwycięstwa 12", "ul. Zwycięstwa 12, 44-100 Gliwice"),
    ("pl", "z siedzibą w Krakowie, ul. Dietla 5, 31-070 Kraków, wpisana do rejestru", "ul. Dietla 5, 31-070 Kraków"),
    ("pl", "z siedzibą w Bydgoszczy przy ul. Gdańskiej 5/7 (85-005 Bydgoszcz)", "ul. Gdańskiej 5/7, 85-005 Bydgoszcz"),
    ("pl", "Firma Rower, Nowa Wieś 12, 05-806 Komorów", "Nowa Wieś 12, 05-806 Komorów"),
    ("pl", "Nowa Wieś 12a / 05-806 Nowa Wieś", "Nowa Wieś 12a, 05-806 Nowa Wieś"),
    ("pl", "ul.Polna 5/12, 81–001 Gdynia", "ul.Polna 5/12, 81-001 Gdynia"),
    ("pl", "ul. 3 Maja 15, 40-096 Katowice tel. 32 123 45 67", "ul. 3 Maja 15, 40-096 Katowice"),
    (
        "pl",
        "Adres: os. Tysiąclecia 12 m. 3, 31-609 Kraków e-mail: sklep@rower.example",
        "os. Tysiąclecia 12 m. 3, 31-609 Kraków",
    ),
    (
        "pl",
        "Adres do zwrotów: / Magazyn Rower / ul. Składowa 3 / 62-800 Kalisz / Polska",
        "ul. Składowa 3, 62-800 Kalisz",
    ),
    ("pl", "PL-00-238 Warszawa, ul. Długa 5", "ul. Długa 5, 00-238 Warszawa"),
    ("pl", "plac Wolności 3, 61-738 Poznań, Polska", "plac Wolności 3, 61-738 Poznań"),
    ("pl", "Wójtowska 12, 58-560 Jelenia Góra", "Wójtowska 12, 58-560 Jelenia Góra"),
    ("pl", "Siedziba: 32-020 Wieliczka, Sierakowskiego 10", "Sierakowskiego 10, 32-020 Wieliczka"),
    ("pl", "ul. Marszałkowska 1 / lok. 12 / 00-026 / Warszawa", "ul. Marszałkowska 1, lok. 12, 00-026 Warszawa"),
    ("pl", "ul. Piękna 5, 00-539, Warszawa", "ul. Piękna 5, 00-539 Warszawa"),
    ("pl", "Rower Sp. z o.o. | ul. Prosta 20 | 00-850 Warszawa | NIP 1234560007", "ul. Prosta 20, 00-850 Warszawa"),
    ("pl", "Firma Sklep Rower – ul. Prosta 20 – 00-850 Warszawa – tel. 600 100 200", "ul. Prosta 20, 00-850 Warszawa"),
    ("pl", "gmina Czernica, Łany ul. Kiełczowska 5, 55-002 Łany", "ul. Kiełczowska 5, 55-002 Łany"),
    ("cs", "Dlouhá 123/4, 110 00 Praha 1", "Dlouhá 123/4, 110 00 Praha 1"),
    (
        "cs",
        "Rower s.r.o., se sídlem Na Příkopě 12, Praha 1, PSČ 110 00, IČO: 12345679",
        "Na Příkopě 12, 110 00 Praha 1",
    ),
    ("cs", "se sídlem Brno, Kounicova 5, PSČ 602 00", "Kounicova 5, 602 00 Brno"),
    ("cs", "Horní Lhota 25 / 696 01 Rohatec", "Horní Lhota 25, 696 01 Rohatec"),
    ("cs", "Provozovna: náměstí Míru 12, 12000 Praha 2", "náměstí Míru 12, 120 00 Praha 2"),
    ("cs", "č.p. 15, 588 22 Luka nad Jihlavou", "č.p. 15, 588 22 Luka nad Jihlavou"),
    ("cs", "tř. Tomáše Bati 3705, 760 01 Zlín, Česká republika", "tř. Tomáše Bati 3705, 760 01 Zlín"),
    ("cs", "CZ-110 00 Praha 1, Dlouhá 5", "Dlouhá 5, 110 00 Praha 1"),
    ("cs", "Výdejní místo: Skladová 5, Ostrava", "Skladová 5, Ostrava"),
    ("sk", "Hlavná 12, 040 01 Košice", "Hlavná 12, 040 01 Košice"),
    ("sk", "so sídlom: Nám. SNP 5, 974 01 Banská Bystrica, Slovensko", "Nám. SNP 5, 974 01 Banská Bystrica"),
    ("sk", "Adresa: Mlynské nivy 10, 82109 Bratislava", "Mlynské nivy 10, 821 09 Bratislava"),
    ("sk", "Dolná Ves 5 / SK-967 01 Dolná Ves", "Dolná Ves 5, 967 01 Dolná Ves"),
    ("de", "Musterfirma GmbH / Hauptstr. 12a / 10115 Berlin / Deutschland", "Hauptstr. 12a, 10115 Berlin"),
    ("de", "Rower GmbH, Am Alten Markt 5, D-50667 Köln, Tel. 0221 123456", "Am Alten Markt 5, 50667 Köln"),
    ("de", "Sitz: Mozartgasse 7/2/14, A-1040 Wien", "Mozartgasse 7/2/14, 1040 Wien"),
    ("de", "Rower e.U. / Linzer Straße 5 / 4020 Linz / Österreich", "Linzer Straße 5, 4020 Linz"),
    ("de", "Straße des 17. Juni 135, 10623 Berlin", "17. Juni 135, 10623 Berlin"),
    ("de", "An der alten Ziegelei 3 / 48157 Münster", "An der alten Ziegelei 3, 48157 Münster"),
    (
        "en",
        "Unit 4, Riverside Park, Mill Lane, Alton, Hampshire, GU34 2QW",
        "Unit 4, Riverside Park, Mill Lane, Alton, GU34 2QW",
    ),
    ("en", "12 High Street / Thame / Oxfordshire / OX9 2BZ / United Kingdom", "12 High Street, Thame, OX9 2BZ"),
    ("en", "Registered office: 5 New Street Square, London EC4A 3TW.", "5 New Street Square, London, EC4A 3TW"),
    ("en", "The Old Mill, Church Road, Leeds LS1 4AP", "The Old Mill, Church Road, Leeds, LS1 4AP"),
    ("en", "12 Main Street, Swords, Co. Dublin, K67 X2Y3, Ireland", "12 Main Street, Swords, K67 X2Y3"),
    ("en", "45 Dame Street, Dublin 2, D02 AF30", "45 Dame Street, Dublin 2, D02 AF30"),
    ("en", "123 Main St, Springfield, IL 62701", "123 Main St, Springfield, 62701"),
    ("en", "500 King Street West, Toronto, ON M5V 1L9, Canada", "500 King Street West, Toronto, M5V 1L9"),
    ("en", "Our address is 12 Long Lane Birmingham B1 1AA, call 0121 496 0000", "12 Long Lane, Birmingham, B1 1AA"),
    ("pl", "Rower B.V., Keizersgracht 12, 1015 CN Amsterdam, Holandia", "Keizersgracht 12, 1015 CN Amsterdam"),
    ("pl", "Kontakt: Rower, 30-415 KRAKÓW, UL. WADOWICKA 7", "UL. WADOWICKA 7, 30-415 KRAKÓW"),
    ("pl", "ul. Św. Marcin 29/8 / 61-806 POZNAŃ", "ul. Św. Marcin 29/8, 61-806 POZNAŃ"),
    ("cs", "Sídlo: Praha 5 - Smíchov, Nádražní 32, PSČ 15000", "Nádražní 32, 150 00 Praha 5 - Smíchov"),
    ("cs", "Kontaktní adresa: Rower s.r.o., P. O. Box 12, 100 00 Praha 10", "P. O. Box 12, 100 00 Praha 10"),
    ("pl", "Adres do korespondencji: skr. poczt. 12, 00-950 Warszawa 1", "00-950 Warszawa 1"),
    ("de", "Industriestraße 5 | 70565 Stuttgart | info@rower.example", "Industriestraße 5, 70565 Stuttgart"),
    ("de", "Postfach 10 12 34, 70565 Stuttgart", "Postfach 10 12 34, 70565 Stuttgart"),
    ("cs", "Sídlo: U Potoka 3, Horní Lhota, 76323", "U Potoka 3, 763 23 Horní Lhota"),
    ("cs", "Sídlo: 1. máje 535, Horní Lhota, 763 23", "1. máje 535, 763 23 Horní Lhota"),
    ("sk", "Ulica 29. augusta 5 / 811 08 Bratislava", "Ulica 29. augusta 5, 811 08 Bratislava"),
    ("pl", "z siedzibą w Nowym Sączu (33-300), ul. Lwowska 5", "ul. Lwowska 5, 33-300 Nowy Sącz"),
    ("en", "1234 Elm Street Suite 200, Austin, Texas 78701", "1234 Elm Street Suite 200, Austin, 78701"),
    ("pl", "w Koninie 62-500 ul. Polna 37 NIP: 123 456 00 07", "ul. Polna 37, 62-500 Konin"),
    ("sk", "Horských cyklistov 214/8, Horná Ves, 966 02", "Horských cyklistov 214/8, 966 02 Horná Ves"),
    ("sk", "Bicyklové nám. 12B / 811 01 Bratislava", "Bicyklové nám. 12B, 811 01 Bratislava"),
    ("pl", "ul Łąkowa7/26. Adres do zwrotów: 81-001 Gdynia, ul Cicha 5", "ul Cicha 5, 81-001 Gdynia"),
    (
        "en",
        "Unit 1 Rose Avenue, Harbour Business Park / Co. Galway / H91 AV12",
        "Unit 1 Rose Avenue, Harbour Business Park, Co. Galway, H91 AV12",
    ),
]


@pytest.mark.parametrize(("language", "text", "value"), WRITTEN)
def test_addresses_are_read_in_the_orders_that_shops_use(language: str, text: str, value: str) -> None:
    assert [channel.value for channel in addresses(language, text)] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "tel. 22 654-32-10, fax 22-654-32-11"),
        ("pl", "Nr konta 12 1140 2004 0000 3002 0135 5387"),
        ("pl", "Rozmiary 10-100 cm, 20-150 Lumenów"),
        ("pl", "Kod produktu 12-345 Czarny"),
        ("cs", "Cena 110 00 Kč, 723 23 Bodů"),
        ("cs", "tel. 602 123 456, 731 00 Nové"),
        ("de", "Bestellnummer 12345 Artikel"),
        ("de", "seit 2015 Firma"),
        ("en", "Product AB12 3CD Black"),
        ("pl", "Sąd Rejonowy dla m.st. Warszawy, ul. Zmyślona 100, 00-999 Warszawa"),
        ("pl", "UODO, ul. Zmyślona 2, 00-999 Warszawa"),
        ("pl", "Zapraszamy do sklepu przy ul. Długiej 5 w Warszawie"),
        ("pl", "Wysyłka: InPost, ul. Zmyślona 4, 00-999 Kraków"),
        ("cs", "1. 1. 2024 00 Novinka"),
        ("pl", "Promocja 2024: kup 2 za 100 00 Złotych"),
    ],
)
def test_prices_phones_and_other_parties_are_no_address_of_the_shop(language: str, text: str) -> None:
    assert [c.value for c in addresses(language, text) if c.attributes["owner"] == "shop"] == []


@pytest.mark.parametrize(
    ("language", "text", "street", "city"),
    [
        ("pl", "Adres: ul. Łąkowa 5, Gdynia", "ul. Łąkowa 5", "Gdynia"),
        ("pl", "ul. Łąkowa 5, Gdynia", "ul. Łąkowa 5", "Gdynia"),
        ("cs", "🏢 Adresa: Dlouhé náměstí, Brno", "Dlouhé náměstí", "Brno"),
        ("cs", "Výdejní místo: Skladová 5, Ostrava", "Skladová 5", "Ostrava"),
        ("en", "26, Rose Avenue, Green Estate, Abuja.", "26, Rose Avenue, Green Estate", "Abuja"),
        ("en", "No. 3, Rose Street, Lower Town, Lagos State, Nigeria", "No. 3, Rose Street", "Lower Town"),
    ],
)
def test_without_a_postcode_something_must_say_that_it_is_an_address(
    language: str, text: str, street: str, city: str
) -> None:
    (channel,) = addresses(language, text)
    assert (channel.attributes["street"], channel.attributes["city"]) == (street, city)
    assert channel.attributes["postcode"] == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Rowery miejskie 28, Kraków"),
        ("pl", "Dojazd do serwisu ul. Łąkowa 5, Gdynia, w biurowcu obok"),
        ("cs", "Nová kolekce 5, Praha"),
        ("en", "Top 10 Roads, Routes, Bikes"),
    ],
)
def test_a_name_a_number_and_a_town_in_prose_are_no_address(language: str, text: str) -> None:
    assert addresses(language, text) == []


def test_a_heading_may_name_the_town() -> None:
    (channel,) = addresses("en", "No. 3, Rose Street, Lower Town, Lagos State.", heading="LAGOS:")
    assert channel.attributes["city"] == "Lagos"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Siedziba firmy: ul. Łąkowa 5, 81-001 Gdynia", "registered"),
        ("Adres do zwrotów / Sklep Rower / ul. Łąkowa 5 / 81-001 Gdynia", "returns"),
        ("Sklep stacjonarny – ul. Łąkowa 5, 81-001 Gdynia", "shop"),
        ("Adres do korespondencji: ul. Łąkowa 5, 81-001 Gdynia", "correspondence"),
        ("ul. Łąkowa 5, 81-001 Gdynia", ""),
    ],
)
def test_the_role_comes_from_the_nearest_label(text: str, role: str) -> None:
    (channel,) = addresses("pl", text)
    assert channel.attributes.get("role", "") == role


def test_each_address_of_a_line_has_its_own_role() -> None:
    text = "Siedziba firmy: 80-001 Gdańsk ul Łąkowa7/26. Adres do zwrotów: Sklep Rower, ul. Cicha 5, 81-001 Gdynia"
    assert [(c.attributes["city"], c.attributes["role"]) for c in addresses("pl", text)] == [
        ("Gdańsk", "registered"),
        ("Gdynia", "returns"),
    ]


def test_the_town_does_not_swallow_what_follows() -> None:
    (channel,) = addresses("pl", "ul. Łąkowa 5, 81-001 Gdynia, Polska tel. 58 123 45 67 e-mail: sklep@rower.example")
    assert channel.attributes["city"] == "Gdynia"
    (channel,) = addresses("de", "Anschrift: Hauptstr. 5, 60311 Frankfurt am Main. Wir freuen uns auf Sie.")
    assert channel.attributes["city"] == "Frankfurt am Main"


def test_another_partys_address_is_kept_as_such() -> None:
    (channel,) = addresses("sk", "Banka: Tatra banka, a. s., Zmyslené nám. 3, 811 06 Bratislava")
    assert channel.attributes["owner"] == "other"


def test_a_bare_postcode_is_left_out_where_the_page_gives_it_with_a_street() -> None:
    prose = "Nasz sklep jest czynny przez cały rok, także w święta i w niedziele handlowe, zapraszamy serdecznie"
    text = f"81-001 Gdynia / {prose} / ul. Łąkowa 5, 81-001 Gdynia"
    assert [c.value for c in addresses("pl", text)] == ["ul. Łąkowa 5, 81-001 Gdynia"]


def test_an_address_is_read_from_a_page_with_its_region() -> None:
    body = "<main><p>Rowery</p></main><footer><p>Sklep Rower<br>ul. Łąkowa 5<br>81-001 Gdynia</p></footer>"
    (channel,) = found(FINDER, body)
    (sighting,) = channel.sightings
    assert (channel.value, sighting.region, sighting.source) == ("ul. Łąkowa 5, 81-001 Gdynia", "footer", "text")
    assert channel.attributes["country"] == "PL"


def test_structured_data_is_the_region_data() -> None:
    data = {
        "@context": "https://schema.org",
        "@type": "Store",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "ul. Łąkowa 5",
            "postalCode": "81-001",
            "addressLocality": "Gdynia",
            "addressCountry": "Polska",
        },
        "brand": {
            "@type": "Brand",
            "address": {"@type": "PostalAddress", "addressLocality": "Brno", "postalCode": "602 00"},
        },
    }
    (channel,) = found(FINDER, "", head=f'<script type="application/ld+json">{json.dumps(data)}</script>')
    assert channel.value == "ul. Łąkowa 5, 81-001 Gdynia"
    assert channel.attributes["country"] == "PL"
    assert [(s.region, s.source) for s in channel.sightings] == [("data", "json-ld")]


def test_an_address_in_one_string_of_structured_data_is_read_as_text() -> None:
    data = '{"@type": "Organization", "address": "ul. Łąkowa 5, 81-001 Gdynia", "name": "Sklep Rower"}'
    (channel,) = found(FINDER, "", head=f'<script type="application/ld+json">{data}</script>')
    assert channel.value == "ul. Łąkowa 5, 81-001 Gdynia"


def test_an_unfilled_template_of_structured_data_is_no_address() -> None:
    data = '{"@type": "PostalAddress", "streetAddress": "{{ shop.street }}", "addressLocality": "{{ shop.city }}"}'
    assert found(FINDER, "", head=f'<script type="application/ld+json">{data}</script>') == []
