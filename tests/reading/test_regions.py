from __future__ import annotations

import pytest

from channelaudit.reading.regions import named_region
from reading.snippets import document

TEXT = "<p>Sprzedajemy rowery miejskie, górskie i dziecięce. Mamy własny serwis i magazyn części.</p>" * 3


def regions(html: str) -> dict[str, str]:
    return {line.text: line.region for line in document(html).lines}


@pytest.mark.parametrize(
    ("html", "region"),
    [
        ("<header><p>x</p></header>", "header"),
        ("<nav><p>x</p></nav>", "menu"),
        ("<header><nav><a href=/x>x</a></nav></header>", "menu"),
        ("<footer><nav><p>x</p></nav></footer>", "footer"),
        ('<footer><div class="header"><p>x</p></div></footer>', "footer"),
        ("<article><header><p>x</p></header></article>", "main"),
        ("<section><footer><p>x</p></footer></section>", "main"),
        ('<div role="contentinfo"><p>x</p></div>', "footer"),
        ('<div role="banner"><p>x</p></div>', "header"),
        ('<ul role="navigation"><li>x</li></ul>', "menu"),
        ('<header><div role="dialog"><p>x</p></div></header>', "main"),
        ("<aside><p>x</p></aside>", "main"),
        ('<div id="stopka"><p>x</p></div>', "footer"),
        ('<div class="site-Footer dark"><p>x</p></div>', "footer"),
        ('<div class="paticka"><p>x</p></div>', "footer"),
        ('<table id="hlavicka"><tr><td>x</td></tr></table>', "header"),
        ('<div class="topbar"><p>x</p></div>', "header"),
        ('<div class="naglowek"><p>x</p></div>', "header"),
        ('<div class="mainMenu"><p>x</p></div>', "menu"),
        ('<div class="box_top"><p>x</p></div>', "main"),
        ('<div class="card-footer"><p>x</p></div>', "main"),
        ('<div class="modal-header"><p>x</p></div>', "main"),
        ('<span class="footer">x</span>', "main"),
    ],
)
def test_by_element_role_and_name(html: str, region: str) -> None:
    page = f"{html}{TEXT}" if region in ("header", "menu") else f"<nav>m</nav>{TEXT}{html}"
    assert regions(page)["x"] == region


@pytest.mark.parametrize(
    ("names", "region"),
    [
        ("headline", None),
        ("footnote", None),
        ("footer-widgets", "footer"),
        ("entry-footer", None),
        ("section footer", "footer"),
        ("ab-foot", "footer"),
        ("ab-head", None),
        ("to-top", None),
        ("absolute top-2 left-2", None),
        ("-top-[3px]", None),
        ("sticky top-0 z-50", "header"),
        ("", None),
    ],
)
def test_whole_words_of_names(names: str, region: str | None) -> None:
    assert named_region(names) == region


def test_a_header_below_the_footer_is_a_dialogs() -> None:
    drawer = "<div class=drawer><header><p>Koszyk</p></header></div>"
    page = f"<header><p>a</p></header>{TEXT}<footer><p>b</p></footer>{drawer}"
    assert regions(page)["Koszyk"] == "main"


def test_a_wrapper_with_a_misleading_name() -> None:
    assert regions(f'<div class="header-fixed">{TEXT}<p>sklep@rower.example</p></div>')["sklep@rower.example"] == "main"


def test_footer_by_copyright() -> None:
    page = f"<div><a href=/>Start</a><p>Oferta</p></div>{TEXT * 3}<div><p>ul. Polna 1</p><p>© 2026 Sklep</p></div>"
    found = regions(page)
    assert found["ul. Polna 1"] == "footer"
    assert found["© 2026 Sklep"] == "footer"
    assert found["Oferta"] == "main"


def test_menu_and_header_by_position() -> None:
    menu = "".join(f"<tr><td><a href=/{name}>{name}</a></td></tr>" for name in ("Start", "Oferta", "Kontakt"))
    page = document(f"<p>tel. 600 700 800</p><table>{menu}</table><h1>Rowery</h1>{TEXT}")
    found = {line.text: line.region for line in page.lines}
    assert found["tel. 600 700 800"] == "header"
    assert found["Oferta"] == "menu"
    assert found["Rowery"] == "main"
    assert {link.region for link in page.links} == {"menu"}


def test_forms_and_frames_have_regions() -> None:
    page = document("<footer><form><input></form><iframe src=/x></iframe></footer>")
    assert page.forms[0].region == "footer"
    assert page.frames[0].region == "footer"


@pytest.mark.parametrize(
    ("html", "region"),
    [
        ('<div class="hdr"><p>x</p></div>', "header"),
        ('<div class="site-top"><p>x</p></div>', "header"),
        ('<div class="ftr"><p>x</p></div>', "footer"),
        ('<div class="sn-foot"><p>x</p></div>', "footer"),
        ('<div class="box-foot"><p>x</p></div>', "main"),
        ('<div data-section-type="footer"><p>x</p></div>', "footer"),
        ('<div data-elementor-type="header" class="elementor-12"><p>x</p></div>', "header"),
        ('<header><nav class="header-nav"><p>x</p></nav><p>y</p></header>', "header"),
        ('<header><nav><ul><li><a href="tel:+48601202303">x</a></li></ul></nav></header>', "header"),
        ('<header><nav><ul><li><a href="/onas">x</a></li></ul></nav></header>', "menu"),
        ("<div><p>x</p></div><header><p>y</p></header>", "header"),
    ],
)
def test_names_that_templates_use(html: str, region: str) -> None:
    page = f"{html}{TEXT}" if region in ("header", "menu") else f"<nav>m</nav>{TEXT}{html}"
    assert regions(page)["x"] == region


def test_a_main_element_around_the_whole_page() -> None:
    page = f"<main><header><p>x</p></header><section>{TEXT}</section><footer><p>y</p></footer></main>"
    assert (regions(page)["x"], regions(page)["y"]) == ("header", "footer")


def test_the_head_of_an_article_in_main() -> None:
    article = f"<main><header><p>z</p></header>{TEXT}<footer><p>v</p></footer></main>"
    page = f"<header><p>x</p></header>{article}<footer><p>y</p></footer>"
    assert [regions(page)[name] for name in "xzvy"] == ["header", "main", "main", "footer"]


def test_an_old_table_with_a_title_above_its_menu() -> None:
    links = "".join(f'<a href="/{name}.htm">{name}</a><br>' for name in ("Home", "Shop", "Contact"))
    page = f"<table><tr><td><h1>Rower</h1><b>x</b></td></tr><tr><td>{links}</td><td>{TEXT}</td></tr></table>"
    assert regions(page)["x"] == "header"
