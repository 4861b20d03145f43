"""``channelaudit.yaml`` → settings, with errors that name the file, the line and the nearest key."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from channelaudit.config.errors import ConfigError
from channelaudit.config.language import of_environment
from channelaudit.config.nested import values_of
from channelaudit.config.settings import OPTIONS, SECTIONS, Settings
from channelaudit.model import Message

FILE_NAME = "channelaudit.yaml"
OF_THE_RUN = frozenset(
    {
        "site",
        "sites_at_once",
        "format",
        "output",
        "lang",
        "save_evidence",
        "store",
        "baseline",
        "write_baseline",
        "notify",
    }
)
"""Fields of ``Settings`` that one of several sites cannot have for itself."""
_MAX_SIZE = 1_000_000
"""Bytes; a configuration is written by hand."""


def load_settings(config: Path | None, flags: Mapping[str, Any]) -> Settings:
    """Defaults, overruled by the configuration file, overruled by ``flags`` (field → value; None: not given).

    The language is by default that of the environment.

    ``config`` None means ``channelaudit.yaml`` in the working directory, if there is one.  Raises ``ConfigError``.
    """
    path = config or Path(FILE_NAME)
    written = read_file(path) if config or _is_there(path) else {}
    given = {field: value for field, value in flags.items() if value is not None}
    return replace(Settings(), **{"lang": of_environment(), **written, **given})


def source(config: Path | None) -> str:
    """The path of the file that ``load_settings`` reads; "" where there is none."""
    return str(config) if config else FILE_NAME if _is_there(Path(FILE_NAME)) else ""


def _is_there(path: Path) -> bool:
    """Also a link that leads nowhere: whoever made it meant a configuration."""
    return path.is_symlink() or path.exists()


def read_file(path: Path) -> dict[str, Any]:
    """The settings that a configuration file names: field → value.  Raises ``ConfigError``."""
    values = values_of(_root(path), OPTIONS, SECTIONS, path)
    for site in values.get("sites", ()):
        for name, _ in site.settings:
            if name in OF_THE_RUN:
                key = name.replace("_", "-")
                raise ConfigError(
                    Message(
                        '{path}:{line}: sites: "{key}" goes for the whole run, not for one site',
                        path=str(path),
                        line=site.line,
                        key=key,
                    )
                )
        if not site.url:
            raise ConfigError(Message('{path}:{line}: sites: the key "url" is missing', path=str(path), line=site.line))
    return values


def _root(path: Path) -> yaml.Node | None:
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):  # a pipe would keep us waiting
            raise ConfigError(Message("{path} cannot be read: it is not a regular file", path=str(path)))
        with path.open("rb") as file:
            data = file.read(_MAX_SIZE + 1)
    except OSError as error:
        raise ConfigError(
            Message("{path} cannot be read: {reason}", path=str(path), reason=error.strerror or str(error))
        ) from error
    if len(data) > _MAX_SIZE:
        raise ConfigError(Message("{path} is not a configuration: it is larger than 1 MB", path=str(path)))
    try:
        node: yaml.Node | None = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ConfigError(Message("{path}:{line}: this is not UTF-8 text", path=str(path), line=line)) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(
            Message(
                "{path}:{line}: this is not YAML: {problem}",
                path=str(path),
                line=line,
                problem=error.problem or error.context or "",
            )
        ) from error
    except yaml.YAMLError as error:
        raise ConfigError(
            Message("{path} is not YAML: it holds characters that YAML does not allow", path=str(path))
        ) from error
    except RecursionError as error:
        raise ConfigError(Message("{path} is not a configuration: it is nested too deeply", path=str(path))) from error
    return node
