from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import channel, seen
from channelaudit.channels.schedules.week import Span, to_osm
from channelaudit.model import Channel, Report
from channelaudit.reports.common.calendar import hours_of
from channelaudit.reports.common.week import Interval, Week, runs, weeks
from reports.sample import report


def with_hours(*channels: Channel) -> Report:
    return replace(report(), channels=channels)


def the_row(osm: str, **attributes: str) -> Week:
    (row,) = weeks(with_hours(channel("hours", osm, seen("pon.-pt. 9-17"), **attributes)))
    return row


def test_a_row_holds_the_seven_days() -> None:
    row = the_row("Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su,PH off", **{"for": "phone", "time_zone": "CET"})
    weekday = (Interval(540, 1020),)
    assert row.days == (weekday,) * 5 + ((Interval(600, 840),), ())
    assert (row.for_, row.source_text, row.named, row.holidays) == ("phone", "pon.-pt. 9-17", frozenset(range(7)), ())
    assert runs(row) == ((0, 4, weekday), (5, 5, (Interval(600, 840),)))


def test_what_goes_on_past_midnight_begins_anew_there() -> None:
    row = the_row("Fr 18:00-24:00; Su 20:00-02:00")
    assert row.days[4] == (Interval(1080, 1440),)
    assert row.days[5] == ()
    assert row.days[6] == (Interval(1200, 1440),)
    assert row.days[0] == (Interval(0, 120),)


def test_statements_that_agree_are_one_row_and_those_that_disagree_are_two() -> None:
    rows = weeks(
        with_hours(
            channel("hours", "Mo-Fr 09:00-17:00", seen("9-17"), **{"for": "any"}),
            channel("hours", "Mo-Fr 09:00-17:00; Sa-Su off", seen("9-17 w dni robocze", region="header")),
            channel("hours", "Mo-Fr 08:00-16:00", seen("", region="data", source="json-ld")),
            channel("hours", "Mo-Fr 09:00-17:00", **{"for": "phone"}),
        )
    )
    assert [(row.for_, len(row.sightings), row.source_text) for row in rows] == [
        ("any", 2, "9-17"),
        ("any", 1, ""),
        ("phone", 1, "Mo-Fr 09:00-17:00"),
    ]


def test_hours_of_others_and_what_is_no_week_are_left_out() -> None:
    others = channel("hours", "Mo-Fr 09:00-17:00", owner="other")
    assert weeks(with_hours(others, channel("hours", "when we like"), channel("email", "a@b.example"))) == ()


@pytest.mark.parametrize(
    ("osm", "zone", "text"),
    [
        ("Mo-Fr 09:00-17:00", "", "Mon–Fri 9–17"),
        ("Mo-Fr 09:00-12:30,13:00-17:00; Sa 10:00-14:00", "", "Mon–Fri 9–12:30, 13–17, Sat 10–14"),
        ("Mo-Fr 09:00-17:00; PH off", "CET", "Mon–Fri 9–17; closed on public holidays (CET)"),
        ("Mo-Sa 08:00-20:00; PH 10:00-14:00", "", "Mon–Sat 8–20; on public holidays 10–14"),
        ("24/7", "", "around the clock"),
        ("08:00-16:00", "", "8–16, on days that are not named"),
        ("Sa-Su off", "", "closed"),
    ],
)
def test_a_row_in_words(osm: str, zone: str, text: str) -> None:
    said = hours_of(the_row(osm, time_zone=zone))
    assert str(said) == text


spans = st.builds(lambda a, b: Span(min(a, b) * 15, max(a, b) * 15 + 15), st.integers(0, 95), st.integers(0, 95))


@given(st.dictionaries(st.integers(0, 6), st.lists(spans, min_size=1, max_size=3).map(tuple), min_size=1))
def test_every_minute_of_the_statement_is_in_the_row(days: dict[int, tuple[Span, ...]]) -> None:
    row = the_row(to_osm(days))
    for day in range(7):
        for minute in range(7, 1440, 15):
            stated = any(span.opens <= minute < span.closes for span in days.get(day, ()))
            assert stated == any(i.start_minute <= minute < i.end_minute for i in row.days[day])
