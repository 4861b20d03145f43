"""Statements of opening hours over several lines: tables with a row a day, days on one line and times on the next."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from channelaudit.channels.schedules.purpose import OTHER, names_phone, purpose_in_line, purpose_of
from channelaudit.channels.schedules.segments import HOLIDAYS, Segment, segments
from channelaudit.channels.schedules.times import zone_after
from channelaudit.channels.schedules.tokens import Token, holiday_exception, tokens
from channelaudit.channels.schedules.week import EVERY_DAY, Span, times_only, to_osm
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.hours import LANGUAGES, hours_context
from channelaudit.model import Document

SHORT = 60
"""A line that holds only days or only times is not longer."""
LONGEST = 3000
DATED = 200
"""A line with a date in it that is shorter is about that date alone."""
PREPOSITION = 3
"""Letters of "am", "od" and the like."""
SATURDAY, SUNDAY = 5, 6
BUT = 6
"""Letters of "but on" and the like between the hours of all days and those of one."""
EVENT = 180
"""Minutes of a lesson or a concert."""
EVENING, MORNING = 17 * 60, 9 * 60
"""Minutes of the day: whoever is open for so short a time is not open only so late or so early."""
APART = 2
"""Lines from one row of a table to the next."""
WORDS = 25
"""Most letters beside the times of a line that holds nothing else."""
PART_OF_DAY = 12
"""Most letters of "nachmittags:" and the like."""
LABEL = 25
"""Longest line between days and their times."""
_SENTENCE = re.compile(r"(?:\d[:.,]\d\d|[^\W\d_]{5})[.!?]\s(?=[^\W\d_])")
"""Where a sentence ends: behind a time or a long word, before a capital."""
CONTINUED = re.compile(r"\s?(?:do|az|bis|to|till|until|[-–])\s")


@dataclass(slots=True)
class Statement:
    """Opening hours as they stand in one place.  Times without days have the day None."""

    line: int
    start: int
    last: int
    purpose: str
    week: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    zone: str = ""
    region: str = ""
    named: bool = False
    """There are other words in the line."""

    told: bool = True
    """The line itself says what they are for."""

    @property
    def is_event(self) -> bool:
        """Two or three hours on a day or two for something with a name that does not say that somebody is open."""
        days = [spans for spans in self.week.values() if spans]
        if not self.named or not 0 < len(days) <= 2 or max(sum(s.closes - s.opens for s in d) for d in days) > EVENT:
            return False
        odd = all(s.opens >= EVENING or s.closes <= MORNING for spans in days for s in spans)
        return not self.purpose or (odd and not self.told)

    @property
    def osm(self) -> str:
        return to_osm(self.week) if self.week else times_only(self.spans)


@dataclass(slots=True)
class Row:
    """A line that has to do with hours."""

    index: int
    text: str
    tokens: list[Token]
    segments: list[Segment]

    @property
    def names_days(self) -> bool:
        return any(t.kind == "days" for t in self.tokens)

    @property
    def only_days(self) -> bool:
        halves = all(s.days and not s.complete for s in self.segments)
        return len(self.text) <= SHORT and bool(self.segments) and halves and "@" not in self.text

    @property
    def only_times(self) -> bool:
        kinds = {t.kind for t in self.tokens}
        return len(self.text) <= SHORT and bool(kinds) and kinds <= {"span", "closed"} and self.letters <= WORDS

    @property
    def letters(self) -> int:
        """How many letters are no part of days and times."""
        return sum(map(str.isalpha, self.text)) - sum(
            sum(map(str.isalpha, self.text[t.start : t.end])) for t in self.tokens
        )


def statements(document: Document, languages: Sequence[str], candidates: Sequence[int]) -> Iterator[Statement]:
    """The statements on a page; ``candidates``: lines that hold a time or stand beside one that does."""
    rows = _with_split_days(_rows(document, languages, candidates))
    reader = _Reader(document)
    skip = -1
    for number, row in enumerate(rows):
        if number <= skip:
            continue
        following = rows[number + 1] if number + 1 < len(rows) and not reader.goes_on(row) else None
        if following and _adjoins(document, row, following) and (joined := _joined(row, following)):
            skip = number + 1
            row = joined  # noqa: PLW2901 (two lines make one row)
        yield from reader.read(row)
    yield from reader.close()


def _rows(document: Document, languages: Sequence[str], candidates: Sequence[int]) -> list[Row]:
    """Lines with days or times; where many have times without days the days may be named in another language."""
    rows = [row for i in candidates if (row := _row(document, i, languages))]
    dayless = [row for row in rows if row.only_times or (len(row.text) <= SHORT and not row.names_days)]
    if len(dayless) > 1:
        spoken = {code: sum(_days_in(row.text, code) for row in dayless) for code in languages[1:]}
        best = max(spoken, key=lambda code: spoken[code], default="")
        if best and spoken[best] > max(1, sum(row.names_days for row in rows)):
            return [row for i in candidates if (row := _row(document, i, (best, *languages)))]
    return rows


def _days_in(text: str, language: str) -> bool:
    return any(t.kind == "days" for t in tokens(text, language))


def _row(document: Document, index: int, languages: Sequence[str]) -> Row | None:
    text = document.lines[index].text[:LONGEST]
    found = tokens(text, languages[0])
    if not any(t.kind == "days" for t in found):
        others = languages[1:] if any(t.kind == "span" for t in found) else languages[1:2]
        found = next((other for code in others if _speaks(other := tokens(text, code))), found)
    if len(text) < DATED:
        found = _undated(text, found)
    if not found:
        return None
    return Row(index, text, found, segments(text, found))


def _undated(text: str, found: list[Token]) -> list[Token]:
    """The tokens of those sentences that name no date."""
    dates = [t.start for t in found if t.kind == "date"]
    if not dates:
        return found
    ends = [m.end() for m in _SENTENCE.finditer(text) if text[m.end()].isupper()]
    dated = {bisect(ends, at) for at in dates}
    return [t for t in found if bisect(ends, t.start) not in dated]


def _speaks(found: list[Token]) -> bool:
    """The line names days in a language that is not the page's own: one small word would not show it."""
    return any(t.kind == "days" and t.end - t.start >= 5 for t in found)


def _with_split_days(rows: list[Row]) -> list[Row]:
    """A range of days over two lines made one: "Od poniedziałku" above "do piątku"."""
    out: list[Row] = []
    for row in rows:
        last = out[-1] if out else None
        if last and row.index == last.index + 1 and last.only_days and row.only_days and (days := _range(last, row)):
            out[-1] = Row(row.index, row.text, row.tokens, [Segment(0, len(row.text), days)])
        else:
            out.append(row)
    return out


def _range(first: Row, second: Row) -> tuple[int, ...]:
    """The days from the one line's to the other's, () where no word or dash between them says so."""
    text = f"{first.text.rstrip()} {second.text.lstrip()}"
    if not (first.text.rstrip().endswith(("-", "–")) or CONTINUED.match(fold(second.text))):
        return ()
    for code in LANGUAGES:
        days = [t.days for t in tokens(text, code) if t.kind == "days"]
        if len(days) == 1 and len(days[0]) > 1:
            return days[0]
    return ()


def _adjoins(document: Document, row: Row, following: Row) -> bool:
    """The next line, or the one after a label without numbers ("Godziny:")."""
    between = document.lines[row.index + 1 : following.index]
    return len(between) < 2 and all(len(x.text) < LABEL and not any(map(str.isdigit, x.text)) for x in between)


def _joined(row: Row, following: Row) -> Row | None:
    """Two lines as one: a row of days above a row of times, or days on one line and times on the next."""
    cells, below = row.text.split("\t"), following.text.split("\t")
    days = [t for t in row.tokens if t.kind == "days"]
    times = [t for t in following.tokens if t.kind in {"span", "closed"}]
    if len(days) > 1 and len(cells) > 1 and len(cells) <= len(below) and len(days) == len(times):
        pairs = [
            Segment(t.start, t.end, d.days, [t.span] if t.span else [], t.kind == "closed")
            for d, t in zip(days, times, strict=True)
        ]
        return Row(following.index, following.text, following.tokens, pairs)
    if row.only_days and following.only_times and len(row.segments) == 1:
        return _one(following, row.segments[0].days, times)
    if row.only_times and following.only_days and len(following.segments) == 1 and any(t.span for t in row.tokens):
        return _one(row, following.segments[0].days, [t for t in row.tokens if t.kind in {"span", "closed"}])
    return None


def _one(row: Row, days: tuple[int, ...], times: list[Token]) -> Row:
    spans = [t.span for t in times if t.span]
    return Row(row.index, row.text, row.tokens, [Segment(times[0].start, times[-1].end, days, spans, not spans)])


class _Reader:
    """Adds rows up until something else begins."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.open: Statement | None = None
        self.days: tuple[int, ...] = ()
        """Of the segment read last."""
        self.end = 0
        """Where it ends in its line."""

    def read(self, row: Row) -> Iterator[Statement]:
        if self.open and (
            row.index - self.open.last > APART or self.document.lines[row.index].region != self.open.region
        ):
            yield from self.close()
        excepted = holiday_exception(row.text, row.tokens)
        for number, segment in enumerate(row.segments):
            if segment.complete:
                yield from self._days(row, segment, first=number == 0)
            elif segment.spans and not segment.days:
                yield from self._times(row, segment)
        if self.open and self.open.last == row.index and self.open.week and excepted:
            self.open.week[HOLIDAYS] = ()

    def goes_on(self, row: Row) -> bool:
        """The line holds the afternoon of the days in the line above."""
        if self.open is None or row.index != self.open.last + 1 or not row.only_times or row.letters > PART_OF_DAY:
            return False
        return bool(self.days) and all(s.spans and not s.days and self._later(self.days, s) for s in row.segments)

    def close(self) -> Iterator[Statement]:
        if self.open and self.open.osm and not self.open.is_event:
            below = self.document.lines[self.open.last + 1 : self.open.last + 2]
            if not self.open.zone and below and len(below[0].text) < SHORT:
                zone = zone_after(below[0].text, 0)
                self.open.zone = zone if zone == below[0].text.strip() else ""
            yield self.open
        self.open = None

    def _days(self, row: Row, segment: Segment, *, first: bool) -> Iterator[Statement]:
        if self.open and row.index - self.open.last < APART and segment.closed and self._gives(segment.days):
            self.open.week.update(dict.fromkeys(segment.days, ()))  # "daily 10-17, closed Tuesdays"
            return
        if self.open and not self._continues(row, segment, first=first):
            yield from self.close()
        if self.open is None:
            purpose = purpose_of(self.document, row.index, segment.start, segment.end)
            if purpose == OTHER:
                return
            self.open = self._new(row, segment, purpose)
        self.open.last = row.index
        self.open.zone = self.open.zone or zone_after(row.text, segment.end)
        self.days, self.end = segment.days, segment.end
        instead = self._instead(segment)
        if instead and segment.days == (SATURDAY,) and any(t.group and SUNDAY in t.days for t in row.tokens):
            self.open.week.pop(SUNDAY)  # who says "daily" and then names Saturday alone means working days
        for day in segment.days:
            self.open.week[day] = (*(() if instead else self.open.week.get(day, ())), *segment.spans)

    def _continues(self, row: Row, segment: Segment, *, first: bool) -> bool:
        assert self.open is not None
        gap = row.text[(0 if first else self.end) : segment.start]
        if (first and row.index != self.open.last and sum(c.isalpha() for c in gap) > 3) or names_phone(gap):
            return False
        if not first and hours_context().season.search(fold(gap)):
            return False
        taken = [d for d in segment.days if self.open.week.get(d)]
        if not taken:
            return True
        differs = sum(map(str.isalpha, gap)) <= BUT and self._instead(segment)
        return len(taken) == len(segment.days) and (differs or self._later(taken, segment))

    def _instead(self, segment: Segment) -> bool:
        """Times of their own for some days of a week whose days are all alike so far: "daily 9-17, Saturdays 9-13"."""
        assert self.open is not None
        alike = len({self.open.week.get(day) for day in EVERY_DAY}) == 1
        return alike and bool(segment.spans) and len(set(segment.days) - {HOLIDAYS}) < len(EVERY_DAY)

    def _gives(self, days: Sequence[int]) -> bool:
        """The statement has times for all of these days and for others."""
        assert self.open is not None
        return all(self.open.week.get(d) for d in days) and len(self.open.week) > len(days)

    def _later(self, days: Sequence[int], segment: Segment) -> bool:
        """The times come after those that these days have already: an afternoon."""
        assert self.open is not None
        begin = min((s.opens for s in segment.spans), default=0)
        return all(self.open.week.get(d) and max(s.closes for s in self.open.week[d]) <= begin for d in days)

    def _times(self, row: Row, segment: Segment) -> Iterator[Statement]:
        """Times without days: more for the days above, or only with a word that says what they are."""
        if self.open and self.goes_on(row):
            for day in self.days:
                self.open.week[day] = (*self.open.week[day], *segment.spans)
            self.open.last = row.index
            return
        purpose = purpose_of(self.document, row.index, segment.start, segment.end)
        if not segment.bare and purpose not in {"", OTHER}:
            yield from self.close()
            statement = self._new(row, segment, purpose)
            statement.spans = segment.spans
            statement.zone = zone_after(row.text, segment.end)
            yield statement

    def _new(self, row: Row, segment: Segment, purpose: str) -> Statement:
        region = self.document.lines[row.index].region
        named = row.letters > PREPOSITION
        told = bool(purpose_in_line(self.document, row.index, segment.start, segment.end))
        return Statement(row.index, segment.start, row.index, purpose, region=region, named=named, told=told)
