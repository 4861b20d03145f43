"""Pairs of days and times in a line, whichever comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from channelaudit.channels.schedules.tokens import Token
from channelaudit.channels.schedules.week import Span, without

GAP = 45
"""Characters between two tokens that still belong together."""
HOLIDAYS = 7


@dataclass(slots=True)
class Segment:
    """Days with their times: "Mo-Fr 9-12, 13-17"; only days or only times when the other half stands elsewhere."""

    start: int
    end: int
    days: tuple[int, ...] = ()
    spans: list[Span] = field(default_factory=list)
    closed: bool = False
    bare: bool = False
    """All times are two bare numbers."""
    times_first: bool = False

    @property
    def complete(self) -> bool:
        return bool(self.days) and (bool(self.spans) or self.closed)


def segments(text: str, tokens: Sequence[Token]) -> list[Segment]:
    """The segments of a line, from left to right."""
    out: list[Segment] = []
    for run in _runs(text, tokens):
        out += _paired(run)
    return [s for s in out if not (s.bare and s.days and not _bare_allowed(text, s))]


def _runs(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens that stand near each other in one sentence."""
    runs: list[list[Token]] = []
    for token in tokens:
        if token.kind in {"date", "round"}:
            runs.append([])
            continue
        last = runs[-1][-1] if runs and runs[-1] else None
        gap = text[last.end : token.start] if last else ""
        if last is None or len(gap) > GAP or _sentence_ends(gap):
            runs.append([token])
        else:
            runs[-1].append(token)
    return [run for run in runs if run]


def _sentence_ends(gap: str) -> bool:
    dot = gap.find(". ")
    return dot >= 3 and gap[dot + 2 : dot + 3].isupper()


def _paired(run: list[Token]) -> list[Segment]:
    times_first = run[0].kind == "span" and any(t.kind == "days" for t in run)
    out: list[Segment] = []
    pause = False
    for i, token in enumerate(run):
        current = out[-1] if out else None
        if token.kind == "pause":
            pause = True
        elif token.kind == "days":
            if times_first and current and not current.days and not _starts_own(run, i):
                current.days, current.end = token.days, token.end
            else:
                out.append(Segment(token.start, token.end, token.days))
                times_first = times_first and not _starts_own(run, i)
        elif token.kind == "closed":
            if current and current.days and not current.spans:
                current.closed, current.end = True, token.end
        elif token.span:
            if pause and current and current.spans:
                current.spans = list(without(current.spans, token.span))
                pause = False
            elif current is None or (times_first and current.days and current.spans):
                out.append(Segment(token.start, token.end, spans=[token.span], bare=token.bare, times_first=True))
            else:
                _add(current, token)
    return out


def _starts_own(run: list[Token], i: int) -> bool:
    """The days at ``i`` have times behind them and none of their own before: "8-16 Mo-Fr, Sa 9-13"."""
    before = [t.kind for t in run[:i]]
    after = [t.kind for t in run[i + 1 :]]
    spans_after = "span" in after or "closed" in after
    return spans_after and bool(before) and before[-1] == "days"


def _add(segment: Segment, token: Token) -> None:
    assert token.span is not None
    if segment.closed or any(_overlap(token.span, s) for s in segment.spans):
        return
    segment.bare = token.bare and (segment.bare or not segment.spans)
    segment.spans.append(token.span)
    segment.end = token.end


def _overlap(one: Span, two: Span) -> bool:
    return one.opens < two.closes and two.opens < one.closes


def _bare_allowed(text: str, segment: Segment) -> bool:
    """Two bare numbers are hours behind days ("Mo-Fr 9-17"), before them ("2-4 days") only after an hour word."""
    if not segment.times_first:
        return True
    if "(" in text[segment.start : segment.end]:  # "9-17 (pn-pt)"
        return True
    head = text[max(0, segment.start - 16) : segment.start].lower()
    return any(word in head for word in ("godz", "hod", "uhr", "hour", "open", "čas", "czynne", "("))
