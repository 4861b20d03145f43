"""The catalogues say everything that the program says, with every place filled and every plural form."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest
import translations
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from compiling import compile_catalogues
from extraction import Entry, of_source

from channelaudit.model import Message
from channelaudit.model.message import LANGUAGES
from channelaudit.reports.common import translate

LOCALE = Path(translate.__file__).resolve().parents[2] / "locale"


@pytest.mark.parametrize("language", translations.TRANSLATED)
def test_numbers_have_the_forms_of_the_language(language: str) -> None:
    catalogue = Catalog(locale=language)
    assert catalogue.num_plurals == len(translations.FORMS[language])
    with (LOCALE / language / "LC_MESSAGES" / "channelaudit.po").open("rb") as file:
        assert read_po(file, locale=language).plural_expr == catalogue.plural_expr


@pytest.mark.parametrize(
    ("english", "plural", "said", "fault"),
    [
        ("{a} is at {b}", "", ("{b} ma {a}",), ""),
        ("{a} is at {b}", "", ("{b} ma",), "lost a"),
        ("{a} is here", "", ("{a} jest {tu}",), "foreign tu"),
        ("within {seconds:.1f} s", "", ("w {seconds} s",), "lost seconds:.1f"),
        ("read `a` again", "", ("czytaj a",), "code in `` is lost or new"),
        ("{count} page", "{count} pages", ("{count} strona", "{count} strony"), "2 forms, 3 are needed"),
        ("{count} page", "{count} pages", ("jedna strona", "{count} strony", "{count} stron"), ""),
        ("no {{braces}}", "", ("bez {{nawiasów}}",), ""),
        ("word", "", ("słowo ",), "white space at an end"),
    ],
)
def test_faults_of_a_translation(english: str, plural: str, said: tuple[str, ...], fault: str) -> None:
    assert next(translations.faults(Entry(english, plural), said, "pl"), "") == fault


def test_what_is_extracted() -> None:
    source = """
message = Message("one {a}", a=1)
many = Message.counted("{count} page", "{count} pages", 3)
title = text("Channels" if own else "Others", language)
TABLE = {"a": N_("word")}
ignored = other("not this")
raise ConfigError("a fault")
punctuation = Message("{a}: {b}", a=1, b=2)
"""
    found = list(of_source(source, "there.py"))
    assert {(entry.id, entry.plural) for entry in found} == {
        ("one {a}", ""),
        ("{count} page", "{count} pages"),
        ("Channels", ""),
        ("Others", ""),
        ("word", ""),
        ("a fault", ""),
        ("{a}: {b}", ""),
    }


def catalogue(*entries: tuple[object, object]) -> Catalog:
    made = Catalog(locale="pl", domain="channelaudit")
    for identity, string in entries:
        made.add(identity, string)  # type: ignore[arg-type]  # pairs for plural forms
    file = io.BytesIO()
    write_po(file, made)
    return read_po(io.BytesIO(file.getvalue()), locale="pl", domain="channelaudit")


def test_an_update_keeps_translations_and_guesses_none() -> None:
    old = catalogue(("a page", "strona"), ("gone", "nie ma"), (("{count} day", "{count} days"), ("d", "dni", "dni")))
    entries = {text: Entry(text) for text in ("a page", "a pages", "{count} day")}
    new = translations.merged(old, entries, "pl", "channelaudit")
    assert {message.id: message.string or "" for message in new if message.id} == {
        "a page": "strona",
        "a pages": "",
        "{count} day": "",  # it has no plural any more, so its forms are of no use
    }
    assert next(message.string for message in new.obsolete.values()) == "nie ma"
    again = translations.merged(new, {"gone": Entry("gone")}, "pl", "channelaudit")
    assert {message.id: message.string for message in again if message.id} == {"gone": "nie ma"}


def test_half_a_plural_is_not_compiled(tmp_path: Path) -> None:
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    made = catalogue((("{count} page", "{count} pages"), ("{count} strona", "", "")), ("word", "słowo"))
    with (folder / "channelaudit.po").open("wb") as file:
        write_po(file, made)
    compile_catalogues(tmp_path)
    with (folder / "channelaudit.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert compiled.gettext("word") == "słowo"
    assert compiled.ngettext("{count} page", "{count} pages", 5) == "{count} pages"


def test_a_catalogue_that_is_not_there_leaves_english() -> None:
    message = Message.counted("{count} xyzzy", "{count} xyzzies", 5)
    for language in (*LANGUAGES, "xx", "../../etc"):
        assert translate.render(message, language) == "5 xyzzies"
        assert translate.text("xyzzy", language) == translate.page_text("xyzzy", language) == "xyzzy"
