"""The whole page from a report: which sections there are, in which order, under which titles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from channelaudit.config.brand import PARTS
from channelaudit.model import Message, Report
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.page import visits
from channelaudit.reports.common.page.board import board_of, others, statements
from channelaudit.reports.common.page.brand import brand_of
from channelaudit.reports.common.page.findings import findings_of
from channelaudit.reports.common.page.hours import hours
from channelaudit.reports.common.page.model import (
    Board,
    Findings,
    Hours,
    Pages,
    PlaceMap,
    ReportPage,
    Requests,
    Section,
)
from channelaudit.reports.common.page.place_map import place_map
from channelaudit.reports.common.page.ranking import ranked
from channelaudit.reports.common.page.summary import first_steps, summary_of
from channelaudit.reports.common.page.texts import texts
from channelaudit.reports.common.page.voice import Voice
from channelaudit.reports.common.source import address_of, name_of

_TITLES: Mapping[str, Message] = {
    "summary": Message("Summary"),
    "channels": Message("Channels"),
    "first": Message("What to do first"),
    "findings": Message("Findings"),
    "hours": Message("Hours"),
    "places": Message("Where contact stands"),
    "statements": Message("What the shop says"),
    "open": Message("What could not be determined"),
    "others": Message("Others' channels, not judged"),
    "pages": Message("Pages visited"),
    "requests": Message("Requests made"),
}


def page_of(report: Report, options: RenderOptions) -> ReportPage:
    """Everything that the templates show, in the language of ``options``."""
    voice = Voice(options.language, options.brand.date_format)
    site = address_of(report)
    host = voice.clean(report.site.host or site)
    return ReportPage(
        language=options.language,
        title=voice.say(
            Message("E-mail addresses") if report.of_addresses else Message("Contact channels of {site}", site=host)
        ),
        site=voice.link(site, voice.say(name_of(report))),
        facts=_facts(report, voice),
        date=_date(report, voice),
        started_at=voice.clean(report.started_at),
        brand=brand_of(options, voice),
        sections=_sections(report, options, voice),
        texts=texts(voice),
        tool=f"channelaudit {voice.clean(report.tool_version)}",
    )


def _sections(report: Report, options: RenderOptions, voice: Voice) -> tuple[Section, ...]:
    found = ranked(report)
    bodies: Mapping[str, Callable[[], object]] = {
        "summary": lambda: summary_of(report, found, voice),
        "channels": lambda: board_of(report, found, voice),
        "first": lambda: first_steps(report, found, voice),
        "findings": lambda: findings_of(report, found, options, voice),
        "hours": lambda: hours(report, voice),
        "places": lambda: () if report.of_addresses else place_map(report, voice),
        "statements": lambda: statements(report, voice),
        "open": lambda: visits.open_questions(report, voice),
        "others": lambda: others(report, voice),
        "pages": lambda: visits.pages(report, voice),
        "requests": lambda: visits.requests(report, voice),
    }
    names = dict.fromkeys(options.brand.sections or PARTS)
    sections = (Section(name, voice.say(_TITLES[name]), bodies[name]()) for name in names)
    return tuple(section for section in sections if not _is_empty(section.body, readable=report.readable))


def _is_empty(body: object, *, readable: bool) -> bool:
    """Whether a section would have nothing to say; that a site has no channels or no faults is worth saying."""
    match body:
        case Board():
            return not (body.groups or readable)
        case Findings():
            return not (body.items or readable)
        case Hours():
            return not body.weeks
        case PlaceMap() | Pages() | Requests():
            return not body.rows
        case tuple():
            return not body
        case _:
            return False


def _facts(report: Report, voice: Voice) -> tuple[str, ...]:
    site = report.site
    read = sum(page.was_read for page in report.crawl.pages)
    said = (
        voice.country(site.country) if site.country else "",
        report.crawl.platform,
        "" if report.of_addresses else Message.counted("{count} page read", "{count} pages read", read),
        Message("audited in {seconds} s", seconds=voice.number(report.seconds, 1)),
    )
    return tuple(fact for message in said if (fact := voice.say(message)))


def _date(report: Report, voice: Voice) -> str:
    try:
        return voice.day(datetime.fromisoformat(report.started_at).date())
    except ValueError:
        return voice.clean(report.started_at)
