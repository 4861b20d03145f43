from __future__ import annotations

import pytest

from reading.snippets import document


def test_text_and_offsets() -> None:
    page = document('<p>Tel.: <a href="tel:+48 600700800"> 600 <b>700</b> 800 </a>, fax</p>')
    (link,) = page.links
    assert (link.href, link.url, link.text) == ("tel:+48 600700800", "tel:+48 600700800", "600 700 800")
    assert page.lines[link.line].text[link.start : link.end] == "600 700 800"


def test_an_icon_has_no_offsets_and_a_line() -> None:
    page = document('<p>a</p><a href="https://facebook.com/x"><i class="fa fa-Facebook"></i></a><p>b</p>')
    (link,) = page.links
    assert (link.text, link.start, link.end, link.line) == ("", -1, -1, 1)
    assert "fa-facebook" in link.classes


@pytest.mark.parametrize(
    ("html", "label", "classes"),
    [
        ('<a href=# aria-label="Nasz Facebook" title=x><img alt=y></a>', "Nasz Facebook", ""),
        ('<a href=# title="Facebook"><img alt=y></a>', "Facebook", ""),
        ('<a href=#><img alt="Facebook" src="/img/fb-icon.png"></a>', "Facebook", "fb-icon"),
        ('<a href=#><svg class=Icon><use xlink:href="/s.svg#icon-facebook"></use></svg></a>', "", "icon icon-facebook"),
        ('<a href=# class=Social id=Fb><span class="icon-fb"></span></a>', "", "social fb icon-fb"),
    ],
)
def test_label_and_icon(html: str, label: str, classes: str) -> None:
    (link,) = document(html).links
    assert link.label == label
    assert link.classes == classes


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/kontakt", "https://sklep-rower.example/kontakt"),
        ("  kontakt.html ", "https://sklep-rower.example/pl/kontakt.html"),
        ("//inny.example/a", "https://inny.example/a"),
        ("../a/./b", "https://sklep-rower.example/a/b"),
        ("mailto:sklep%40rower.example?subject=x", "mailto:sklep%40rower.example?subject=x"),
        ("javascript:void(0)", ""),
        ("https://[oops", ""),
        ("/kon\ntakt", "https://sklep-rower.example/kontakt"),
        ("", "https://sklep-rower.example/pl/a"),
    ],
)
def test_resolving(href: str, url: str) -> None:
    (link,) = document(f'<a href="{href}">x</a>', "https://sklep-rower.example/pl/a").links
    assert link.href == href.strip()
    assert link.url == url


def test_base_element() -> None:
    (link,) = document('<head><base href="/sklep/"></head><body><a href="kontakt">x</a>').links
    assert link.url == "https://sklep-rower.example/sklep/kontakt"


@pytest.mark.parametrize(
    ("html", "href"),
    [
        ("<div onclick=\"window.open('https://m.me/rower')\">x</div>", "https://m.me/rower"),
        ("<span onclick=\"location.href = '/kontakt'\">x</span>", "/kontakt"),
        ("<button onclick=\"document.location='tel:600700800'\">x</button>", "tel:600700800"),
        ('<a href="#" onclick="location=\'mailto:a@b.example\'">x</a>', "mailto:a@b.example"),
        ("<a href=\"javascript:location='mailto:'+'a'+'@'+'b.example'\">x</a>", "mailto:a@b.example"),
        ("<div onclick=\"call('tel:600700800', 1)\">x</div>", "tel:600700800"),
    ],
)
def test_links_made_by_scripts(html: str, href: str) -> None:
    (link,) = document(html).links
    assert link.href == href
    assert link.onclick


def test_a_script_that_leads_nowhere_is_no_link() -> None:
    page = document('<div onclick="toggle()">x</div><a name="top">y</a><a href="#" onclick="show()">z</a>')
    assert [(link.href, link.onclick) for link in page.links] == [("#", False)]


def test_area_and_blocks_inside_a_link() -> None:
    page = document('<map><area href="/a" alt="Mapa"></map><a href=/b><div>Rower</div><div>900 zł</div></a>')
    area, link = page.links
    assert area.url.endswith("/a")
    assert link.text == "Rower 900 zł"
    assert page.lines[link.line].text[link.start : link.end] == "Rower"


def test_links_keep_heading_region_and_hiding() -> None:
    page = document('<footer><h3>Kontakt</h3><p style="display:none"><a href="/a">x</a></p></footer>')
    (link,) = page.links
    assert (link.heading, link.region, link.hidden) == ("Kontakt", "footer", True)


def test_two_links_side_by_side_are_two_words_and_one_split_over_two_is_one() -> None:
    page = document('<p><a href="tel:1">600700800</a><a href="tel:2">600700801</a></p>')
    assert page.lines[0].text == "600700800 600700801"
    page = document('<p><a href="mailto:a@b.example">a</a><a href="mailto:a@b.example">@b.example</a></p>')
    assert page.lines[0].text == "a@b.example"


def test_most_links_of_a_page() -> None:
    assert len(document("<a href=/a>x</a>" * 2_100).links) == 2_000
