from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from channelaudit.model import Report
from channelaudit.reports import RenderOptions
from channelaudit.reports.common.calendar import day_of_year, holiday_name
from channelaudit.reports.common.holidays import coming, first_and_last_day
from channelaudit.reports.common.translate import render as sentence
from channelaudit.reports.terminal import render
from reports.sample import report


def audited(day: str, country: str, *addressed: str) -> Report:
    whole = report()
    return replace(
        whole,
        site=replace(whole.site, country=country),
        started_at=day if "T" in day else f"{day}T09:00:00Z",
        addressed=addressed,
    )


@pytest.mark.parametrize(
    ("country", "day", "found"),
    [
        ("PL", "2026-12-20", ["12-24", "12-25", "12-26", "01-01", "01-06"]),
        ("PL", "2024-12-01", ["12-25", "12-26"]),  # 24 December is a holiday since 2025
        ("CZ", "2026-12-01", ["12-24", "12-25", "12-26"]),
        ("SK", "2026-12-20", ["12-24", "12-25", "12-26", "01-01", "01-06"]),
        ("DE", "2026-12-05", ["12-25", "12-26", "01-01"]),
        ("AT", "2026-12-01", ["12-08", "12-25", "12-26"]),
        ("GB", "2026-12-01", ["12-25", "12-26", "12-28"]),
        ("IE", "2026-12-01", ["12-25", "12-26"]),
        ("PL", "2026-11-22", []),
    ],
)
def test_the_holidays_of_four_weeks(country: str, day: str, found: list[str]) -> None:
    national = [h for h in coming(audited(day, country)) if not h.regions]
    assert [h.day.isoformat()[5:] for h in national] == found


def test_each_country_that_the_shop_addresses_has_its_own() -> None:
    found = coming(audited("2026-12-01", "CZ", "CZ", "SK"))
    assert [(h.day.day, h.country) for h in found][:3] == [(24, "CZ"), (24, "SK"), (25, "CZ")]


def test_a_holiday_of_a_part_of_the_country_says_so() -> None:
    (andrew,) = coming(audited("2026-11-22", "GB"))
    assert andrew.regions == ("Scotland",)
    assert str(holiday_name(andrew)) == "Saint Andrew's Day, only in Scotland"


def test_a_name_stands_in_both_languages() -> None:
    (immaculate,) = coming(audited("2026-11-22", "AT"))
    assert str(holiday_name(immaculate)) == "Mariä Empfängnis (Immaculate Conception)"
    assert sentence(day_of_year(immaculate.day)) == "8 December 2026"
    assert sentence(day_of_year(immaculate.day), "pl") == "8 grudnia 2026"


@pytest.mark.parametrize("country", ["", "XX", "pl", "../x"])
def test_a_country_that_is_not_known_has_none(country: str) -> None:
    assert coming(audited("2026-12-20", country)) == ()


@pytest.mark.parametrize("day", ["", "yesterday", "9999-12-31", "2026-13-01T00:00:00Z"])
def test_a_report_without_a_date_has_none(day: str) -> None:
    assert coming(replace(audited("2026-12-20", "PL"), started_at=day)) == ()


def test_the_four_weeks_end_on_the_same_day_of_the_week() -> None:
    assert first_and_last_day(audited("2026-11-22", "PL")) == (date(2026, 11, 22), date(2026, 12, 20))


def test_the_terminal_names_them() -> None:
    text = render(audited("2026-12-01", "CZ"), RenderOptions(width=100))
    assert "Public holidays until 29 December 2026\n  24 December 2026  CZ  Štědrý den (Christmas Eve)\n" in text
