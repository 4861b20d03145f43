from __future__ import annotations

import pytest

from channelaudit.reading.language import language_of
from reading.snippets import document

TEXTS = {
    "pl": "Zapraszamy do naszego sklepu, w którym są rowery i części. Jeśli masz pytania, jesteśmy do dyspozycji.",
    "cs": "Vítejte v našem obchodě, kde jsou kola a díly. Pokud máte dotazy, můžete nám napsat nebo zavolat.",
    "sk": "Vitajte v našom obchode, kde sú bicykle a diely. Ak máte otázky, môžete nám napísať alebo zavolať.",
    "de": "Willkommen in unserem Laden. Wir verkaufen Räder und Teile, und wenn Sie Fragen haben, sind wir für Sie da.",
    "en": "Welcome to our shop, which sells bicycles and parts. If you have any questions, we are here for you.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_by_words(code: str) -> None:
    assert language_of([TEXTS[code]]) == code


@pytest.mark.parametrize("code", TEXTS)
def test_text_beats_the_lang_attribute(code: str) -> None:
    assert document(f'<html lang="en-US"><body><p>{TEXTS[code]}</p>').language == code


@pytest.mark.parametrize(
    ("declared", "code"), [("pl-PL", "pl"), ("CS", "cs"), ("uk", "uk"), ("", ""), ("1", ""), ("x", ""), ("%lang%", "")]
)
def test_without_text_the_attribute_counts(declared: str, code: str) -> None:
    assert language_of([], declared) == code
    assert language_of(["Rower 900"], declared) == code
