"""Pairs of days and times in a line, whichever comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from channelaudit.channels.schedules.tokens import Token
from channelaudit.channels.schedules.week import Span, without
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.hours import hours_context

GAP = 45
"""Characters between two tokens that still belong together."""
HOLIDAYS = 7
EARLY = 6 * 60
"""Minutes after midnight before which bare numbers in front of "weekdays" are no hours."""
SHORTEST = 30
"""Minutes."""


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
        out += _paired(text, run)
    return _credible(text, out)


def _runs(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens that stand near each other in one sentence."""
    runs: list[list[Token]] = []
    for i, token in enumerate(tokens):
        if token.kind in {"date", "round"}:
            runs.append([])
            continue
        last = runs[-1][-1] if runs and runs[-1] else None
        gap = text[last.end : token.start] if last else ""
        ends = _sentence_ends(gap, after_time=last is not None and last.kind == "span")
        if last is None or len(gap) > GAP or (ends and not _breaks(tokens, i)):
            runs.append([token])
        else:
            runs[-1].append(token)
    return [run for run in runs if run]


def _breaks(tokens: Sequence[Token], i: int) -> bool:
    """A sentence about the break of the days before: "Mon-Sat 9-6. Closed for lunch 1-2"."""
    kinds = [token.kind for token in tokens[i : i + 3]]
    return kinds[:2] == ["pause", "span"] or kinds == ["closed", "pause", "span"]


def _sentence_ends(gap: str, *, after_time: bool) -> bool:
    """A dot and a capital, unless what stands before the dot may be an abbreviation."""
    dot = gap.find(". ")
    return dot >= (0 if after_time else 3) and gap[dot + 2 : dot + 3].isupper()


def _paired(text: str, run: list[Token]) -> list[Segment]:
    times_first = run[0].kind == "span" and any(t.kind == "days" for t in run)
    out: list[Segment] = []
    pause = closing = False
    for i, token in enumerate(run):
        current = out[-1] if out else None
        if token.kind == "pause":
            pause = True
        elif token.kind == "days":
            if closing or not times_first or not current or current.days or _starts_own(text, run, i):
                out.append(Segment(token.start, token.end, token.days, closed=closing))
                times_first = times_first and not _starts_own(text, run, i)
                closing = False
            else:
                current.bare = current.bare and not _touches(current, token)
                current.days, current.end = token.days, token.end
        elif token.kind == "closed":
            if current and current.days and not current.spans and not current.closed:
                current.closed, current.end = True, token.end
            else:
                closing = _closes_next(run, i)
        elif token.span:
            if current and current.closed and "\t" in text[current.end : token.start]:  # closed in the morning
                current.closed = False
            if current and current.spans and (pause or run[i - 1].kind == "closed"):
                current.spans = list(without(current.spans, token.span))
                pause = False
            elif long_enough(token.span):
                if current is None or (times_first and current.days and current.spans):
                    out.append(Segment(token.start, token.end, spans=[token.span], bare=token.bare, times_first=True))
                else:
                    _add(current, token)
    return out


def _touches(times: Segment, days: Token) -> bool:
    """Several days right behind two bare numbers make them hours: "9-17 Mon-Fri", but not "2-3 weekdays"."""
    near = days.start - times.end <= 3 and len(days.days) > 1
    return near and not (days.group and times.spans[0].opens < EARLY)


def _closes_next(run: list[Token], i: int) -> bool:
    """The days stand behind the word: "closed Sundays"."""
    after = [t.kind for t in run[i + 1 : i + 3]]
    return after[:1] == ["days"] and after[1:] not in (["span"], ["closed"])


def long_enough(span: Span) -> bool:
    """Nothing is open for less than half an hour."""
    return not 0 <= span.closes - span.opens < SHORTEST


def _starts_own(text: str, run: list[Token], i: int) -> bool:
    """The days at ``i`` have times of their own: "8-16 Mo-Fr, Sa 9-13", "8-16, Sa closed", "8-16, Sa only until 12"."""
    before = [t.kind for t in run[:i]]
    after = [t.kind for t in run[i + 1 :]]
    if before == ["span"] and after[:1] == ["closed"] and _closes_next(run, i + 1):  # "9-17 Mo-Sa, closed Sundays"
        return False
    if after[:1] == ["closed"] or hours_context().partly.match(fold(text[run[i].end : run[i].end + 20])):
        return True
    return bool(before) and before[-1] == "days" and ("span" in after or "closed" in after)


def _add(segment: Segment, token: Token) -> None:
    assert token.span is not None
    if segment.closed or any(_overlap(token.span, s) for s in segment.spans):
        return
    segment.bare = token.bare and (segment.bare or not segment.spans)
    segment.spans.append(token.span)
    segment.end = token.end


def _overlap(one: Span, two: Span) -> bool:
    return one.opens < two.closes and two.opens < one.closes


def _credible(text: str, found: list[Segment]) -> list[Segment]:
    """Without bare numbers in front of days that nothing makes hours; one that is believed speaks for the next."""
    out: list[Segment] = []
    for segment in found:
        believed = bool(out) and out[-1].times_first
        if not (segment.bare and segment.days) or believed or _bare_allowed(text, segment):
            out.append(segment)
    return out


def _bare_allowed(text: str, segment: Segment) -> bool:
    """Two bare numbers are hours behind days ("Mo-Fr 9-17"), before them ("2-4 days") only after an hour word."""
    if not segment.times_first:
        return True
    if "(" in text[segment.start : segment.end]:  # "9-17 (pn-pt)"
        return True
    return bool(hours_context().announcing.search(fold(text[max(0, segment.start - 60) : segment.start])))
