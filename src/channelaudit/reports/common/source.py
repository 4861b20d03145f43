"""The file to which a pipeline pins what is wrong with a site: that which names the site, else the site itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from channelaudit.model import Message, Report, Text
from channelaudit.reports.common.options import RenderOptions


@dataclass(frozen=True, slots=True)
class Source:
    """``path`` with slashes, relative where the user wrote it so; a site without a file gives ``shop.example``."""

    path: str
    line: int


def source_of(report: Report, options: RenderOptions) -> Source:
    """Where the site is named."""
    if options.source:
        return Source(PurePath(options.source).as_posix(), max(options.line_of(report.crawl.site), 1))
    return Source(without_scheme(address_of(report)).rstrip("/"), 1)


def address_of(report: Report) -> str:
    """The site's URL, also for programs: where its home page was found, or else as it was asked for."""
    return report.crawl.final_url or report.crawl.site


def name_of(report: Report) -> Text:
    """What to call it before people: the site's URL, or how many addresses were asked about."""
    return subject(address_of(report), len(report.channels) if report.of_addresses else 0)


def subject(site: str, addresses: int) -> Text:
    """``site``; where several addresses were asked about instead, their number in the reader's language."""
    if addresses > 1:
        return Message.counted("{count} e-mail address", "{count} e-mail addresses", addresses)
    return site


def host_of(report: Report) -> str:
    """The site's host, with the port where it names one."""
    try:
        return urlsplit(address_of(report)).netloc.rpartition("@")[2] or report.site.host
    except ValueError:
        return report.site.host


def without_scheme(url: str) -> str:
    """``https://shop.example/a`` → ``shop.example/a``: pipelines take what has a scheme for a mistake, or for a path
    that they refuse.
    """
    return url.partition("://")[2] or url
