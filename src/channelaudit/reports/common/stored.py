"""Messages in files: beside the sentence stands what it was made of, so that it can be said in another language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from channelaudit.model import Message
from channelaudit.model.message import Value

SUFFIX = "_message"
"""Of the name of a field: ``detail`` is a sentence, ``detail_message`` its template and values."""
_DEPTH = 8
"""Messages within messages; ours have three."""
_LEVELS = 60
"""Of nesting in a whole file; ours have about a dozen."""
_TEMPLATE = 2_000
"""Characters of a template; ours have at most a few hundred."""
_FAILURE = frozenset({"step", "subject", "kind", "detail"})


def stored(message: Message) -> dict[str, Any]:
    """``{"text": template, "values": {name: value}}``, with ``plural`` where number makes a difference."""
    shape: dict[str, Any] = {"text": message.text, "values": {n: stored_value(v) for n, v in message.values}}
    return shape | ({"plural": message.plural} if message.plural else {})


def stored_value(value: Value) -> Any:
    """A value as JSON takes it: a message as ``stored`` writes it, a tuple as a list."""
    if isinstance(value, tuple):
        return [stored_value(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return stored(value) if isinstance(value, Message) else value


def restored(content: Any, levels: int = _LEVELS) -> Any:
    """JSON as ``plain`` wrote it, with the messages in the place of their sentences.

    Raises ``ValueError`` for what is nested deeper than any file of ours.
    """
    if not levels:
        raise ValueError
    if isinstance(content, list):
        return [restored(item, levels - 1) for item in content]
    if not isinstance(content, dict):
        return content
    found = {
        name: restored(item, levels - 1)
        for name, item in content.items()
        if not (name.endswith(SUFFIX) and name.removesuffix(SUFFIX) in content)
    }
    for name in content:
        beside = content.get(f"{name}{SUFFIX}")
        if isinstance(beside, list):
            found[name] = [message(item) if is_stored(item) else str(item) for item in beside]
        elif isinstance(beside, dict) and is_stored(beside):
            found[name] = message(beside)
    if found.keys() >= _FAILURE and isinstance(found["detail"], str):  # written before sentences were kept
        found["detail"] = literal(found["detail"])
    return found


def is_stored(value: Any) -> bool:
    """Whether this is what ``stored`` writes."""
    return isinstance(value, dict) and isinstance(value.get("text"), str) and isinstance(value.get("values"), dict)


def message(shape: Mapping[str, Any], depth: int = _DEPTH) -> Message:
    """The message that ``stored`` wrote; what cannot be one of ours is taken literally."""
    text, plural = shape["text"], shape.get("plural") or ""
    if len(text) > _TEMPLATE or not isinstance(plural, str) or len(plural) > _TEMPLATE:
        return literal(text)
    values = {str(name): _value(item, depth) for name, item in shape["values"].items()}
    if not plural:
        return Message(text, **values)
    count = values.pop("count", 0)
    return Message.counted(text, plural, count if isinstance(count, int) else 0, **values)


def literal(sentence: str) -> Message:
    """A message that says ``sentence`` in every language."""
    return Message(sentence.replace("{", "{{").replace("}", "}}"))


def _value(item: Any, depth: int) -> Value:
    if is_stored(item):
        return message(item, depth - 1) if depth else ""
    if isinstance(item, list):
        return tuple(message(each, depth - 1) if depth and is_stored(each) else str(each) for each in item)
    return item if isinstance(item, str | int | float) else str(item)
