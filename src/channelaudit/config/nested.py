"""Mappings of YAML → values by their options, at any depth; errors name the file, the line and the nearest key.

A dataclass whose fields carry ``option(...)`` is a table of keys.  Where such a mapping may stand in another one, the
field carries ``section(...)``::

    report: Brand = field(default=Brand(), metadata=section("What the reports carry", Brand, section=_REPORT))
    sites: tuple[Site, ...] = field(default=(), metadata=section("Sites", Site, section=_SHOP))  # a list of mappings
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from channelaudit.config.errors import ConfigError
from channelaudit.config.options import Option, Section, nearest, options_of, sections_of
from channelaudit.config.values import expected, value_of
from channelaudit.model import Message, Text

_NULL = "tag:yaml.org,2002:null"


def values_of(
    node: yaml.Node | None, options: Iterable[Option], sections: Iterable[Section], path: Path, within: str = ""
) -> dict[str, Any]:
    """Field → value of a mapping, those alone that it names; ``within`` is the key above it, "" for the whole file.

    Raises ``ConfigError``.
    """
    options, sections = tuple(options), tuple(sections)
    by_key: dict[str, Option | Section] = {option.key: option for option in options}
    by_key |= {section.key: section for section in sections if not section.name}
    mixed = {section.key: section for section in sections if section.name}
    values: dict[str, Any] = {}
    for key, written in entries(node, path, within):
        place = f"{path}:{key.start_mark.line + 1}"
        entry = _entry(key.value, by_key, place, within)
        if entry.field in values:
            raise ConfigError(
                Message('{place}: the key "{key}" stands here for the second time', place=place, key=entry.key)
            )
        name = f"{within}: {entry.key}" if within else entry.key
        value, mappings = _parted(written) if entry.key in mixed else (written, None)
        if mappings and mappings.value:
            other = mixed[entry.key]
            values[other.field] = of_section(mappings, other, path, name)
        if isinstance(entry, Option):
            values[entry.field] = _of_option(value, entry, f"{place}: {name}")
        elif entry.inherits:
            values[entry.field] = _inheriting(value, entry, (options, sections), path)
        else:
            values[entry.field] = of_section(value, entry, path, name)
    return values


def _entry(key: str, by_key: Mapping[str, Option | Section], place: str, within: str) -> Option | Section:
    entry = by_key.get(key.replace("_", "-"))
    if entry is None:
        raise ConfigError(
            Message(
                '{place}: unknown key "{key}"{inside}{nearest}',
                place=place,
                key=key[:60],
                inside=_in(within),
                nearest=nearest(key, by_key),
            )
        )
    return entry


def _of_option(node: yaml.Node, option: Option, place: str) -> Any:
    wanted = Message("{place}: expected {expected}", place=place, expected=expected(option))
    return value_of(option, texts(node, wanted), place)


def _inheriting(
    node: yaml.Node, section: Section, outer: tuple[tuple[Option, ...], tuple[Section, ...]], path: Path
) -> Any:
    """Records of mappings that may hold the keys around them too: those end in the record's field ``settings``."""
    if not isinstance(node, yaml.SequenceNode):
        raise ConfigError(
            Message(
                "{path}:{line}: {key}: expected a list", path=str(path), line=node.start_mark.line + 1, key=section.key
            )
        )
    own = options_of(section.record)
    options = {option.key: option for option in (*outer[0], *own)}
    sections = tuple(each for each in outer[1] if each != section)
    records = []
    for item in node.value:
        line = item.start_mark.line + 1
        if isinstance(item, yaml.ScalarNode):
            place = f"{path}:{line}: {section.key}"
            given = {own[0].field: _of_option(item, own[0], place)}
        else:
            given = values_of(item, options.values(), sections, path, section.key)
        mine = {option.field: given.pop(option.field) for option in own if option.field in given}
        records.append(section.record(**mine, settings=tuple(given.items()), line=line))
    return tuple(records)


def of_section(node: yaml.Node, section: Section, path: Path, name: str) -> Any:
    """The record of a mapping, or a tuple of records where the section is a list."""
    if not section.many:
        return record(node, section.record, path, name)
    if not isinstance(node, yaml.SequenceNode):
        raise ConfigError(
            Message("{path}:{line}: {name}: expected a list", path=str(path), line=node.start_mark.line + 1, name=name)
        )
    return tuple(record(item, section.record, path, name) for item in node.value)


def _parted(node: yaml.Node) -> tuple[yaml.Node, yaml.SequenceNode]:
    """The items of a list that are no mappings, and those that are."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    mappings = [item for item in items if isinstance(item, yaml.MappingNode)]
    others = [item for item in items if not isinstance(item, yaml.MappingNode)]

    def listed(part: Sequence[yaml.Node]) -> yaml.SequenceNode:
        return yaml.SequenceNode(node.tag, list(part), node.start_mark, node.end_mark)

    return listed(others) if mappings else node, listed(mappings)


def record(node: yaml.Node, kind: type[Any], path: Path, name: str) -> Any:
    """An instance of the dataclass ``kind`` from a mapping; ``name`` is the key above it.  Raises ``ConfigError``."""
    made = kind(**values_of(node, options_of(kind), sections_of(kind), path, name))
    if check := getattr(made, "check", None):
        try:
            check()
        except ConfigError as error:
            raise ConfigError(
                Message(
                    "{path}:{line}: {name}: {error}",
                    path=str(path),
                    line=node.start_mark.line + 1,
                    name=name,
                    error=error.said,
                )
            ) from None
    return made


def entries(node: yaml.Node | None, path: Path, within: str = "") -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """Key and value of each entry of a mapping; an empty one has none.  Raises ``ConfigError``."""
    if node is None or node.tag == _NULL:
        return
    if not isinstance(node, yaml.MappingNode):
        before = f"{within}: " if within else ""
        raise ConfigError(
            Message(
                '{path}:{line}: {before}expected lines of the form "key: value"',
                path=str(path),
                line=node.start_mark.line + 1,
                before=before,
            )
        )
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise ConfigError(
                Message("{path}:{line}: a key must be a word", path=str(path), line=key.start_mark.line + 1)
            )
        yield key, value


def texts(node: yaml.Node, wanted: Message) -> list[str]:
    """The text of a scalar or the texts of a list, as written: so ``country: NO`` stays a country.

    Raises ``ConfigError``, which begins with ``wanted``.
    """
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for item in items:
        if not isinstance(item, yaml.ScalarNode):
            raise ConfigError(
                Message(
                    "{wanted}, found a list in a list" if item is not node else "{wanted}, found a mapping",
                    wanted=wanted,
                )
            )
        if item.tag == _NULL:
            raise ConfigError(Message("{wanted}, found nothing", wanted=wanted))
    return [item.value for item in items]


def _in(within: str) -> Text:
    return Message(' in "{key}"', key=within) if within else ""
