"""Personal numbers masked in a report, wherever they stand in it: in values, places, sentences and ids.  Pure."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from channelaudit.channels.personal_numbers import holds_birth_number, masked
from channelaudit.model import Channel, Message, Report

T = TypeVar("T")


def without_personal_numbers(report: Report) -> Report:
    """For people's eyes: the tax number of a Czech sole trader, which holds the birth number, as ``CZ80********``.

    The report itself where there is none.  JSON keeps it whole, because programs compare and look up by it.
    """
    mask = masker(report.channels)
    if mask is None:
        return report
    changed: Report = _rewritten(report, mask)
    return changed


def hidden(value: T, *reports: Report) -> T:
    """What was made of these reports, for people's eyes in the same way."""
    mask = masker(channel for report in reports for channel in report.channels)
    changed: T = _rewritten(value, mask) if mask else value
    return changed


def masker(channels: Iterable[Channel]) -> Callable[[str], str] | None:
    """What masks the personal numbers among ``channels`` in a text; None where there are none."""
    numbers = {channel.value.removeprefix("CZ") for channel in channels if holds_birth_number(channel)}
    if not numbers:
        return None
    # with a slash, spaces or dots as people write them
    spellings = (r"[ /.-]?".join(number) for number in sorted(numbers))
    pattern = re.compile(rf"(?<!\d)(?:{'|'.join(spellings)})(?!\d)")
    return lambda text: pattern.sub(lambda match: masked(match[0]), text)


def _rewritten(value: Any, change: Callable[[str], str]) -> Any:
    """``value`` with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Message):
        values = {name: _rewritten(each, change) for name, each in value.values}
        return Message.counted(value.text, value.plural, **values) if value.plural else Message(value.text, **values)
    if isinstance(value, Mapping):
        return {_rewritten(key, change): _rewritten(each, change) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_rewritten(each, change) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.init}
        new = {name: _rewritten(each, change) for name, each in fields.items()}
        return dataclasses.replace(value, **new) if new != fields else value
    return value
