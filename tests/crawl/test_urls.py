from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channelaudit.crawl.traps import is_dated, is_document, trap
from channelaudit.crawl.urls import normalise, resolve, same_site


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("HTTP://Sklep.Example:80/Kontakt#mapa", "http://sklep.example/Kontakt"),
        ("https://sklep.example:443", "https://sklep.example/"),
        ("https://sklep.example:8443/a", "https://sklep.example:8443/a"),
        ("https://sklep.example/a/./b/../c/", "https://sklep.example/a/c/"),
        ("https://sklep.example/../../x", "https://sklep.example/x"),
        ("https://sklep.example/%7euser/%c5%82%2fa", "https://sklep.example/~user/%C5%82%2Fa"),
        ("https://sklep.example/łódź?q=ż ź", "https://sklep.example/%C5%82%C3%B3d%C5%BA?q=%C5%BC%20%C5%BA"),
        ("https://sklep.example/100%", "https://sklep.example/100%25"),
        ("https://żółw.example/", "https://xn--w-uga1v8h.example/"),
        ("https://sklep.example/a;jsessionid=1A2B?x=1", "https://sklep.example/a?x=1"),
        ("https://sklep.example/?PHPSESSID=abc&utm_source=x&id=5&fbclid=q&gclid=1", "https://sklep.example/?id=5"),
        ("https://sklep.example/?", "https://sklep.example/"),
        ("https://[::1]:8080/a", "https://[::1]:8080/a"),
        (" https://sklep.example/a ", "https://sklep.example/a"),
        ("https://sklep.example./a", "https://sklep.example/a"),
    ],
)
def test_one_spelling(written: str, normal: str) -> None:
    assert normalise(written) == normal


@pytest.mark.parametrize(
    "nonsense",
    [
        "ftp://sklep.example/",
        "mailto:a@sklep.example",
        "/kontakt",
        "https://",
        "https://[::1/",
        "https://sklep.example:99999999/",
        "https://user:secret@sklep.example/",
        "https://a b.example/",
        "https://\u2028.example/",
        "",
    ],
)
def test_nonsense_has_none(nonsense: str) -> None:
    assert normalise(nonsense) is None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_normal_is_normal(text: str) -> None:
    once = normalise("https://sklep.example/" + text)
    assert once is None or normalise(once) == once


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("kontakt.html", "https://sklep.example/pl/kontakt.html"),
        ("/kontakt", "https://sklep.example/kontakt"),
        ("//inny.example/a", "https://inny.example/a"),
        ("?page=2", "https://sklep.example/pl/oferta?page=2"),
        ("#dol", "https://sklep.example/pl/oferta"),
        (" kon\ntakt ", "https://sklep.example/pl/kontakt"),
        ("JavaScript:void(0)", None),
        ("mailto:x@sklep.example", None),
        ("tel:123", None),
        ("http://[bad", None),
        ("", None),
    ],
)
def test_links_are_resolved(href: str, target: str | None) -> None:
    assert resolve("https://sklep.example/pl/oferta", href) == target


def test_what_belongs_to_the_site() -> None:
    domains = frozenset({"sklep.example"})
    assert same_site("https://blog.sklep.example/a", domains)
    assert not same_site("https://sklep.example.org/a", domains)


@pytest.mark.parametrize(
    "url",
    [
        "https://s.example/rowery?sort=price",
        "https://s.example/rowery?orderby=date&page=2",
        "https://s.example/rowery?filter_color=red",
        "https://s.example/rowery?pa_size=5",
        "https://s.example/rowery?filters%5Bcolor%5D=red",
        "https://s.example/a?a=1&b=2&c=3&d=4&e=5",
        "https://s.example/?add-to-cart=5",
        "https://s.example/koszyk/dodaj-do-koszyka/5",
        "https://s.example/konto/wyloguj",
        "https://s.example/index.php?route=account/logout",
        "https://s.example/index.php?mode=unsubscribe",
        "https://s.example/?akcja=dodaj-do-koszyka",
        "https://s.example/wp-login.php?x=1",
        "https://s.example/a/b/a/b/a/b",
        "https://s.example/zdjecie.JPG",
        "https://s.example/cennik.pdf",
        "https://s.example/feed/",
        "https://s.example/" + "a/" * 14,
    ],
)
def test_traps(url: str) -> None:
    assert trap(url) is not None


@pytest.mark.parametrize(
    "url",
    [
        "https://s.example/kontakt",
        "https://s.example/koszyk",
        "https://s.example/index.php?route=information/contact",
        "https://s.example/index.php?id_cms=4&controller=cms",
        "https://s.example/p/1.html",
        "https://s.example/rowery?page=2",
        "https://s.example/login",
        "https://s.example/feedback",
        "https://s.example/logowanie",
    ],
)
def test_no_traps(url: str) -> None:
    assert trap(url) is None


def test_documents_and_dates() -> None:
    assert is_document("https://s.example/regulamin.pdf")
    assert not is_document("https://s.example/regulamin")
    assert is_dated("https://s.example/blog/2024/05/")
    assert not is_dated("https://s.example/rower-2024")
