"""All lines of a page are searched at once, and yet each by itself."""

from __future__ import annotations

import re

import pytest

from channelaudit.channels.searching import LONGEST, folded_lines, places
from channelaudit.knowledge.folding import pattern_of
from channelaudit.model import Document, Line, Page

URL = "https://sklep-rower.example/"


def _document(*lines: str) -> Document:
    page = Page(URL, URL, "other", 200, 0, "")
    return Document(page=page, title="", language="pl", lines=tuple(Line(text, "main") for text in lines))


def test_the_first_match_of_each_line() -> None:
    document = _document("Zwrot towaru i zwrot kosztów", "Dostawa", "Prawo zwrotu: ZWROT")
    found = list(places(document, pattern_of(["zwrot"])))
    assert found == [(0, 0, 5), (2, 14, 19)]
    assert [document.lines[index].text[start:end] for index, start, end in found] == ["Zwrot", "ZWROT"]


def test_no_phrase_goes_on_over_the_end_of_a_line() -> None:
    document = _document("nie odpowiadamy", "na SMS-y")
    assert not list(places(document, pattern_of(["nie odpowiadamy na"])))


def test_a_word_ends_with_its_line() -> None:
    assert list(places(_document("a zwrot", "towaru"), pattern_of(["zwrot"]))) == [(0, 2, 7)]


def test_folded_lines_keep_their_places() -> None:
    document = _document("Łódź – ŻÓŁW", "x" * (LONGEST + 5))
    assert folded_lines(document)[0] == "lodz - zolw"
    assert len(folded_lines(document)[1]) == LONGEST


def test_a_page_without_lines() -> None:
    assert not list(places(_document(), re.compile("x")))


WORDS = ["zwrot", "zwrot towaru", "inspekc*", "e-mail", "sp. z o.o.", "ul.", "łódź"]
TEXTS = [
    "Zwrot towaru: zwroty, zwrot_x i prezwrot",
    "Inspekcja Handlowa, INSPEKCJI, inspekc, wojewódzki inspektor",
    "E-mail: e-mail, E–MAIL; Sklep Sp. z o.o., ul.Długa, ul. Łódź, w Łodzi i łódź",
    "",
]


@pytest.mark.parametrize("words", [WORDS, [*WORDS, "(at)"]], ids=["by words", "with a sign"])
def test_matches_are_those_of_a_search_line_by_line(words: list[str]) -> None:
    document = _document(*TEXTS)
    for word in words:
        pattern = pattern_of([word])
        firsts = [(index, pattern.search(line)) for index, line in enumerate(folded_lines(document))]
        expected = [(index, *match.span()) for index, match in firsts if match]
        assert list(places(document, pattern)) == expected
    assert len(list(places(document, pattern_of(words)))) == 3
