"""What is known of a language (``languages/xx.yaml``): names of pages, phrases, words that give it away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from channelaudit.knowledge import load, names


@dataclass(frozen=True, slots=True)
class Language:
    """Words of one language, as people write them; compare them folded (``folding.fold``)."""

    code: str
    """Two letters."""
    name: str
    """In English."""
    pages: Mapping[str, tuple[str, ...]]
    """Role of a page → names of links, titles and headings that lead to such a page and to no other."""
    slugs: Mapping[str, tuple[str, ...]]
    """Role → path segments that are no transcription of a name."""
    weak: Mapping[str, tuple[str, ...]]
    """Role → names that lead to such a page only where its content agrees."""
    buy_buttons: tuple[str, ...]
    """Texts of the button that puts goods into the cart."""
    departments: Mapping[str, tuple[str, ...]]
    """``orders``, ``complaints``, ``wholesale``, ``marketing_press``, ``accounting``, ``dpo`` → their names."""
    phrases: Mapping[str, tuple[str, ...]]
    """``form_success``, ``form_failure``, ``autoresponder``, ``closed_holidays`` … → phrases."""
    stop_words: frozenset[str]
    """Frequent words, lower case."""
    letters: frozenset[str]
    """Letters that tell it from the other languages."""


@cache
def language(code: str) -> Language:
    """``language("pl")``; raises KeyError for a language without a file."""
    if code not in names("languages"):
        raise KeyError(code)
    data = load(f"languages/{code}")
    return Language(
        code=data["language"],
        name=data["name"],
        pages=_lists(data["pages"]),
        slugs=_lists(data["slugs"]),
        weak=_lists(data["weak"]),
        buy_buttons=tuple(data["buy_buttons"]),
        departments=_lists(data["departments"]),
        phrases=_lists(data["phrases"]),
        stop_words=frozenset(data["stop_words"]),
        letters=frozenset(data["letters"]),
    )


@cache
def languages() -> tuple[Language, ...]:
    """All languages that have a file, by code."""
    return tuple(language(code) for code in names("languages"))


def _lists(data: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(words) for key, words in data.items()}
