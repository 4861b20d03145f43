from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channelaudit.reports.common.sanitize import ascii_only, json_document, line

_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Żółw – 5 €", "Żółw – 5 €"),
        ("a\nb\tc\r\nd", "a b c  d"),
        ("\x1b[31mred\x07", r"\x1b[31mred\x07"),
        ("\x9b2J\x7f", r"\x9b2J\x7f"),
        ("gpj\u202eexe", r"gpj\u202eexe"),
        ("a\u200bb\ufeff", r"a\u200bb\ufeff"),
        ("a\u2028b", "a b"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("::set-output name=a::b", ": :set-output name=a: :b"),
        ("##vso[task.complete]x ##[error]", "# #vso[task.complete]x # #[error]"),
        ("2001:db8::a ## a", "2001:db8::a ## a"),
    ],
)
def test_a_line_for_a_terminal(text: str, shown: str) -> None:
    assert line(text) == shown


@given(_TEXT)
def test_a_line_is_always_printable(text: str) -> None:
    assert line(text).isprintable()
    assert line(line(text)) == line(text)


@given(_TEXT)
def test_ascii_is_always_ascii(text: str) -> None:
    assert ascii_only(text).isascii()


def test_ascii_keeps_words_legible() -> None:
    assert ascii_only("Łódź – „Grüße” … 5 € 日") == 'Lodz - "Grusse" ... 5 EUR ?'


@given(_TEXT)
def test_json_keeps_its_values_and_hides_what_a_viewer_obeys(text: str) -> None:
    document = json_document(json.dumps({"a": text}, ensure_ascii=False))
    assert json.loads(document) == {"a": text}
    assert document.encode()
    assert not any(c in document for c in "\x1b\x7f\x9b\u200e\u202e\u2066\u2028\ufeff")
