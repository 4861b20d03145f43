"""Public holidays of the weeks to come, in the countries that the shop addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from channelaudit.model import Report

WEEKS = 4


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which the law of a country lets people rest."""

    day: date
    country: str
    """ISO 3166, two letters."""
    name: str
    """In the country's own language."""
    english: str
    regions: tuple[str, ...] = ()
    """States, provinces or nations in which alone it is one; none given: the whole country."""


def first_and_last_day(report: Report) -> tuple[date, date] | None:
    """The days that ``coming`` looks at: the audit's and the four weeks after it; None for a report without date."""
    try:
        start = date.fromisoformat(report.started_at[:10])
        return start, start + timedelta(weeks=WEEKS)
    except (ValueError, OverflowError):
        return None


def coming(report: Report) -> tuple[Holiday, ...]:
    """Holidays within four weeks of the audit, by day and country; none for a country that is not known."""
    days = first_and_last_day(report)
    if days is None:
        return ()
    countries = dict.fromkeys((report.site.country, *report.addressed))
    found = (holiday for country in countries for holiday in _of_country(country, *days))
    return tuple(sorted(found, key=lambda h: (h.day, h.country)))


@cache
def _of_country(country: str, first: date, last: date) -> tuple[Holiday, ...]:
    import holidays  # noqa: PLC0415 (takes a tenth of a second; most commands show no report)

    try:
        calendar = holidays.country_holidays(country)
    except NotImplementedError:
        return ()
    years = range(first.year, last.year + 1)
    local = calendar.default_language
    english = next((name for name in ("en_US", "en_GB") if name in calendar.supported_languages), local)

    def names(language: str | None, region: str | None = None) -> dict[date, str]:
        found = holidays.country_holidays(country, subdiv=region, years=years, language=language)
        return {day: name for day, name in found.items() if first <= day <= last}

    def regional(known: dict[date, str]) -> Iterator[Holiday]:
        regions: dict[tuple[date, str, str], list[str]] = {}
        aliases = calendar.get_subdivision_aliases()
        for region in calendar.subdivisions:
            translated = names(english, region)
            for day, name in names(local, region).items():
                if day not in known:
                    label = next(iter(aliases.get(region, ())), region)
                    regions.setdefault((day, name, translated.get(day, name)), []).append(label)
        for (day, name, translation), where in regions.items():
            yield Holiday(day, country, name, translation, tuple(where))

    national, translated = names(local), names(english)
    whole = (Holiday(day, country, name, translated.get(day, name)) for day, name in national.items())
    return (*whole, *regional(national))
