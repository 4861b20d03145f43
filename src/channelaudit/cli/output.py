"""Where reports go: standard output, and files whose format follows from the suffix."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from channelaudit.cli.dressing import check_needs, dressed
from channelaudit.config.errors import ConfigError
from channelaudit.config.options import nearest
from channelaudit.config.settings import Settings
from channelaudit.engine.discovery import format_of, formats
from channelaudit.engine.saved import append_file, write_file
from channelaudit.model import Format, Message, Report
from channelaudit.reports import RenderOptions
from channelaudit.reports.common.masking import without_personal_numbers
from channelaudit.reports.common.sanitize import line

_FILE_WIDTH = 100
_NAME = 80
"""Characters of a site's name in the name of a file."""
_SHOWN = 100
"""Characters of a path that is too long."""
_SAMPLE = "✓·ż"
"""What an encoding must be able to say, if the report is to be more than ASCII."""


@dataclass(frozen=True, slots=True)
class Audited:
    """A report, and the settings that hold for its site."""

    report: Report
    settings: Settings


class Outputs:
    """The formats and files that were asked for.  Raises ``ConfigError`` at once for one that cannot be.

    ``several``: more than one site is audited; ``source`` and ``lines``: the file that names them, and where.
    """

    def __init__(
        self, settings: Settings, *, several: bool = False, source: str = "", lines: Mapping[str, int] | None = None
    ) -> None:
        self._name = settings.format
        self._format = format_named(settings.format)
        self._files = tuple(target_of(text) for text in settings.output)
        self._several = several
        self._common = RenderOptions(settings.lang, _FILE_WIDTH, source=source, source_lines=lines or {})
        if several and not self._format.render_all:
            raise ConfigError(
                Message("--format: {name} shows one site in a document; write it to files with -o", name=self._name)
            )
        if self._name == "pdf" and sys.stdout.isatty():
            raise ConfigError(Message("a PDF is nothing for a terminal; write it to a file with -o report.pdf"))
        for unit in (self._format, *(unit for unit, _ in self._files)):
            check_needs(unit)
        for path in (*(path for _, path in self._files), Path(settings.save_evidence or ".")):
            check_place(path_for(path, "x" * _NAME) if several and path.name else path)
        _check_once([path for _, path in self._files])

    @property
    def on_terminal(self) -> bool:
        """Whether the user has the report for people before the eyes."""
        return self._name == "terminal" and sys.stdout.isatty()

    def write(self, audits: Sequence[Audited]) -> list[ConfigError]:
        """Write every report; what could not be written is returned, so that one full disk does not cost the others."""
        errors: list[ConfigError] = []
        shown = [audit for audit in audits if audit.report.readable or self._name != "terminal"]
        if shown:
            options = stdout_options(self._common.language)
            options = replace(self._common, width=options.width, colour=options.colour, ascii=options.ascii)
            try:
                write_stdout(self._content(self._format, shown, options), self._format.media_type)
            except ConfigError as error:
                errors.append(error)
        for unit, path in self._files:
            if not self._several or unit.render_all:
                errors += self._write_file(unit, path, audits)
                continue
            for audit in audits:
                errors += self._write_file(unit, path_for(path, audit.report.crawl.site), [audit])
        return errors

    def _write_file(self, unit: Format, path: Path, audits: Sequence[Audited]) -> list[ConfigError]:
        try:
            content = self._content(unit, audits, self._common)
            data = content if isinstance(content, bytes) else content.encode()
            (append_file if unit.appended else write_file)(path, data)
        except ConfigError as error:
            return [error]
        return []

    def _content(self, unit: Format, audits: Sequence[Audited], options: RenderOptions) -> str | bytes:
        options = replace(options, fail_on={a.report.crawl.site: a.settings.fail_on for a in audits})
        seen = [a.report if unit.exchanged else without_personal_numbers(a.report) for a in audits]
        if self._several and unit.render_all:
            return unit.render_all(seen, options)
        [audit], [report] = audits, seen
        return unit.render(report, dressed(options, unit, audit.settings.report))


def path_for(path: Path, site: str) -> Path:
    """``report.html`` → ``report-shop.example-cz.html``, for a file of one of several sites."""
    parts = urlsplit(site if "://" in site else f"https://{site}")
    name = re.sub(r"[^\w.]+", "-", f"{parts.netloc}{parts.path}").strip("-.")[:_NAME]
    return path.with_name(f"{path.stem}-{name}{path.suffix}")


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
        raise ConfigError(
            Message("standard output cannot be written: {reason}", reason=error.strerror or str(error))
        ) from error


def _discard_stdout() -> None:
    """So that the interpreter does not fail once more when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"


def format_named(name: str) -> Format:
    try:
        return format_of(name)
    except KeyError:
        raise _unknown_format("--format", name) from None


def _unknown_format(flag: str, name: str) -> ConfigError:
    return ConfigError(
        Message(
            '{flag}: unknown format "{name}"{nearest}; there are: {names}',
            flag=flag,
            name=name,
            nearest=nearest(name, formats()),
            names=", ".join(formats()),
        )
    )


def target_of(text: str) -> tuple[Format, Path]:
    """``FORMAT:PATH``, or a path whose suffix tells the format."""
    name, colon, rest = text.partition(":")
    if colon and rest and name in formats():
        return formats()[name], Path(rest)
    looks_like_one = re.fullmatch(r"[A-Za-z][A-Za-z-]+", name)  # one letter alone is a drive of Windows
    if colon and looks_like_one and name not in formats():
        raise _unknown_format("--output", name)
    path = Path(text)
    known = [(suffix, unit) for unit in formats().values() for suffix in unit.suffixes]
    found = [(suffix, unit) for suffix, unit in known if path.name.lower().endswith(suffix)]
    if found:  # .channels.csv says more than .csv
        return max(found, key=lambda pair: len(pair[0]))[1], path
    suffixes = ", ".join(suffix for suffix, _ in known)
    raise ConfigError(
        Message(
            '--output: no format follows from "{text}"; use one of {suffixes}, or FORMAT:PATH',
            text=text,
            suffixes=suffixes,
        )
    )


def _check_once(paths: Sequence[Path]) -> None:
    """The second report would replace the first; a device takes both."""
    places = [path.absolute() for path in paths if path.is_file() or not path.exists()]
    if twice := next((path for path in places if places.count(path) > 1), None):
        raise ConfigError(Message("--output: {path} is named more than once", path=str(twice)))


def check_place(path: Path) -> None:
    """Find out before the audit, not after it."""
    try:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            path.stat()
        folder, parent = path.is_dir(), path.parent.is_dir()
    except OSError as error:  # a name that is too long, a folder that is closed to us
        raise ConfigError(
            Message(
                "{path} cannot be written: {reason}", path=line(str(path))[:_SHOWN], reason=error.strerror or str(error)
            )
        ) from error
    if folder and path != Path():
        raise ConfigError(Message("{path} cannot be written: it is a folder", path=str(path)))
    if not parent:
        raise ConfigError(
            Message("{path} cannot be written: there is no folder {parent}", path=str(path), parent=str(path.parent))
        )
