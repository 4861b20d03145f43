from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from channelaudit.crawl.menu import is_last


def last(menu: str) -> bool | None:
    tree = LexborHTMLParser(f"<body><header><nav>{menu}</nav></header></body>")
    (link,) = [node for node in tree.css("a") if node.text(strip=True) == "Kontakt"]
    return is_last(link)


LIST = "<ul><li><a href=/r>Rowery</a><li><a href=/o>O nas</a>{}</ul>"


@pytest.mark.parametrize(
    "after",
    [
        "",
        "<li><a href=/koszyk>Koszyk</a>",
        "<li><a href=/login>Zaloguj się</a>",
        "<li><a href=/en>EN</a>",
        "<li><a href=/s><img src=lupa.png></a>",
        "<li>Szukaj",
        "<li><a class='btn btn-primary' href=/wycena>Zapytaj o cenę</a>",
    ],
)
def test_the_last_page_of_the_menu(after: str) -> None:
    assert last(LIST.format("<li><a href=/kontakt>Kontakt</a>" + after)) is True


def test_another_page_follows() -> None:
    assert last(LIST.format("<li><a href=/kontakt><span>Kontakt</span></a><li><a href=/b>Blog sklepu</a>")) is False


def test_links_without_a_list() -> None:
    assert last("<a href=/r>Rowery</a> <a href=/o>O nas</a> <a href=/kontakt>Kontakt</a>") is True
    assert last("<a href=/r>Rowery</a> <a href=/kontakt>Kontakt</a> <a href=/o>O nas</a>") is False


def test_an_entry_that_opens_out_of_another_is_not_judged() -> None:
    assert (
        last(
            LIST.format(
                "<li><a href=/f>Firma</a><ul><li><a href=/z>Zespół</a><li><a href=/kontakt>Kontakt</a>"
                "<li><a href=/m>Mapa dojazdu</a></ul>"
            )
        )
        is None
    )


def test_two_links_are_no_menu() -> None:
    assert last("<ul><li><a href=/kontakt>Kontakt</a><li><a href=/b>Blog sklepu</a></ul>") is None
    assert last("<p><a href=/kontakt>Kontakt</a></p>") is None
