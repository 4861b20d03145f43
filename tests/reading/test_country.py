from __future__ import annotations

import pytest

from channelaudit.reading.country import site_context
from reading.snippets import document
from reading.test_language import TEXTS


@pytest.mark.parametrize(
    ("url", "text", "country", "reason"),
    [
        ("https://rower.pl/", TEXTS["pl"] + " Cena 900 zł, tel. +48 600 700 800", "PL", "domain .pl"),
        ("https://rower.example/", TEXTS["pl"], "PL", "language pl"),
        ("https://kolo.example/", TEXTS["cs"] + " 900 Kč", "CZ", "currency CZK"),
        ("https://kolo.example/", TEXTS["sk"] + " IČ DPH: SK1234567890", "SK", "register numbers"),
        (
            "https://rad.example/",
            TEXTS["de"] + " Firmenbuch FN 12345a, ATU12345678, +43 1 2345678",
            "AT",
            "register numbers",
        ),
        ("https://rad.example/", TEXTS["de"] + " Amtsgericht Köln, HRB 1234, +49 221 123456", "DE", "register numbers"),
        ("https://bike.co.uk/", TEXTS["en"] + " £900", "GB", "domain .uk"),
        ("https://bike.ie/", TEXTS["en"] + " +353 1 234 5678", "IE", "telephone prefix +353"),
        ("https://bike.example/", TEXTS["en"] + " Springfield, IL 62704, (217) 555-0123, $900", "US", "postcodes"),
        ("https://bike.example/", TEXTS["en"] + " Toronto ON M5V 2T6 Canada", "CA", "postcodes"),
        (
            "https://fiets.pl/",
            TEXTS["pl"] + " KvK 12345678, BTW NL1, +31 20 123 4567, Nederland, 1012 AB Amsterdam",
            "NL",
            "",
        ),
        ("https://rower.io/", TEXTS["pl"], "PL", "language pl"),
    ],
)
def test_country_with_its_reasons(url: str, text: str, country: str, reason: str) -> None:
    context = site_context(url, [document(f"<p>{text}</p>", url)])
    assert context.country == country
    assert context.countries[0] == country
    assert not reason or reason in map(str, context.reasons)


def test_neighbours_follow() -> None:
    context = site_context("https://rower.pl/", [])
    assert context.country == "PL"
    assert context.countries == ("PL", "CZ", "DE", "SK")
    assert tuple(map(str, context.reasons)) == ("domain .pl",)


def test_nothing_known() -> None:
    context = site_context("https://rower.example/", [])
    assert (context.country, context.countries, context.language, context.reasons) == ("", (), "", ())


@pytest.mark.parametrize("url", ["https://[", "", "rower.pl"])
def test_odd_addresses(url: str) -> None:
    assert site_context(url, []).url == url
