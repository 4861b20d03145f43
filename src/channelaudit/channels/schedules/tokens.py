"""Days, times and words like "closed" in one line of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from channelaudit.channels.schedules.times import is_bare, is_duration, span_of
from channelaudit.channels.schedules.week import Span
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.hours import HoursWords, hours_context, hours_words

Kind = Literal["days", "span", "closed", "pause", "round", "date"]
_RANGE = frozenset({"-", "--", "~", "÷", "‒", "‐", "−"})
_LIST = frozenset({"", ",", "+", "&", "/", ", a", ";"})
MOST = 400
"""Tokens of one line."""


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
    """Of days: a small word of two letters, which may be something else."""


def tokens(text: str, language: str) -> list[Token]:
    """The tokens of a line by the words of one language, ranges and lists of days joined."""
    folded = fold(text)
    words = hours_words(language)
    found: list[Token] = []
    for match in words.token.finditer(folded):
        kind = match.lastgroup
        start, end = match.start(), match.end()
        if match["range"] is not None:
            span = span_of(match, folded[:start], words.until)
            if span:
                found.append(Token("span", start, end, span=span, bare=is_bare(match) or is_duration(match)))
        elif kind == "days":
            day = words.days.get(_spaced(match["days"]), ())
            weak = len(match["days"]) <= 2 and not text[start].isupper()
            if day:
                found.append(Token("days", start, end, day, weak=weak))
        elif kind in {"date", "round", "closed", "pause"}:
            found.append(Token(kind, start, end))  # type: ignore[arg-type]
        if len(found) >= MOST:
            break
    return _strong(_joined(folded, found, words))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _joined(folded: str, found: list[Token], words: HoursWords) -> list[Token]:
    out: list[Token] = []
    for token in found:
        last = out[-1] if out else None
        if token.kind == "days" and last and last.kind == "days":
            between = folded[last.end : token.start]
            days = _join(last.days, token.days, between.strip(" .:()"), words)
            if days:
                out[-1] = Token("days", last.start, token.end, days)
                continue
            if set(token.days) == {7} and hours_context().excepted.search(between[-60:]):
                continue
        out.append(token)
    return out


def _join(first: tuple[int, ...], second: tuple[int, ...], between: str, words: HoursWords) -> tuple[int, ...]:
    if between in _RANGE or between in words.until:
        low, high = first[-1], second[0]
        if high == 7 or low == 7:
            return (*first, *second)
        run = range(low, (high if high >= low else high + 7) + 1)
        return tuple(dict.fromkeys((*first, *(d % 7 for d in run))))
    if between in _LIST or between.strip(", ") in words.joining:
        return tuple(dict.fromkeys((*first, *second)))
    return ()


def _strong(found: list[Token]) -> list[Token]:
    """Without small words that only look like days: those must touch a time."""
    return [
        t
        for i, t in enumerate(found)
        if not (
            t.weak
            and not (i + 1 < len(found) and found[i + 1].kind in {"span", "closed"} and found[i + 1].start - t.end <= 3)
        )
    ]


def holiday_exception(text: str, found: list[Token]) -> bool:
    """For example "Pn-Pt 8-16 (oprócz świąt)", "closed on bank holidays": not on public holidays."""
    folded = fold(text)
    for i, token in enumerate(found):
        if token.kind == "days" and set(token.days) == {7}:
            if hours_context().excepted.search(folded[max(0, token.start - 60) : token.start]):
                return True
            if i and found[i - 1].kind == "closed" and token.start - found[i - 1].end < 6:
                return True
    return False
