"""Days, times and words like "closed" in one line of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from channelaudit.channels.schedules.times import is_bare, is_duration, span_of
from channelaudit.channels.schedules.week import Span
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.hours import HoursWords, hours_context, hours_words

Kind = Literal["days", "span", "closed", "pause", "round", "date"]
_RANGE = frozenset({"-", "--", "~", "÷", "‒", "‐", "−", "→", "➡", "➡\ufe0f", "⇒", "➔"})
_LIST = frozenset({"", ",", "+", "&", "/", ", a", ";"})
_HOUSE = re.compile(
    r"\s(?!(?:19|20)\d\d)\d{1,4}(?:/\d{1,5})?[a-z]?(?![\w:.^]|\s?[-–]\s?\d|\s(?:do|bis|to|az|am|pm|h|hod|uhr|godz)\b)"
)
_DAYS = re.compile(r"\.?\s?-\s?[^\W\d]")
_TIME = re.compile(r"\d\d?[:.]\d\d")
ABBREVIATED = 5
"""Letters of the longest abbreviated day; a dot behind more ends a sentence."""
CLOSE = 4
NEAR = 12
"""Characters between a day of two letters and its time: small ones, capitals."""
MOST = 400
"""Tokens of one line."""
SHORT = 500
"""Characters of a line whose tokens are remembered."""


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    start: int
    end: int
    days: tuple[int, ...] = ()
    span: Span | None = None
    bare: bool = False
    """Of a span: two numbers and nothing else."""
    weak: bool = False
    """Of days: a word of two letters, which may be something else."""
    group: bool = False
    """Of days: one word or phrase for several, as "weekdays"."""


def tokens(text: str, language: str) -> list[Token]:
    """The tokens of a line by the words of one language, ranges and lists of days joined."""
    return list(_remembered(text, language)) if len(text) <= SHORT else _found(text, language)


@lru_cache(maxsize=1_024)
def _remembered(text: str, language: str) -> tuple[Token, ...]:
    """Several finders ask for the tokens of a line, and the pages of a shop share many lines."""
    return tuple(_found(text, language))


def _found(text: str, language: str) -> list[Token]:
    folded = fold(text)
    words = hours_words(language)
    found: list[Token] = []
    for match in words.token.finditer(folded):
        kind = match.lastgroup
        start, end = match.start(), match.end()
        if match["range"] is not None:
            span = span_of(match, folded[:start], words.until)
            if span:
                found.append(Token("span", start, end, span=span, bare=_is_bare(match, folded[:start])))
            elif (date := words.token.match(folded, match.start("h2"))) and date.lastgroup == "date":  # "19-26 August"
                found.append(Token("date", start, date.end()))
        elif kind == "days":
            day = words.accented.get(text[start:end].lower()) or words.days.get(_spaced(match["days"]), ())
            if day and _stands_apart(text, folded, start, end):
                found.append(Token("days", start, end, day, weak=end - start <= 2, group=len(day) > 1))
        elif kind in {"round", "closed", "pause"}:
            found.append(Token(kind, start, end))  # type: ignore[arg-type]
        elif kind == "date" and not (_is_undated(folded, start, end) or (found and _in_brackets(folded, start))):
            found.append(Token("date", start, end))
        if len(found) >= MOST:
            break
    return _strong(text, _joined(folded, found, words))


def _is_bare(match: re.Match[str], before: str) -> bool:
    """Nothing but two numbers, and no word before them that makes them hours: "od 9 do 17"."""
    return (is_bare(match) or is_duration(match)) and not hours_context().announcing.search(before[-60:])


def _stands_apart(text: str, folded: str, start: int, end: int) -> bool:
    """Where a number touches the name of a day, as in two columns without a space ("55Pn-Pt", "Piątek9:00")."""
    if start and text[start - 1].isdigit() and not (text[start].isupper() or _DAYS.match(folded, end)):
        return False
    return not text[end : end + 1].isdigit() or bool(_TIME.match(folded, end))


def _is_undated(folded: str, start: int, end: int) -> bool:
    """A day from which on something holds, or a street's name: "from 1 March", "28. října 15"; a season's beginning."""
    context = hours_context()
    if folded[start].isalpha() and (
        context.season_end.match(folded, end) or context.season_begun.search(folded[max(0, start - 60) : start])
    ):
        return True
    return bool(hours_context().undated.search(folded[max(0, start - 60) : start]) or _HOUSE.match(folded, end))


def _in_brackets(folded: str, at: int) -> bool:
    """The season that hours are for stands in brackets behind them."""
    return folded.rfind("(", 0, at) > folded.rfind(")", 0, at)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _joined(folded: str, found: list[Token], words: HoursWords) -> list[Token]:
    out: list[Token] = []
    for i, token in enumerate(found):
        last = out[-1] if out else None
        if token.kind == "days" and last and last.kind == "days":
            between = folded[last.end : token.start]
            word = folded[last.start : last.end].rsplit(" ", 1)[-1]
            ended = between.startswith(". ") and len(word) > ABBREVIATED
            apart = ended or (len(out) == 2 and out[0].kind == "span" and _is_closed(found, i))
            days = () if apart else _join(last.days, token.days, between, words)
            if days:
                out[-1] = Token("days", last.start, token.end, days)
                continue
        out.append(token)
    return out


def _is_closed(found: list[Token], i: int) -> bool:
    """Behind times and their days, a day of its own: "8-16 Mo-Fr, Sa closed"."""
    return i + 1 < len(found) and found[i + 1].kind == "closed" and found[i + 2 : i + 3] == []


def _join(first: tuple[int, ...], second: tuple[int, ...], between: str, words: HoursWords) -> tuple[int, ...]:
    """The days of both, of the range between them, or of the first without the second; () for two statements."""
    bare = between.strip(" .:()")
    if hours_context().excepted.search(between[-60:]):
        return tuple(day for day in first if day not in second)
    if bare in _RANGE or bare in words.until:
        low, high = first[-1], second[0]
        if high == 7 or low == 7:
            return (*first, *second)
        run = range(low, (high if high >= low else high + 7) + 1)
        return tuple(dict.fromkeys((*first, *(d % 7 for d in run))))
    if set(second) < set(first) and not bare:  # "daily Mon-Fri"
        return second
    listed = bare in _LIST or bare.strip(", ") in words.joining or hours_context().also.search(between[-60:])
    return tuple(dict.fromkeys((*first, *second))) if listed else ()


def _strong(text: str, found: list[Token]) -> list[Token]:
    """Without words of two letters that only look like days ("We are …"): those stand near a time, or alone."""
    return [t for i, t in enumerate(found) if not t.weak or _is_day(text, found, i)]


def _is_day(text: str, found: list[Token], i: int) -> bool:
    token = found[i]
    previous = found[i - 1] if i else None
    following = found[i + 1] if i + 1 < len(found) else None
    if previous and previous.kind == "days" and token.start - previous.end <= CLOSE:
        return True
    if following and following.kind in {"span", "closed", "days"}:
        return following.start - token.end <= (NEAR if text[token.start].isupper() else CLOSE)
    return len(text.strip(" .:\t")) <= token.end - token.start


def holiday_exception(text: str, found: list[Token]) -> bool:
    """For example "Pn-Pt 8-16 (oprócz świąt)": not on public holidays."""
    folded = fold(text)
    return any(
        t.kind == "days"
        and set(t.days) == {7}
        and hours_context().excepted.search(folded[max(0, t.start - 60) : t.start])
        for t in found
    )
