"""Dataclasses → what ``json.dumps`` takes."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from channelaudit.model import Message
from channelaudit.reports.common.stored import SUFFIX, stored
from channelaudit.reports.common.translate import SOURCE_LANGUAGE, render


def plain(value: Any, language: str = SOURCE_LANGUAGE) -> Any:
    """``value`` with dataclasses as dicts, tuples and sets as lists, dates as ISO 8601, NaN and infinity as None.

    A message in a field becomes a sentence in ``language``; beside it, under the field's name with ``_message``, stands
    what is needed to say it in another one.
    """
    if isinstance(value, Message):
        return stored(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _fields(value, language)
    if isinstance(value, Mapping):
        return {str(key): plain(item, language) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain(item, language) for item in value), key=str)
    if isinstance(value, list | tuple):
        return [plain(item, language) for item in value]
    if isinstance(value, Enum):
        return plain(value.value, language)
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _fields(value: Any, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in dataclasses.fields(value):
        content = getattr(value, each.name)
        if isinstance(content, Message):
            found[each.name] = render(content, language)
            found[each.name + SUFFIX] = stored(content)
        elif isinstance(content, tuple) and any(isinstance(item, Message) for item in content):
            found[each.name] = [render(i, language) if isinstance(i, Message) else plain(i, language) for i in content]
            found[each.name + SUFFIX] = plain(content, language)
        else:
            found[each.name] = plain(content, language)
    return found
