from __future__ import annotations

from typing import get_args

import pytest

from channelaudit.knowledge import load, names
from channelaudit.knowledge.language import language, languages
from channelaudit.knowledge.markets import markets
from channelaudit.model.page import Role

SECTIONS = set(
    """language name source conf pages slugs weak buy_buttons departments phrases stop_words letters""".split()  # noqa: SIM905
)


@pytest.mark.parametrize("code", names("languages"))
def test_each_language_has_the_same_sections(code: str) -> None:
    assert set(load(f"languages/{code}")) == SECTIONS
    known = language(code)
    assert known.code == code
    for section in (known.pages, known.slugs, known.weak):
        assert set(section) <= set(get_args(Role))
        assert all(word and isinstance(word, str) for entries in section.values() for word in entries)
    assert set(known.departments) == set(language("en").departments)
    assert len(known.stop_words) > 50
    assert all(word == word.lower() for word in known.stop_words)


def test_five_languages() -> None:
    assert {known.code for known in languages()} >= {"pl", "cs", "sk", "de", "en"}


def test_an_unknown_language() -> None:
    with pytest.raises(KeyError):
        language("xx")


def test_markets_know_each_other() -> None:
    found = markets()
    for market in found.by_country.values():
        assert set(market.near) <= set(found.by_country)
    assert found.of_suffix("pl") == "PL"
    assert found.of_suffix("uk") == "GB"
    assert found.of_suffix("io") == found.of_suffix("com") == ""
