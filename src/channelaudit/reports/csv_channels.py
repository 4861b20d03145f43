"""The channels as a table: one row a channel, the shop's own first; written as the findings are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from channelaudit.model import Channel, Failure, Format, Report, Unknown
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.source import address_of
from channelaudit.reports.common.table import streamed
from channelaudit.reports.common.words import Words

COLUMNS = ("site", "channel", "kind", "value", "verdict", "owner", "pages", "page", "region", "text", "reason")


def render(report: Report, options: RenderOptions) -> str:
    """The channels of one site."""
    return render_all((report,), options)


def render_all(reports: Sequence[Report], options: RenderOptions) -> str:
    """The channels of all sites, below one row of names."""
    return "".join(stream(reports, options))


def stream(reports: Iterable[Report], options: RenderOptions) -> Iterator[str]:
    """The same piece by piece."""
    return streamed(COLUMNS, (row for report in reports for row in _rows(report, options)))


def _rows(report: Report, options: RenderOptions) -> Iterator[tuple[str, ...]]:
    words = Words(options, str)  # the whole cell is made harmless, by ``table.py``
    channels = (channel for channel in report.channels if not channel.is_statement)
    for channel in sorted(channels, key=lambda each: (not each.of_shop, each.kind, each.value)):
        first = next(iter(channel.sightings), None)
        yield (
            address_of(report),
            channel.id,
            channel.kind,
            channel.value,
            report.verdicts.get(channel.id, "unchecked"),
            "shop" if channel.of_shop else "other",
            str(len({sighting.page for sighting in channel.sightings})),
            first.page if first else "",
            first.region if first else "",
            first.text if first else "",
            _reason(report, channel, words),
        )


def _reason(report: Report, channel: Channel, words: Words) -> str:
    """Why nothing could be told of it, where a check could not."""
    if report.verdicts.get(channel.id) != "unverified":
        return ""
    outcomes = (observation.outcome for observation in report.observations.get(channel.id, ()))
    doubts = (o.failure if isinstance(o, Unknown) else getattr(o.value, "doubt", None) for o in outcomes)
    return next((words.say(doubt.detail) for doubt in doubts if isinstance(doubt, Failure)), "")


FORMAT = Format(render=render, suffixes=(".channels.csv",), media_type="text/csv", render_all=render_all, stream=stream)
