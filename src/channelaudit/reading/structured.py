"""Structured data: JSON-LD (also broken) and microdata → DataItem, bounded in size and depth."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from html import unescape
from typing import Any

from channelaudit.model import DataItem
from channelaudit.reading.builder import Tag
from channelaudit.reading.text import fold, words
from channelaudit.reading.tree import attribute, text_of

MAX_DEPTH = 12
MAX_ITEMS = 400
MAX_VALUES = 100
MAX_TEXT = 2_000
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|/\*.*?\*/|//[^\n]*|<!--|-->|<!\[CDATA\[|\]\]>|,(?=\s*[}\]])', re.DOTALL)
"""Strings (kept) and what does not belong between them: comments, wrappers, trailing commas."""
_PREFIX = re.compile(r"^(?:https?://(?:www\.)?schema\.org/|schema:)", re.IGNORECASE)
_ADDRESSES = words("a area link")
_SOURCES = words("img audio video embed iframe source track")


def json_ld(blocks: Iterable[str], limit: int) -> tuple[DataItem, ...]:
    """The nodes of all JSON-LD blocks; a block over ``limit`` characters or past mending is left out."""
    found: list[DataItem] = []
    for block in blocks:
        if len(block) <= limit:
            for value in _values(block):
                found += _top(value)
    return tuple(found[:MAX_ITEMS])


def _values(block: str) -> Iterator[Any]:
    """Every JSON value in the block, mended where it can be: several objects may follow each other."""
    text = block.strip()
    with suppress(ValueError, RecursionError):
        yield json.loads(text, strict=False)
        return
    text = _TOKENS.sub(lambda m: m[0] if m[0].startswith('"') else " ", text)
    decoder = json.JSONDecoder(strict=False)
    position = 0
    for _ in range(MAX_ITEMS):
        starts = [at for at in (text.find("{", position), text.find("[", position)) if at >= 0]
        if not starts:
            return
        try:
            value, position = decoder.raw_decode(text, min(starts))
        except (ValueError, RecursionError):
            return
        yield value


def _top(value: Any, depth: int = 0) -> list[DataItem]:
    """The nodes that stand by themselves: list entries and those of ``@graph``."""
    if depth > 4:
        return []
    if isinstance(value, list):
        return [item for entry in value[:MAX_ITEMS] for item in _top(entry, depth + 1)]
    if not isinstance(value, dict):
        return []
    graph = value.get("@graph")
    found = _top(graph, depth + 1) if graph is not None else []
    if graph is None or "@type" in value:
        found.append(_node(value, 0))
    return found


def _node(value: dict[str, Any], depth: int) -> DataItem:
    kinds = value.get("@type") or ()
    types = tuple(bare(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind)
    properties = {
        bare(str(name)): found
        for name, entry in list(value.items())[:MAX_VALUES]
        if name not in ("@type", "@context", "@graph") and (found := _entries(entry, depth + 1))
    }
    return DataItem(types, properties, "json-ld")


def _entries(value: Any, depth: int) -> list[str | DataItem]:
    if depth > MAX_DEPTH:
        return []
    match value:
        case dict() if set(value) == {"@value"} or set(value) == {"@value", "@language"}:
            return _entries(value["@value"], depth + 1)
        case dict():
            return [_node(value, depth)]
        case list():
            return [found for entry in value[:MAX_VALUES] for found in _entries(entry, depth + 1)]
        case bool():
            return ["true" if value else "false"]
        case str():
            text = fold(unescape(value))[:MAX_TEXT]
            return [text] if text else []
        case int() | float():
            return [str(value)]
        case _:
            return []


def bare(name: str) -> str:
    """A schema.org name without its address: ``https://schema.org/Store`` → ``Store``."""
    return _PREFIX.sub("", name.strip())


def microdata(items: Iterable[Tag], resolve: Callable[[str], str]) -> tuple[DataItem, ...]:
    """The top-level microdata items among ``items`` (elements with ``itemscope``)."""
    found = (tag for tag in items if "itemprop" not in tag.attrs)
    return tuple(_item(tag, resolve, 0) for tag, _ in zip(found, range(MAX_ITEMS), strict=False))


def _item(scope: Tag, resolve: Callable[[str], str], depth: int) -> DataItem:
    properties: dict[str, list[str | DataItem]] = {}
    stack: list[Any] = scope.contents[::-1]
    count = 0
    while stack and count < MAX_ITEMS * 10:
        tag = stack.pop()
        if not isinstance(tag, Tag):
            continue
        count += 1
        nested = "itemscope" in tag.attrs
        names = attribute(tag, "itemprop").split()[:5]
        if names and (not nested or depth < MAX_DEPTH):
            value = _item(tag, resolve, depth + 1) if nested else _value(tag, resolve)
            for name in names:
                entries = properties.setdefault(bare(name), [])
                if value and len(entries) < MAX_VALUES:
                    entries.append(value)
        if not nested:
            stack.extend(tag.contents[::-1])
    types = tuple(bare(kind) for kind in attribute(scope, "itemtype").split()[:5])
    return DataItem(types, {name: entries for name, entries in properties.items() if entries}, "microdata")


def _value(tag: Tag, resolve: Callable[[str], str]) -> str:
    """A property's value as the HTML standard defines it."""
    if tag.name == "meta" or "content" in tag.attrs:
        return fold(attribute(tag, "content"))[:MAX_TEXT]
    if tag.name in _ADDRESSES:
        href = attribute(tag, "href")
        return href if href.lower().startswith(("mailto:", "tel:")) else resolve(href)
    if tag.name in _SOURCES:
        return resolve(attribute(tag, "src"))
    if tag.name == "time" and "datetime" in tag.attrs:
        return attribute(tag, "datetime")
    return text_of(tag, MAX_TEXT)
