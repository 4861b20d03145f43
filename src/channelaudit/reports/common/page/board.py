"""The channels as a board, others' channels, and what the shop states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from channelaudit.model import Channel, Message, Report
from channelaudit.reports.common.calendar import hours_of
from channelaudit.reports.common.labels import KINDS, VERDICTS, kind_of, word
from channelaudit.reports.common.page.model import Board, BoardGroup, BoardItem, Statement, Tally
from channelaudit.reports.common.page.ranking import Ranked, anchors
from channelaudit.reports.common.page.voice import Voice
from channelaudit.reports.common.places import places
from channelaudit.reports.common.week import week_of

_MISSING: Mapping[str, str] = {
    "email-missing": "email",
    "phone-missing": "phone",
    "channels-form-missing": "form",
    "channels-chat-missing": "chat",
    "channels-messenger-missing": "messenger",
    "channels-social-missing": "social",
    "address-missing": "address",
    "hours-missing": "hours",
    "registration-name-missing": "company",
    "registration-tax-id-missing": "registration",
}
"""Rule that finds a kind to be missing → the kind."""


def board_of(report: Report, findings: Sequence[Ranked], voice: Voice) -> Board:
    """The shop's own channels by kind, the broken first, with the kinds that are missing."""
    own = report.own_channels
    items = {channel.id: item for channel, item in _items(own, report, anchors(findings), voice)}
    missing = {_MISSING[each.finding.rule]: each for each in findings if each.finding.rule in _MISSING}
    kinds = dict.fromkeys((*KINDS, *(channel.kind for channel in own)))
    groups = [
        BoardGroup(
            kind,
            voice.heading(word(KINDS, kind)),
            (
                *_ranked(items[channel.id] for channel in own if channel.kind == kind),
                *([_missing(missing[kind], report, voice)] if kind in missing else []),
            ),
        )
        for kind in kinds
    ]
    counts = Counter(item.verdict for group in groups for item in group.items)
    return Board(
        tuple(
            Tally(verdict, voice.word(VERDICTS, verdict), counts[verdict]) for verdict in VERDICTS if counts[verdict]
        ),
        tuple(group for group in groups if group.items),
    )


def others(report: Report, voice: Voice) -> tuple[Statement, ...]:
    """Channels that are a courier's, an authority's, a web agency's."""
    return tuple(_statement(c, voice) for c in report.others_channels)


def statements(report: Report, voice: Voice) -> tuple[Statement, ...]:
    """What the shop says about its channels and to its customers."""
    return tuple(_statement(c, voice) for c in report.channels if c.is_statement)


def _items(
    channels: Iterable[Channel], report: Report, found: Mapping[str, str], voice: Voice
) -> Iterable[tuple[Channel, BoardItem]]:
    for channel in channels:
        verdict = report.verdicts.get(channel.id, "unchecked")
        kind, value = _named(channel, voice)
        yield (
            channel,
            BoardItem(
                verdict=verdict,
                word=voice.word(VERDICTS, verdict),
                kind=kind,
                value=value,
                where=voice.clean(places(channel.sightings, voice.say)),
                finding=found.get(channel.id, ""),
            ),
        )


def _named(channel: Channel, voice: Voice) -> tuple[str, str]:
    """What it is, where the group's title does not say it, and its value: of hours what for, and the hours in words."""
    if week := week_of(channel):
        return voice.say(week.purpose), voice.say(hours_of(week))
    return voice.say(kind_of(channel)) if "scheme" in channel.attributes else "", voice.clean(channel.value)


def _missing(each: Ranked, report: Report, voice: Voice) -> BoardItem:
    title = report.rule_titles.get(each.finding.rule) or each.finding.rule
    return BoardItem("missing", voice.word(VERDICTS, "missing"), "", voice.say(Message(title)), "", each.anchor)


def _ranked(items: Iterable[BoardItem]) -> list[BoardItem]:
    order = ("broken", "unverified", "works", "unchecked")
    return sorted(items, key=lambda item: order.index(item.verdict))


def _statement(channel: Channel, voice: Voice) -> Statement:
    words = str(channel.attributes.get("text") or "") or next((s.text for s in channel.sightings if s.text), "")
    return Statement(
        kind=voice.heading(kind_of(channel)),
        value=voice.clean(words if channel.is_statement and words else channel.value),
        where=voice.clean(places(channel.sightings, voice.say)),
    )
