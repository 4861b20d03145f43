"""Where on the pages contact stands: kinds of channels × regions."""

from __future__ import annotations

from collections.abc import Sequence

from channelaudit.model import Channel, Message, Report
from channelaudit.reports.common.labels import KINDS, REGIONS, VERDICTS, word
from channelaudit.reports.common.page.model import PlaceMap, PlaceRow
from channelaudit.reports.common.page.voice import Voice

_ORDER = ("works", "unchecked", "unverified", "broken")
"""Of several channels in one place the best counts: it is what a customer can use there."""


def place_map(report: Report, voice: Voice) -> PlaceMap:
    """One row a kind that the site shows, one column a region."""
    own = [channel for channel in report.channels if channel.of_shop and not channel.is_statement]
    kinds = dict.fromkeys((*KINDS, *(channel.kind for channel in own)))
    rows = []
    for kind in kinds:
        of_kind = [channel for channel in own if channel.kind == kind]
        if of_kind:
            cells = tuple(_cell(of_kind, region, report, voice) for region in REGIONS)
            rows.append(PlaceRow(kind, voice.heading(word(KINDS, kind)), cells))
    marks = {verdict for row in rows for verdict, _ in row.cells}
    return PlaceMap(
        tuple(voice.heading(region) for region in REGIONS.values()),
        tuple(rows),
        tuple((verdict, voice.word(VERDICTS, verdict)) for verdict in VERDICTS if verdict in marks),
    )


def _cell(channels: Sequence[Channel], region: str, report: Report, voice: Voice) -> tuple[str, str]:
    here = [channel for channel in channels if any(s.region == region for s in channel.sightings)]
    if not here:
        return "", voice.say(Message("none"))
    verdicts = {report.verdicts.get(channel.id, "unchecked") for channel in here}
    best = next(verdict for verdict in _ORDER if verdict in verdicts)
    said = Message.counted("{state}, {count} channel", "{state}, {count} channels", len(here), state=VERDICTS[best])
    return best, voice.say(said)
