"""Pages made to hurt: they are read in a few seconds, without recursion, whatever is in them."""

from __future__ import annotations

import re
import time
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channelaudit.knowledge.markets import markets
from channelaudit.reading import (
    country,
    encoding,
    expressions,
    language,
    links,
    obfuscation,
    positions,
    regions,
    structured,
    text,
    tree,
    walk,
    written,
)
from reading.snippets import document

SIZE = 100_000
MODULES: list[ModuleType] = [
    country,
    encoding,
    expressions,
    language,
    links,
    obfuscation,
    positions,
    regions,
    structured,
    text,
    tree,
    walk,
    written,
]
SEEDS = [
    *"a1 -.@<\"\\'+(/*%é\n\t",
    *(
        "a.",
        "a@",
        "1 ",
        "1-",
        "+1 ",
        '"a',
        "/*",
        "//",
        "https://",
        "charset=",
        " =",
        "<meta ",
        ".a",
        "<?xml ",
        "©",
        "D-1",
    ),
    *('getElementById("a', "a=", "String.fromCharCode(1,", ".replace(", "{a", ".a{", "A1 ", "[email ", "location="),
    *("zł", "€", "00"),
]


def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    found: dict[str, re.Pattern[str] | re.Pattern[bytes]] = {
        f"{module.__name__}.{name}": value
        for module in MODULES
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }
    for market in markets().by_country.values():
        for name in ("currency", "identifiers", "names", "institutions", "postcode"):
            if (value := getattr(market, name)) is not None:
                found[f"{market.country}.{name}"] = value
    return found


@pytest.mark.parametrize("name", patterns())
def test_regular_expressions_take_linear_time(name: str) -> None:
    pattern = patterns()[name]
    for seed in SEEDS:
        repeats = (seed * SIZE)[:SIZE]
        start = time.process_time()
        if isinstance(pattern.pattern, bytes):
            sum(1 for _ in pattern.finditer(repeats.encode()))
        else:
            sum(1 for _ in pattern.finditer(repeats))
        assert time.process_time() - start < 2.0, seed


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + "koniec",
        "<b>" * 10_000 + "koniec",
        "<span hidden>" * 5_000 + "koniec",
        "<table><tr><td>" * 3_000 + "koniec",
        "<form>" * 3_000 + "<input type=email>" * 3_000 + "koniec",
        "<label>" * 3_000 + "koniec",
        "<h1>" * 3_000 + "koniec",
        "<a href=/a>" * 5_000 + "koniec",
        "<nav><footer><header>" * 2_000 + "koniec",
        "<div itemscope itemprop=a>" * 3_000 + "koniec",
        "<a href=/a>y</a>" * 30_000 + "koniec",
        "<div><textarea></textarea><input type=email><button>b</button>" * 500 + "koniec",
        '<p style="direction:rtl;unicode-bidi:bidi-override">' * 2_000 + "cein" + "</p>" * 2_000 + "koniec",
        "\0" * 10_000 + "koniec",
        "<" * 10_000 + " koniec",
        "<a href='http://[x'>a</a><base href='//[y'><form action='//[z'></form>koniec",
    ],
)
def test_nested_and_repeated(html: str) -> None:
    start = time.process_time()
    page = document(html)
    assert time.process_time() - start < 10
    assert any("koniec" in line.text for line in page.lines)


PIECES = [
    *("<div class=footer>", "</div>", "<p>", "</p>", "<a href=/x>", "</a>", "<table>", "<tr>", "<td>", "</table>"),
    *("<form>", "</form>", "<input type=email>", "<textarea>", "</textarea>", "<button>", "</button>", "<label for=a>"),
    *("<select><option>", "</select>", "<input type=checkbox>", "<dialog>", "</dialog>", "<nav>", "</nav>", "<br>"),
    *(
        "<sup>00</sup>",
        "<h2>",
        "</h2>",
        "<span hidden>",
        "</span>",
        "<b>",
        "</b>",
        "<img alt=x>",
        "<i class=fa>",
        "</i>",
    ),
    *("tekst ", "\t", "&nbsp;", "<!--", "-->", "<script>document.write('a@b.example')</script>"),
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_soup_gives_a_sound_document(parts: list[str]) -> None:
    page = document("".join(parts))
    for line in page.lines:
        assert line.text == line.text.strip()
        assert line.text
        assert "  " not in line.text
        assert "\n" not in line.text
    for link in page.links:
        assert not page.lines or 0 <= link.line < len(page.lines)
        if link.start >= 0:
            assert 0 <= link.start < link.end <= len(page.lines[link.line].text)
    for form in page.forms:
        assert not page.lines or 0 <= form.line < len(page.lines)
