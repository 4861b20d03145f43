from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from channelaudit.config.brand import Brand
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.page.brand import brand_of, contrast, ink_on, markup
from channelaudit.reports.common.page.voice import Voice
from channelaudit.reports.common.templates import breaks


@given(st.integers(0, 0xFFFFFF))
def test_text_on_any_colour_can_be_read(colour: int) -> None:
    background = f"#{colour:06x}"
    assert contrast(ink_on(background), background) >= 4.5


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("", ""),
        (" \n", ""),
        ("**Dear** client", "<p><strong>Dear</strong> client</p>\n"),
        ("# One\n\n### Two", "<h2>One</h2>\n<h2>Two</h2>\n"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
        ("[a](javascript:x)", "<p>[a](javascript:x)</p>\n"),
        ("[a](data:text/html,x)", "<p>[a](data:text/html,x)</p>\n"),
        ("[a](https://a.example)", '<p><a href="https://a.example" rel="noopener nofollow">a</a></p>\n'),
        ("[a](tel:+48221234567)", '<p><a href="tel:+48221234567" rel="noopener nofollow">a</a></p>\n'),
        ("![a](https://a.example/a.png)", '<p>!<a href="https://a.example/a.png" rel="noopener nofollow">a</a></p>\n'),
    ],
)
def test_markdown_becomes_harmless_markup(markdown: str, html: str) -> None:
    assert markup(markdown, "h2") == html


@given(st.text(max_size=200))
def test_no_markdown_makes_anything_but_text_and_links(markdown: str) -> None:
    page = BeautifulSoup(markup(markdown, "h2"), "lxml")
    assert not page.select("script, img, iframe, style, svg, form, input")
    assert all(str(link["href"]).lower().startswith(("http", "mailto:", "tel:")) for link in page.select("[href]"))


def test_the_brand_of_nobody_says_nothing() -> None:
    brand = brand_of(RenderOptions(), Voice("en"))
    assert (brand.company, brand.background, brand.ink, brand.intro) == ("", "", "", "")


def test_the_brand_chooses_the_ink_for_its_colour() -> None:
    options = RenderOptions(brand=Brand(company="A & B", colour="#ffd400"), logo="data:image/png;base64,")
    brand = brand_of(options, Voice("en"))
    assert (brand.company, brand.background, brand.ink, brand.logo) == (
        "A & B",
        "#ffd400",
        "#000000",
        "data:image/png;base64,",
    )


def test_an_address_may_be_broken_where_people_would_break_it() -> None:
    assert str(breaks("a@b.example/<c>")) == "a<wbr>@b<wbr>.example/&lt;c&gt;"
