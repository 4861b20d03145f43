from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channelaudit.crawl.skim import skim
from channelaudit.crawl.worth import ALWAYS, Worth

URL = "https://sklep.example/produkt/1"
FRAME = "<header>tel. 12 345 67 89</header>{}<footer><a href='mailto:sklep@sklep.example'>napisz</a></footer>"


@pytest.fixture
def worth() -> Worth:
    """Has seen so many pages of goods that it becomes choosy."""
    choosy = Worth()
    for number in range(ALWAYS):
        assert decide(choosy, goods(number))
    return choosy


def goods(number: int) -> str:
    return (
        f"<h1>Rower {number}</h1><p>Cena {number},00 zł, EAN 59012345678{number:02}</p><img src={number}.jpg width=200>"
    )


def decide(worth: Worth, inner: str, role: str = "product") -> bool:
    html = FRAME.format(inner)
    return worth.reading(role, skim(html, URL, 100), html)  # type: ignore[arg-type]


@pytest.mark.parametrize("inner", [goods(500), "<p>" + "opis roweru " * 500, "<a href='/inny'>Inny rower</a>"])
def test_more_of_the_same_is_not_read(worth: Worth, inner: str) -> None:
    assert not decide(worth, inner)


@pytest.mark.parametrize(
    "inner",
    [
        "<p>hurt@sklep.example",
        "<a href='tel:+48221112233'>zadzwoń</a>",
        "<a href='MAILTO:hurt@sklep.example'>napisz</a>",
        "<p>hurt (at) sklep.example",
        "<p>hurt [małpa] sklep [kropka] example",
        "<p>hurt&#64;sklep.example",
        "<span data-cfemail='5a3b'></span>",
        "<span data-email='hurt&#64;sklep.example'></span>",
        "<span data-user=hurt data-domain=sklep data-tld=example></span>",
        "<b onclick=\"location='tel:+48221112233'\">zadzwoń</b>",
        "<p>Infolinia: 22 111 22 33",
        "<p>Pytania? +48 22 111 22 33",
        "<p>NIP 123-456-00-07",
        "<p>Konto: 11 2222 3333 4444 5555 6666 7777",
        "<p>Czynne 8:00 - 16:30",
        "<p>ul. Długa 5, 31-147 Kraków",
        "<p>Lange Str. 5, 10115 Berlin",
        "<a href='https://wa.me/48221112233'><img src=x></a>",
        "<a href='https://www.facebook.com/rower.sklep'>f</a>",
        "<script src='https://embed.tawk.example/1/2'></script>",
        "<iframe src='https://forms.example/d/1'></iframe>",
        "<form action=/pytanie><input name=email type=email><textarea name=tresc></textarea></form>",
        '<script type="application/ld+json">{"@type":"Store","telephone":"+48 22 111 22 33"}</script>',
    ],
)
def test_anything_that_could_be_a_contact_is_read_once(worth: Worth, inner: str) -> None:
    assert decide(worth, inner)
    assert not decide(worth, inner)


@pytest.mark.parametrize("role", ["contact", "terms", "cart", "imprint"])
def test_pages_about_the_shop_are_always_read(worth: Worth, role: str) -> None:
    assert decide(worth, goods(500), role)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text(html: str) -> None:
    decide(Worth(), html)
