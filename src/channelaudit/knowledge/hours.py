"""Words of opening hours (``hours.yaml``), as patterns for folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import by_first, by_length, fold, pattern_of

WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
"""Days as OSM writes them, in the order of their numbers; 7 stands for public holidays."""
LANGUAGES = ("pl", "cs", "sk", "de", "en")


@dataclass(frozen=True, slots=True)
class HoursWords:
    """The words of one language."""

    days: Mapping[str, tuple[int, ...]]
    """Folded word or phrase → days."""
    accented: Mapping[str, tuple[int, ...]]
    """Words that fold to a word for another day, in small letters: Slovak "št" beside "st"."""
    until: frozenset[str]
    joining: frozenset[str]
    token: re.Pattern[str]
    """Named groups: date, range (h1 m1 u1 sep h2 m2 u2), days, closed, pause, round."""


@dataclass(frozen=True, slots=True)
class HoursContext:
    """Words around hours that say what they are for, in all languages."""

    purposes: Mapping[str, re.Pattern[str]]
    other_matters: re.Pattern[str]
    between: re.Pattern[str]
    """These and the next four stand right before what they are about, and end there."""
    excepted: re.Pattern[str]
    """ "except" before the days that it takes away."""
    also: re.Pattern[str]
    announcing: re.Pattern[str]
    """A word that makes two bare numbers hours."""
    undated: re.Pattern[str]
    """What makes a date a beginning or a street's name: "from", "ul."."""
    season: re.Pattern[str]
    """A part of the year: "in summer"."""
    season_end: re.Pattern[str]
    """Right behind a feast: it is where a season begins, as in "Easter to end of October"."""
    season_begun: re.Pattern[str]
    """Right before a feast: it is where a season ends, as in "from November to Easter"."""
    partly: re.Pattern[str]
    """Right behind days that have times of their own: "Fr only until 2"."""
    zone: re.Pattern[str]
    clue: re.Pattern[str]
    """Two numbers that may be a range of time, in any language."""


@cache
def hours_context() -> HoursContext:
    data = load("hours")
    return HoursContext(
        purposes={name: pattern_of(chain.from_iterable(words)) for name, words in data["purposes"].items()},
        other_matters=pattern_of(chain.from_iterable(data["other_matters"])),
        between=_ending(data["between"]),
        excepted=_ending(data["except"], r"(?:\s\w{1,12}){0,3}"),
        also=_ending(data["also"], r"(?:\s\w{1,3})?"),
        announcing=_ending(data["announcing"], r"\.?:?(?:\sod)?"),
        undated=_ending([*data["since"], *data["streets"]], r"\.?"),
        season=pattern_of(data["seasons"]),
        season_end=re.compile(
            rf"\s?(?:-|{_any(chain.from_iterable(data['until'].values()))})\s?(?:(?:{_any(data['season_ends'])})\s)?(?:{_any(data['months'])})(?!\w)"
        ),
        season_begun=_ending(chain.from_iterable(data["until"].values())),
        partly=re.compile(rf"[\s(]{{0,2}}(?:{_any(data['partly'])})(?!\w)"),
        zone=re.compile(rf"[\s(]{{0,3}}({_any(data['zones'])})(?!\w)"),
        clue=_clue(data),
    )


@cache
def hours_words(language: str) -> HoursWords:
    data = load("hours")
    days: dict[str, tuple[int, ...]] = {}
    accented: dict[str, tuple[int, ...]] = {}
    for number, words in enumerate(data["days"][language]):
        for word in words:
            (accented if fold(word) in days else days)[word if fold(word) in days else fold(word)] = (number,)
    for osm, words in data["groups"].items():
        days |= {fold(w): _numbers(osm) for w in words.get(language, ())}
    until = frozenset(map(fold, data["until"][language]))
    return HoursWords(
        days, accented, until, frozenset(map(fold, data["and"][language])), _token(data, language, days, until)
    )


def _numbers(osm: str) -> tuple[int, ...]:
    ends = [WEEK.index(d) for d in osm.split("-")]
    return tuple(range(ends[0], ends[-1] + 1))


def _any(words: Iterable[str]) -> str:
    return by_first(sorted({re.escape(fold(w)).replace(r"\*", r"\w{0,8}") for w in words}, key=by_length))


def _ending(words: Iterable[str], more: str = "") -> re.Pattern[str]:
    """One of the words at the end of a text of at most 60 characters."""
    return re.compile(rf"(?<!\w)(?:{_any(words)}){more}\s?\(?$")


_DASH = "-÷‒‐−~→➡⇒➔"
_UNIT = r"(?:a\.?m\.?|p\.?m\.?|h(?:od(?:in(?:y|ou)?)?|rs)?\.?|godz\.?|-?tej|uhr)(?![^\W\d_])"


def _time(number: int) -> str:
    minutes = rf"(?P<m{number}>\s?[:.,^]\s?[0-5]\d|(?<=\d)[0-5]\d)?"
    return rf"(?P<h{number}>\d{{1,2}}|noon|midday|midnight){minutes}(?:\.?\s?(?P<u{number}>{_UNIT}))?"


def _token(
    data: Mapping[str, Mapping[str, Iterable[str]]], language: str, days: Mapping[str, object], until: Iterable[str]
) -> re.Pattern[str]:
    words = _any(set(until) | {fold(w) for w in chain.from_iterable(data["and"].values())})
    sep = rf"(?P<sep>\s?[{_DASH}]{{1,2}}\ufe0f?\s?|\t|,?\s(?:{words})\s)(?:(?:od|do|um|godz\w{{0,4}}\.?)\s)?"
    alone = rf"(?!\d)(?![.,:/]\d)(?!\s?-\s?\d)(?!\s?{_group(data['quantities'])}(?!\w))"
    glued = r"(?<=[a-z]{2})(?=\d\d?[:.]\d\d)"  # a name of a day without a space behind it
    range_ = rf"(?:(?<![\da-z])|{glued})(?<!\d[.,:/-])(?<![a-z0-9][/+]){_time(1)}\.?{sep}{_time(2)}{alone}"
    return re.compile(
        rf"(?:(?<![^\W\d_])|(?=\d))(?:(?P<date>{_date(data)})|(?P<range>{range_})|(?P<round>(?<![\w/]){_group(data['round_the_clock'])}(?![\w/]))"
        rf"|(?P<days>(?<![^\W\d])(?<!@){_group(days)}(?![^\W\d]))|(?P<closed>(?<!\w){_group(data['closed'][language])}(?!\w))"
        rf"|(?P<pause>(?<!\w){_group(data['break'][language])}(?!\w)))"
    )


def _clue(data: Mapping[str, Mapping[str, Iterable[str]]]) -> re.Pattern[str]:
    words = _any({fold(w) for key in ("until", "and") for w in chain.from_iterable(data[key].values())})
    minutes = r"(?:\s?[:.,^]\s?\d\d)?"
    return re.compile(
        rf"(?:\d{minutes}|noon)\.?(?:\s?{_UNIT})?(?:\s?[{_DASH}\t]|,?\s(?:{words})\s).{{0,8}}(?:\d|noon|mid)"
    )


def _date(data: Mapping[str, Iterable[str]]) -> str:
    months = _any(data["months"])
    return (
        rf"(?<!\w)(?:{_any(data['occasions'])})(?!\w)|(?<![-.,:\d])(?<!-\s)\d{{1,2}}\.(?:0[1-9]|1[0-2])(?=\)|:\s)|"
        r"(?<![\d.,:])\d{1,2}\.\s?(?:0?[1-9]|1[0-2])\.(?:\s?\d{4})?(?!\d)|(?<!\d)\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|"
        rf"(?<![\d.:])\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?(?:{months})(?!\w)|(?<!\w)(?:{months})\s\d{{1,2}}(?:st|nd|rd|th)?(?![\w:.])"
    )


def _group(words: Iterable[str]) -> str:
    return f"(?:{_any(words)})"
