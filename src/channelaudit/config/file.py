"""``channelaudit.yaml`` → settings, with errors that name the file, the line and the nearest key."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from channelaudit.config.errors import ConfigError
from channelaudit.config.options import nearest
from channelaudit.config.settings import OPTIONS, Settings
from channelaudit.config.values import expected, value_of

FILE_NAME = "channelaudit.yaml"
_MAX_SIZE = 1_000_000
"""Bytes; a configuration is written by hand."""
_NULL = "tag:yaml.org,2002:null"


def load_settings(config: Path | None, flags: Mapping[str, Any]) -> Settings:
    """Defaults, overruled by the configuration file, overruled by ``flags`` (field → value; None: not given).

    ``config`` None means ``channelaudit.yaml`` in the working directory, if there is one.  Raises ``ConfigError``.
    """
    path = config or Path(FILE_NAME)
    written = read_file(path) if config or path.exists() else {}
    given = {field: value for field, value in flags.items() if value is not None}
    return replace(Settings(), **{**written, **given})


def read_file(path: Path) -> dict[str, Any]:
    """The settings that a configuration file names: field → value.  Raises ``ConfigError``."""
    by_key = {option.key: option for option in OPTIONS}
    settings: dict[str, Any] = {}
    for key, line, node in _entries(_root(path), path):
        place = f"{path}:{line}"
        option = by_key.get(key.replace("_", "-"))
        if option is None:
            raise ConfigError(f'{place}: unknown key "{key[:60]}"{nearest(key, by_key)}')
        if option.field in settings:
            raise ConfigError(f'{place}: the key "{option.key}" stands here for the second time')
        texts = _texts(node, f"{place}: {option.key}: expected {expected(option)}")
        settings[option.field] = value_of(option, texts, f"{place}: {option.key}")
    return settings


def _root(path: Path) -> yaml.Node | None:
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):  # a pipe would keep us waiting
            raise ConfigError(f"{path} cannot be read: it is not a regular file")
        with path.open("rb") as file:
            data = file.read(_MAX_SIZE + 1)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror or error}") from error
    if len(data) > _MAX_SIZE:
        raise ConfigError(f"{path} is not a configuration: it is larger than 1 MB")
    try:
        node: yaml.Node | None = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ConfigError(f"{path}:{line}: this is not UTF-8 text") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{path}:{line}: this is not YAML: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{path} is not YAML: it holds characters that YAML does not allow") from error
    except RecursionError as error:
        raise ConfigError(f"{path} is not a configuration: it is nested too deeply") from error
    return node


def _entries(root: yaml.Node | None, path: Path) -> Iterator[tuple[str, int, yaml.Node]]:
    """(key, line, value) of each entry; an empty file has none."""
    if root is None or root.tag == _NULL:
        return
    if not isinstance(root, yaml.MappingNode):
        line = root.start_mark.line + 1
        raise ConfigError(f'{path}:{line}: expected lines of the form "key: value"')
    for key, value in root.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise ConfigError(f"{path}:{line}: a key must be a word")
        yield key.value, line, value


def _texts(node: yaml.Node, wanted: str) -> list[str]:
    """The text of a scalar or the texts of a list, as written: so ``country: NO`` stays a country."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for item in items:
        if not isinstance(item, yaml.ScalarNode):
            raise ConfigError(f"{wanted}, found {'a list in a list' if item is not node else 'a mapping'}")
        if item.tag == _NULL:
            raise ConfigError(f"{wanted}, found nothing")
    return [item.value for item in items]
