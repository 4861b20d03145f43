from __future__ import annotations

import pytest

from channelaudit.channels.phone import FINDER
from lines import channels, faults, link, values
from pages import found as found_in


@pytest.mark.parametrize(
    ("country", "line", "numbers"),
    [
        ("PL", "tel. 22/654 32 10 wew. 21", ["+48226543210"]),
        ("PL", "(0-22) 654 32 10", ["+48226543210"]),
        ("PL", "0048 22 654 32 10", ["+48226543210"]),
        ("PL", "tel: +48(22)6543210", ["+48226543210"]),
        ("PL", "kom. +48 601.202.303", ["+48601202303"]),
        ("PL", "pod numerem telefonu+48601202303", ["+48601202303"]),
        ("PL", "Zamówienia: + 48 601 202 303", ["+48601202303"]),
        ("PL", "48 601 202 303", ["+48601202303"]),
        ("PL", "tel.: 0048601202303, 48602303404", ["+48601202303", "+48602303404"]),
        ("PL", "Tel. +48 601 202 303, 602 303 404 lub 603 404 505", ["+48601202303", "+48602303404", "+48603404505"]),
        ("PL", "telefon (+48) 601 202 303, 602 303 404 lub (+48) 22 654 32 10",
         ["+48601202303", "+48602303404", "+48226543210"]),
        ("PL", "Telefon 22 654 32 10/11", ["+48226543210", "+48226543211"]),
        ("PL", "tel. 601 202 303 00-950 Warszawa", ["+48601202303"]),
        ("PL", "tel. 22-654-32-10 lub 601-202-303 (w godz. 8.00-17.00)", ["+48226543210", "+48601202303"]),
        ("PL", "Polska: +48 601 202 303, Česko: +420 777 222 333", ["+48601202303", "+420777222333"]),
        ("CZ", "Volejte 777 222 333 nebo 608 555 444", ["+420777222333", "+420608555444"]),
        ("CZ", "Telefon: (+420) 281 654 321", ["+420281654321"]),
        ("SK", "tel. č.: 041/ 5550 130, 041/ 5550 139", ["+421415550130", "+421415550139"]),
        ("SK", "Bezplatná linka: 0800 404 505 v pracovných dňoch od 7,30 - 16,00 hod.", ["+421800404505"]),
        ("DE", "Telefon: +49 (0) 221 / 987 65", ["+4922198765"]),
        ("DE", "Tel.: +49 (0) 221 – 98 76 54", ["+49221987654"]),
        ("DE", "Tel.: 0221-9876 0, Mo-Fr 9-18 Uhr", ["+4922198760"]),
        ("DE", "Tel.: 0221 9876543 9-18 Uhr", ["+492219876543"]),
        ("AT", "Telefon: +43 (0)720 / 505 606", ["+43720505606"]),
        ("AT", "Telefon: 00800* 404 505 06 (*00800 = kostenlos)", ["+80040450506"]),
        ("GB", "Tel 01908 234567 Mon-Fri 8.00am-4.15pm", ["+441908234567"]),
        ("GB", "01908 234567", ["+441908234567"]),
        ("IE", "Phone: +353 (0)1 677 8899", ["+35316778899"]),
        ("US", "Phone: 1+800-555-0113", ["+18005550113"]),
        ("PL", "Tel. 48+601 202 303", ["+48601202303"]),
        ("CZ", "tel. 420+777 222 333", ["+420777222333"]),
        ("US", "Fairview - 715-555-0142", ["+17155550142"]),
    ],
)  # fmt: skip
def test_the_forms_of_writing_a_number(country: str, line: str, numbers: list[str]) -> None:
    assert values(FINDER, country, line) == numbers


@pytest.mark.parametrize(
    ("country", "line"),
    [
        ("PL", "REGON 601202303"),
        ("PL", "NIP: 123 456 32 18"),
        ("PL", "NIP 123-456-00-07, KRS 0000601202"),
        ("PL", "Nr konta: 61 1090 1014 0000 0712 1981 2874"),
        ("PL", "EAN 5901234123457"),
        ("PL", "SKU 601 202 303"),
        ("PL", "Kod produktu: 601 202 303"),
        ("PL", "Nr zamówienia 601202303"),
        ("PL", "faktura 123/456/789"),
        ("PL", "601202303"),
        ("PL", "Cena: 601 202 303 zł"),
        ("PL", "kapitał wpłacony 105.301.402 złotych"),
        ("PL", "Rozmiary: 128 134 140 146"),
        ("PL", "sprzedaliśmy dotąd 601 202 303 sztuk"),
        ("PL", "Dz.U. z 2002 r. Nr 144, poz. 1204 z dnia 18.07.2002"),
        ("PL", "Zapraszamy 18-20.03.2017 oraz 31-01-2017"),
        ("CZ", "na náš účet 43-2000145399 / 0800"),
        ("CZ", "IČO 27 08 24 40, zákon č. 89/2012 Sb."),
        ("CZ", "2014 185 000 km Benzin"),
        ("CZ", "Name, street, town +98 76 54 32"),
        ("DE", "Bestellnr. 0301234560"),
        ("DE", "Art.-Nr. 0815 4711 22"),
        ("GB", "ISBN 978-3-16-148410-0"),
        ("GB", "VAT number is 123 4567 82."),
        ("US", "Item 212-736-5000-1"),
    ],
)
def test_other_numbers_are_not_phones(country: str, line: str) -> None:
    assert values(FINDER, country, line) == []


def test_a_label_above_speaks_for_the_line_below() -> None:
    assert values(FINDER, "CZ", "Telefon:", "777222333") == ["+420777222333"]
    assert values(FINDER, "PL", "REGON", "601202303") == []


def test_a_doubtful_number_counts_where_the_page_shows_it_with_a_label_too() -> None:
    assert values(FINDER, "PL", "Tel. 601 202 303", "u nas 601202303 zawsze") == ["+48601202303", "+48601202303"]


def test_fax_by_its_label() -> None:
    kinds = [(c.kind, c.value) for c in channels(FINDER, "PL", "T: 22 654 32 10 F: 22 654 32 11")]
    assert kinds == [("phone", "+48226543210"), ("fax", "+48226543211")]
    both = [(c.kind, c.value) for c in channels(FINDER, "PL", "tel/fax: 61 654 12 34")]
    assert both == [("phone", "+48616541234"), ("fax", "+48616541234")]
    assert [c.kind for c in channels(FINDER, "PL", "Biuro: 22 654 32 10 (fax)")] == ["fax"]


@pytest.mark.parametrize("label", ["Telefon & Fax:", "Fax/Tel.", "tel. a fax", "phone or fax", "Telefon, Telefax"])
def test_two_labels_for_one_number(label: str) -> None:
    assert [c.kind for c in channels(FINDER, "PL", f"{label} 22 654 32 10")] == ["phone", "fax"]


def test_a_list_whose_owners_are_named() -> None:
    line = "tel. 601202303 Anna, 602303404 Piotr, kod 603404505"
    assert values(FINDER, "PL", line) == ["+48601202303", "+48602303404"]


@pytest.mark.parametrize(
    ("icon", "kind"), [("fa fa-phone", "phone"), ("bi bi-telephone-fill", "phone"), ("icon-fax", "fax")]
)
def test_an_icon_is_a_label(icon: str, kind: str) -> None:
    found = found_in(FINDER, f'<p><i class="{icon}"></i> 601202303</p>')
    assert [(c.kind, c.value) for c in found] == [(kind, "+48601202303")]


def test_the_head_of_a_column_is_a_label() -> None:
    rows = ("<td>Anna</td><td>601202303</td>", "<td>Piotr</td><td>22 / 65 43 210</td>")
    body = "".join(f"<tr>{row}</tr>" for row in ("<th>Osoba</th><th>Telefon</th>", *rows))
    assert [c.value for c in found_in(FINDER, f"<table>{body}</table>")] == ["+48601202303", "+48226543210"]


def test_attributes() -> None:
    (office,) = channels(FINDER, "PL", "tel. 22 654 32 10 wew. 21")
    assert office.attributes == {"type": "fixed", "extension": "21"}
    (premium,) = channels(FINDER, "PL", "infolinia 701 202 303")
    assert premium.attributes["type"] == "premium"
    (sample,) = channels(FINDER, "PL", "Telefon: +48 123 456 789")
    assert sample.attributes["placeholder"] is True
    (drama,) = channels(FINDER, "GB", "Tel: 020 7946 0958")
    assert drama.attributes["placeholder"] is True


def test_letters_are_keys() -> None:
    (line,) = channels(FINDER, "US", "Fax: 888.FAX.HOMEY")
    assert (line.kind, line.value) == ("fax", "+18883294663")


@pytest.mark.parametrize(
    ("href", "number"),
    [
        ("tel:+48 22 654-32-10", "+48226543210"),
        ("tel:0048601202303", "+48601202303"),
        ("tel:004367761178222%E2%80%AC", "+4367761178222"),
        ("tel:48601202303", "+48601202303"),
        ("tel:%2B48601202303", "+48601202303"),
        ("tel://601202303", "+48601202303"),
        ("tel:+35 3852 355 111", "+353852355111"),
        ("callto:+48601202303", "+48601202303"),
        ("sms:+48601202303?body=x", "+48601202303"),
    ],
)
def test_links(href: str, number: str) -> None:
    assert values(FINDER, "PL", "x", links=(link(href, "x"),)) == [number]


@pytest.mark.parametrize(
    ("href", "reason"),
    [
        ("tel:", "empty"),
        ("tel:%20", "empty"),
        ("tel:#", "syntax"),
        ("tel:sklep", "syntax"),
        ("tel:+48 601 202", "syntax"),
        ("tel:{{phone}}", "unfilled"),
    ],
)
def test_links_that_dial_nothing(href: str, reason: str) -> None:
    assert faults(FINDER, "PL", "x", links=(link(href, "x"),)) == [reason]


def test_short_numbers_are_left_alone() -> None:
    assert faults(FINDER, "PL", "x", links=(link("tel:112", "x"),)) == []


def test_a_link_with_an_impossible_number_is_kept_as_invalid() -> None:
    (channel,) = channels(FINDER, "PL", "x", links=(link("tel:+48000000000", "x"),))
    assert channel.attributes["valid"] is False


def test_link_and_text_are_seen_apart() -> None:
    sightings = [s for c in found_in(FINDER, '<a href="tel:+48601202303">22 654 32 10</a>') for s in c.sightings]
    assert [(s.source, s.text) for s in sightings] == [("tel", "22 654 32 10"), ("text", "22 654 32 10")]


@pytest.mark.parametrize(
    "line", ["Tel.: XXX XXX XXX", "Tel: +48 6XX XXX XXX", "Telefon: [telefon]", "Tel: {{ shop.phone }}"]
)
def test_unfilled_templates(line: str) -> None:
    assert faults(FINDER, "PL", line) in (["placeholder"], ["unfilled"])


def test_a_labelled_number_that_lacks_a_digit() -> None:
    assert faults(FINDER, "PL", "tel. 22 123 45") == ["syntax"]


def test_structured_data() -> None:
    head = '<script type="application/ld+json">{"@type": "Store", "telephone": "+48 601 202 303"}</script>'
    (channel,) = found_in(FINDER, "", head=head)
    assert (channel.value, channel.sightings[0].region) == ("+48601202303", "data")
