"""Where reports go: standard output, and files whose format follows from the suffix."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from channelaudit.config.errors import ConfigError
from channelaudit.config.options import nearest
from channelaudit.config.settings import Settings
from channelaudit.engine.discovery import format_of, formats
from channelaudit.engine.saved import write_file
from channelaudit.model import Format, Report
from channelaudit.reports import RenderOptions
from channelaudit.reports.common.sanitize import line

_FILE_WIDTH = 100
_SHOWN = 100
"""Characters of a path that is too long."""
_SAMPLE = "✓·ż"
"""What an encoding must be able to say, if the report is to be more than ASCII."""


class Outputs:
    """The formats and files that were asked for.  Raises ``ConfigError`` at once for one that cannot be."""

    def __init__(self, settings: Settings) -> None:
        self._language = settings.lang
        self._name = settings.format
        self._format = _named(settings.format)
        self._files = tuple(_target(text) for text in settings.output)
        for path in (*(path for _, path in self._files), Path(settings.save_evidence or ".")):
            _check_folder(path)

    @property
    def on_terminal(self) -> bool:
        """Whether the user has the report for people before the eyes."""
        return self._name == "terminal" and sys.stdout.isatty()

    def write(self, report: Report, *, readable: bool = True) -> list[ConfigError]:
        """Write every report; what could not be written is returned, so that one full disk does not cost the others.

        ``readable`` false: no page was read, so there is nothing for people to look at.
        """
        errors: list[ConfigError] = []
        if readable or self._name != "terminal":
            try:
                write_stdout(self._format.render(report, stdout_options(self._language)), self._format.media_type)
            except ConfigError as error:
                errors.append(error)
        for unit, path in self._files:
            content = unit.render(report, RenderOptions(self._language, _FILE_WIDTH))
            try:
                write_file(path, content if isinstance(content, bytes) else content.encode())
            except ConfigError as error:
                errors.append(error)
        return errors


def stdout_options(language: str = "en") -> RenderOptions:
    """How to render for standard output as it is: a terminal, a pipe, a file."""
    on_terminal = sys.stdout.isatty()
    try:
        _SAMPLE.encode(_encoding())
        narrow = False
    except (UnicodeEncodeError, LookupError):
        narrow = True
    colour = on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return RenderOptions(language, shutil.get_terminal_size((_FILE_WIDTH, 24)).columns, colour, narrow)


def write_stdout(content: str | bytes, media_type: str = "text/plain") -> None:
    """Write to standard output: text for people in its own encoding, everything else in UTF-8.

    A reader that has gone (``| head``) is no error.  Raises ``ConfigError`` for a full disk.
    """
    encoding = _encoding() if media_type == "text/plain" else "utf-8"
    data = content if isinstance(content, bytes) else content.encode(encoding, "replace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_stdout()
    except OSError as error:
        _discard_stdout()
        raise ConfigError(f"standard output cannot be written: {error.strerror or error}") from error


def _discard_stdout() -> None:
    """So that the interpreter does not fail once more when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"


def _named(name: str) -> Format:
    try:
        return format_of(name)
    except KeyError:
        names = ", ".join(formats())
        raise ConfigError(f'--format: unknown format "{name}"{nearest(name, formats())}; there are: {names}') from None


def _target(text: str) -> tuple[Format, Path]:
    """``FORMAT:PATH``, or a path whose suffix tells the format."""
    name, colon, rest = text.partition(":")
    if colon and rest and name in formats():
        return formats()[name], Path(rest)
    path = Path(text)
    for unit in formats().values():
        if path.suffix.lower() in unit.suffixes:
            return unit, path
    suffixes = ", ".join(suffix for unit in formats().values() for suffix in unit.suffixes)
    raise ConfigError(f'--output: no format follows from "{text}"; use one of {suffixes}, or FORMAT:PATH')


def _check_folder(path: Path) -> None:
    """Find out before the audit, not after it."""
    try:
        folder, parent = path.is_dir(), path.parent.is_dir()
    except OSError as error:  # a name that is too long, a folder that is closed to us
        raise ConfigError(f"{line(str(path))[:_SHOWN]} cannot be written: {error.strerror or error}") from error
    if folder and path != Path():
        raise ConfigError(f"{path} cannot be written: it is a folder")
    if not parent:
        raise ConfigError(f"{path} cannot be written: there is no folder {path.parent}")
