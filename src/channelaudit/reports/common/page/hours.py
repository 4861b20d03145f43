"""The week's hours as a picture, and the public holidays that are coming."""

from __future__ import annotations

from channelaudit.model import Report
from channelaudit.reports.common.calendar import DAYS, holiday_name, hours_of
from channelaudit.reports.common.holidays import coming
from channelaudit.reports.common.page.model import Bar, DayView, HolidayView, Hours, WeekView
from channelaudit.reports.common.page.voice import Voice
from channelaudit.reports.common.places import places
from channelaudit.reports.common.week import Week, weeks


def hours(report: Report, voice: Voice) -> Hours:
    """One picture a statement of hours."""
    languages = {page.final_url: page.language for page in report.crawl.pages}
    return Hours(
        tuple(_week(week, languages, voice) for week in weeks(report)),
        tuple(
            HolidayView(voice.day(holiday.day), voice.say(holiday_name(holiday)), voice.clean(holiday.country))
            for holiday in coming(report)
        ),
    )


def _week(week: Week, languages: dict[str, str], voice: Voice) -> WeekView:
    spoken = next((languages.get(s.page, "") for s in week.sightings if s.text == week.source_text), "")
    return WeekView(
        purpose=voice.heading(week.purpose),
        text=voice.say(hours_of(week)),
        quote=voice.clean(week.source_text),
        language=spoken,
        days=tuple(
            DayView(
                voice.say(name),
                tuple(Bar(i.start_minute, i.end_minute - i.start_minute) for i in week.days[number]),
                closed=number in week.named and not week.days[number],
            )
            for number, name in enumerate(DAYS)
        )
        if any(week.days)
        else (),
        where=voice.clean(places(week.sightings, voice.say)),
    )
