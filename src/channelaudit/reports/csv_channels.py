"""The channels as a table: one row a channel, the shop's own first; written as the findings are."""

from __future__ import annotations

from collections.abc import Iterator

from channelaudit.model import Channel, Failure, Report, Unknown
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.source import address_of
from channelaudit.reports.common.table import table
from channelaudit.reports.common.words import Words

COLUMNS = ("site", "channel", "kind", "value", "verdict", "owner", "pages", "page", "region", "text", "reason")


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


FORMAT = table(COLUMNS, _rows, ".channels.csv")
