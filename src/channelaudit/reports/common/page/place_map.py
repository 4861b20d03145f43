"""Where on the pages contact stands: kinds of channels × regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from channelaudit.model import Channel, Message, Report, Verdict
from channelaudit.reports.common.labels import KINDS, REGIONS, VERDICTS, word
from channelaudit.reports.common.page.model import PlaceMap, PlaceRow
from channelaudit.reports.common.page.voice import Voice

_ORDER: tuple[Verdict, ...] = ("broken", "unverified", "unchecked", "works")
"""Of several channels in one place the worst gives the sign: what is broken must not hide behind what works."""


def place_map(report: Report, voice: Voice) -> PlaceMap:
    """One row a kind that the site shows, one column a region."""
    own = report.own_channels
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
    counts = Counter(report.verdicts.get(channel.id, "unchecked") for channel in here)
    found = [verdict for verdict in _ORDER if counts[verdict]]
    said = Message.counted("{state}, {count} channel", "{state}, {count} channels", len(here), state=VERDICTS[found[0]])
    if found[1:]:
        states = tuple(Message("{label}: {value}", label=VERDICTS[each], value=counts[each]) for each in found)
        said = Message("{states}", states=states)
    return found[0], voice.say(said)
