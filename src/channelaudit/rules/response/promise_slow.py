from __future__ import annotations

import re
from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule

_DURATION = re.compile(r"P(?:(\d+)D|T(\d+)H)")


@rule(
    severity="warning",
    title="Answers are promised late",
    advice="Organise the mailbox so that every message is answered within a working day, and promise that.",
    applies=lambda evidence, _: bool(evidence.of_kind("promise")),
)
def promise_slow(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The shop promises answers later than customers expect: after more than 24 hours, or the setting `answer-within`.

    A working day counts as 24 hours.  Where several promises are made, the quickest one counts.

    ## Why it matters

    Most customers expect an answer on the same or the next day, and write to two shops at once.

    ## How to mend it

    Answer simple questions at once, and say on the others when the answer will come.

    ## Example

    "We answer within five working days."

    ## Sources

    - eKomercyjnie, "Jak udoskonalić obsługę klienta" (24 hours)
    """
    promises = [(hours, channel) for channel in evidence.of_kind("promise") if (hours := _hours(channel))]
    if not promises:
        return
    hours, channel = min(promises, key=lambda promise: promise[0])
    if hours > settings.answer_within:
        message = Message.counted(
            "Customers wait up to {count} hour for an answer: “{words}”.",
            "Customers wait up to {count} hours for an answer: “{words}”.",
            count=hours,
            words=str(channel.attributes.get("text", "")),
        )
        yield Problem(channel.id, message, channel.sightings)


def _hours(channel: Channel) -> int:
    match = _DURATION.fullmatch(channel.value)
    return 0 if match is None else int(match[1]) * 24 if match[1] else int(match[2])
