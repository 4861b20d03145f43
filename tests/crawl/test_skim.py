from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channelaudit.crawl.answers import within_tags
from channelaudit.crawl.skim import platform, region_of, skim

URL = "https://sklep.example/pl/"


def test_what_a_page_says_at_first_sight() -> None:
    look = skim(
        """<html lang="pl-PL"><head><title> Rowery
        miejskie</title><link rel="canonical" href="/pl/?x=1"><base href="/b/"></head>
        <body><h1>Nasze <b>rowery</b></h1><script>var hidden = 1</script><p>Zapraszamy</p>
        <a href="kontakt">Kontakt</a><a href="mailto:x@sklep.example">mail</a>
        <a href="/o-nas"><img alt="O nas"></a><a href="/x" aria-label="Koszyk"></a>
        <form action="/szukaj"><input type="search" name="q"></form></body></html>""",
        URL,
        100,
    )
    assert look.title == "Rowery miejskie"
    assert look.headings == ("Nasze rowery",)
    assert look.language == "pl"
    assert [(link.url, link.text) for link in look.links] == [
        ("https://sklep.example/b/kontakt", "Kontakt"),
        ("https://sklep.example/o-nas", "O nas"),
        ("https://sklep.example/x", "Koszyk"),
    ]
    assert look.canonical == "https://sklep.example/pl/?x=1"
    assert look.search == "https://sklep.example/szukaj?q=a"
    assert "Zapraszamy" in look.text
    assert "hidden" not in look.text
    assert not look.drawn


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=/sklep", "https://sklep.example/sklep"),
        ("5;URL='/sklep'", "https://sklep.example/sklep"),
        ("3600; url=/sklep", ""),
        ("0", ""),
        ("0; url=javascript:alert(1)", ""),
    ],
)
def test_meta_refresh(content: str, target: str) -> None:
    assert skim(f'<meta http-equiv="Refresh" content="{content}">', URL, 10).refresh == target


@pytest.mark.parametrize(
    ("markup", "region"),
    [
        ("<footer><p>{}</p></footer>", "footer"),
        ("<header><nav>{}</nav></header>", "menu"),
        ("<footer><nav>{}</nav></footer>", "footer"),
        ("<div role=contentinfo>{}</div>", "footer"),
        ("<div class='site-footer x'><ul class=menu><li>{}</li></ul></div>", "footer"),
        ("<div id=stopka>{}</div>", "footer"),
        ("<div id=header><b>{}</b></div>", "header"),
        ("<ul class='nav navbar-nav'><li>{}</li></ul>", "menu"),
        ("<main><p>{}</p></main>", "main"),
        ("<p>{}</p>", "main"),
        ("<div class=footnotes>{}</div>", "main"),
    ],
)
def test_regions(markup: str, region: str) -> None:
    look = skim(markup.format("<a href=/x>x</a>"), URL, 10)
    assert region_of(look.links[0].node) == region


@pytest.mark.parametrize("name", ["q", "qs", "keywords", "search_query", "suchausdruck", "hladat", "sSearch"])
def test_the_field_for_searching(name: str) -> None:
    look = skim(f"<form action=/szukaj><input name={name}></form>", URL, 10)
    assert look.search == f"https://sklep.example/szukaj?{name}=a"


def test_links_over_the_bound_are_cut() -> None:
    look = skim("".join(f"<a href=/{n}>x</a>" for n in range(20)), URL, 10)
    assert len(look.links) == 10
    assert look.links_cut


def test_a_page_that_a_script_draws() -> None:
    assert skim("<body><div id=root></div><script src=/app.js></script>", URL, 10).drawn
    assert not skim("<body><p>Otwieramy wkrótce</p>", URL, 10).drawn


def test_frames_are_links() -> None:
    look = skim('<frameset><frame src="menu.html"><frame src="o_firmie.html"></frameset>', URL, 10)
    assert [link.url for link in look.links] == [URL + "menu.html", URL + "o_firmie.html"]


@pytest.mark.parametrize(
    "html", ["", "<", "\x00" * 50, "<div>" * 10_000 + "<a href=/x>x", "<a href=" * 1_000, "<base href='http://[x'>"]
)
def test_hostile_markup(html: str) -> None:
    skim(html, URL, 100)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text(html: str) -> None:
    skim(html, URL, 100)


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<script>var prestashop = {"cart": {}};</script>', "prestashop"),
        ('<link href="/wp-content/plugins/woocommerce/a.css"><link href="/wp-content/b.css">', "woocommerce"),
        ('<link href="/wp-content/themes/x/b.css">', "wordpress"),
        ('<script src="https://cdn.myshoptet.com/prj/a.js"></script>', "shoptet"),
        ('<a href="https://www.facebook.com/prestashop">Facebook</a>', ""),
        ("<p>We sell themes for Shopware, Magento and Shoper.</p>", ""),
    ],
)
def test_shop_software_is_told_by_its_own_code_not_by_its_name(html: str, name: str) -> None:
    assert platform(html) == name


def test_elements_in_one_another_without_end_are_cut_off_before_they_cost_anything() -> None:
    """The parser's time grows with the square of the depth."""
    html, cut = within_tags("<html>" + "<div>" * 90_000, 100_000)
    assert cut
    assert len(html) < 30_000
    assert within_tags("<ul>" + "<li><img src=a><br>" * 20_000, 100_000)[1] is False
    assert within_tags("<div><b></b></div>" * 20_000, 100_000)[1] is False
