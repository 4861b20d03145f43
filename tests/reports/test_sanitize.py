from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from channelaudit.reports.common.sanitize import (
    ascii_only,
    csv_cell,
    json_document,
    line,
    sarif,
    uri,
    workflow,
    workflow_property,
    xml,
)

_OBEYED = (
    "\x00\t\n\r\x1b\x7f\x85\x9b\u061c\u200b\u200e\u2028\u202e\u2060\u2066\u2069\ud800\ufeff\U000e0041"
    " ,:;%#=+-@[](){}\\`|<>&"
)
"""What some medium obeys, and chance alone would hardly ever come upon."""
_TEXT = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from(_OBEYED)), max_size=60)


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
@example(_OBEYED)
def test_json_keeps_its_values_and_hides_what_a_viewer_obeys(text: str) -> None:
    document = json_document(json.dumps({"a": text}, ensure_ascii=False))
    assert json.loads(document) == {"a": text}
    assert document.encode()
    assert not any(
        c in document for c in "\x1b\x7f\x85\x9b\u061c\u200b\u200e\u2028\u202e\u2060\u2066\u2069\ufeff\U000e0041"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+48 22 345 67 89", "'+48 22 345 67 89"),
        ("=1+1", "'=1+1"),
        ("\t@SUM(A1)", " '@SUM(A1)"),
        ("a;=1+1; -2", "a;'=1+1; '-2"),
        ("\uff1d1", "'\uff1d1"),
        ("a-b = 5 + 3", "a-b = 5 + 3"),
        ("'+48", "'+48"),
        ("", ""),
    ],
)
def test_a_cell_of_a_spreadsheet(text: str, shown: str) -> None:
    assert csv_cell(text) == shown


@given(st.text(st.sampled_from("=+-@;\t\r\n ax\"',\x1b"), max_size=12))
def test_no_part_of_a_cell_is_calculated(text: str) -> None:
    for part in csv_cell(text).split(";"):
        assert part.lstrip(" ")[:1] not in {*"=+-@\t\r"}


@given(_TEXT)
def test_xml_takes_every_text(text: str) -> None:
    element = ET.Element("a", b=xml(text))
    element.text = xml(text)
    again = ET.fromstring(ET.tostring(element, encoding="utf-8"))
    assert (again.text or "") == xml(text)
    assert xml("one\ntwo\x00") == "one\ntwo\\x00"


@given(_TEXT)
def test_a_workflow_sees_one_command(text: str) -> None:
    assert not {"\r", "\n"} & {*workflow(text)}
    assert not {":", ",", "\r", "\n"} & {*workflow_property(text)}
    assert workflow("100 %\n::error::x") == "100 %25 : :error: :x"
    assert workflow_property("a, b: 5 %") == "a%2C b%3A 5 %25"


@given(_TEXT)
def test_a_message_of_sarif_is_read_back(text: str) -> None:
    shown = sarif(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]]", shown)
    assert re.sub(r"\\(.)", r"\1", shown.replace("{{", "{").replace("}}", "}")) == line(text)


@given(_TEXT)
def test_a_uri_is_a_uri(text: str) -> None:
    assert re.fullmatch(r"(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*", uri(text), re.ASCII)
    assert uri(text).count("#") <= 1
    assert uri(uri(text)) == uri(text)


def test_a_good_uri_stays() -> None:
    assert uri("https://sklep.example/a%20b?c=d&e#f") == "https://sklep.example/a%20b?c=d&e#f"
    assert uri("https://sklep.example/ż [1]%zz") == "https://sklep.example/%C5%BC%20%5B1%5D%25zz"
