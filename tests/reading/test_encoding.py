from __future__ import annotations

import pytest

from channelaudit.reading.encoding import decode, guess, known_encoding

POLISH = "Zażółć gęślą jaźń – sklep „Rower”, Łódź"
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy, prodejna Třebíč"
GERMAN = "Öffnungszeiten: täglich außer Sonntag, Grüße aus Köln"


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf"])
def test_byte_order_mark_beats_header(mark: bytes) -> None:
    assert decode(mark + POLISH.encode(), "text/html; charset=iso-8859-2") == POLISH


def test_utf16_by_its_mark() -> None:
    assert decode(POLISH.encode("utf-16"), "text/html") == POLISH


def test_header_beats_meta() -> None:
    page = f'<meta charset="iso-8859-2"><p>{POLISH}'
    assert POLISH in decode(page.encode("cp1250"), "text/html; charset=windows-1250")


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="windows-1250">',
        "<meta charset=windows-1250>",
        '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1250">',
        '<?xml version="1.0" encoding="windows-1250"?>',
        '<meta charset="win-1250">',
    ],
)
def test_meta_in_the_first_kilobyte(meta: str) -> None:
    assert POLISH in decode((meta + POLISH).encode("cp1250"))


def test_plain_utf8() -> None:
    assert decode(CZECH.encode()) == CZECH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (POLISH, "cp1250"),
        (POLISH.replace("–", "-").replace("„", '"').replace("”", '"'), "iso-8859-2"),
        (CZECH, "cp1250"),
        (CZECH, "iso-8859-2"),
        (GERMAN, "cp1252"),
    ],
)
def test_undeclared_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_wrong_declaration_of_utf8() -> None:
    page = f'<meta charset="utf-8"><p>{POLISH}'
    assert POLISH in decode(page.encode("cp1250"), "text/html; charset=UTF-8")


def test_utf8_that_is_cut_off_stays_utf8() -> None:
    assert decode(POLISH.encode()[:-1]).startswith(POLISH[:-1])


@pytest.mark.parametrize("name", ["x-unknown", "", "utf-7", "idna", "base64", "rot13", "undefined", '"', "mbcs\0"])
def test_unknown_names_are_no_encoding(name: str) -> None:
    assert known_encoding(name) == ""
    assert decode(POLISH.encode(), f"text/html; charset={name}") == POLISH


def test_latin1_means_windows_1252() -> None:
    assert decode("20 € – “ok”".encode("cp1252"), "text/html; charset=ISO-8859-1") == "20 € – “ok”"


@pytest.mark.parametrize("body", [b"", b"\xff", b"\xff\xfe", b"\x00\x80\x81", bytes(range(256)) * 20])
def test_never_raises(body: bytes) -> None:
    assert isinstance(decode(body, "charset=\xff"), str)


def test_guess_names_an_encoding() -> None:
    assert guess(b"") in {"cp1250", "iso-8859-2", "cp1252"}
