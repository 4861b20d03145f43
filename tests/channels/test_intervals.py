from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from channelaudit.channels.schedules.intervals import (
    DAY,
    DAYS,
    HOLIDAYS,
    WEEK,
    clock,
    conflicts,
    intervals,
    overlapping,
    parse,
)

MONDAY = datetime(2026, 3, 2)  # noqa: DTZ001 (hours have no time zone)
STEP = 15


def open_by_oracle(hours: str) -> list[bool]:
    oracle = OpeningHours(hours)
    return [oracle.is_open(MONDAY + timedelta(minutes=minute)) for minute in range(0, WEEK, STEP)]


def open_by_us(hours: str) -> list[bool]:
    week = parse(hours)
    assert week is not None
    spans = intervals(week)
    return [any(opens <= minute < closes for opens, closes in spans) for minute in range(0, WEEK, STEP)]


@pytest.mark.parametrize(
    "hours",
    [
        "Mo-Fr 09:00-17:00",
        "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off",
        "Mo-Tu,Th-Sa 08:00-12:00,13:00-17:30; We off",
        "Mo-Su 12:00-24:00",
        "Fr-Sa 18:00-02:00",
        "Su 20:00-04:00",
        "Fr-Mo 09:00-12:00",
        "24/7",
        "Mo,We,Fr 07:30-15:30",
    ],
)
def test_a_week_is_open_when_an_independent_program_says_so(hours: str) -> None:
    assert open_by_us(hours) == open_by_oracle(hours)


@st.composite
def written_weeks(draw: st.DrawFn) -> str:
    rules: list[str] = []
    for day in DAYS[:HOLIDAYS]:
        edges = sorted(draw(st.sets(st.integers(0, 96), max_size=4)))
        spans = [f"{_clock(a)}-{_clock(b)}" for a, b in zip(edges[::2], edges[1::2], strict=False)]
        if spans:
            rules.append(f"{day} {','.join(spans)}")
    return "; ".join(rules) or "Mo off"


def _clock(quarters: int) -> str:
    return f"{quarters // 4:02}:{quarters % 4 * 15:02}"


@given(written_weeks())
@settings(max_examples=60, deadline=None)
def test_any_week_is_read_as_an_independent_program_reads_it(hours: str) -> None:
    assert open_by_us(hours) == open_by_oracle(hours)


@given(written_weeks())
@settings(max_examples=30, deadline=None)
def test_a_week_agrees_with_itself(hours: str) -> None:
    week = parse(hours)
    assert week is not None
    assert conflicts(week, week, silent_is_closed=True) == ()


@pytest.mark.parametrize(
    ("one", "two", "days"),
    [
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00; Sa-Su off", ()),
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00; Sa 09:00-13:00", ()),
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00; PH off", ()),
        ("Mo-Fr 09:00-17:00", "Mo-Th 09:00-17:00; Fr 09:00-15:00", (4,)),
        ("Mo-Fr 09:00-17:00", "Mo-Fr 08:00-16:00", (0, 1, 2, 3, 4)),
        ("Mo-Fr 08:00-12:00,12:00-16:00", "Mo-Fr 08:00-16:00", ()),
        ("Mo-Sa 09:00-17:00", "Mo-Fr 09:00-17:00; Sa off", (5,)),
        ("08:00-16:00", "Mo-Fr 08:00-16:00", ()),
        ("08:00-16:00", "Mo-Th 07:00-16:00; Fr 08:00-16:00", ()),
        ("08:00-16:00", "Mo-Fr 09:00-17:00", (0, 1, 2, 3, 4)),
        ("08:00-16:00", "09:00-16:00", (0, 1, 2, 3, 4)),
        ("08:00-16:00", "08:00-16:00", ()),
    ],
)
def test_conflicts(one: str, two: str, days: tuple[int, ...]) -> None:
    first, second = parse(one), parse(two)
    assert first is not None
    assert second is not None
    assert conflicts(first, second) == days
    assert conflicts(second, first) == days


def test_where_silence_means_closed_a_day_more_is_a_conflict() -> None:
    data, text = parse("Mo-Fr 09:00-17:00"), parse("Mo-Fr 09:00-17:00; Sa 09:00-13:00; Su off")
    assert data is not None
    assert text is not None
    assert conflicts(data, text, silent_is_closed=True) == (5,)


def test_overlapping_times_are_a_day_stated_twice() -> None:
    twice, pause = parse("Mo-Tu 08:00-16:00,09:00-17:00; We 09:00-12:00"), parse("Mo 08:00-12:00,13:00-17:00")
    assert twice is not None
    assert pause is not None
    assert overlapping(twice) == (0, 1)
    assert overlapping(pause) == ()


@pytest.mark.parametrize("text", ["", "daily", "Mo-Fr", "sunrise-sunset", "Mo-Fr 09:00-17:00; week 1-10"])
def test_what_the_finder_never_writes_is_no_week(text: str) -> None:
    assert parse(text) is None


def test_times_after_midnight_run_into_the_next_day() -> None:
    week = parse("Su 20:00-04:00")
    assert week is not None
    assert week.days == {6: ((20 * 60, 4 * 60 + DAY),)}
    assert intervals(week) == ((0, 240), (6 * DAY + 1200, WEEK))
    assert [clock(m) for m in (0, 540, 1440 + 125)] == ["00:00", "09:00", "02:05"]
