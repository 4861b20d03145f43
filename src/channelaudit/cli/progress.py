"""One line on stderr that says how far the audit is; only on a terminal."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from channelaudit.cli.language import said
from channelaudit.engine.observing import Progress
from channelaudit.model import Message
from channelaudit.reports.common.sanitize import ascii_only, line

_PAUSE = 0.1
"""Seconds between two changes: more often than this nobody can read."""
_CLEAR = "\r\x1b[K"


class LineProgress:
    """Overwrites one line of ``stream``."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = 0.0

    def page(self, done: int, known: int, url: str) -> None:
        """See ``Progress.page``."""
        self._show(
            Message("reading pages: {done} of {known}  {url}", done=done, known=known, url=url), last=done >= known
        )

    def step(self, name: str, done: int, total: int) -> None:
        """See ``Progress.step``."""
        said_name = Message(name)
        self._show(
            Message("checking {name}: {done} of {total}", name=said_name, done=done, total=total), last=done >= total
        )

    def clear(self) -> None:
        """Leave an empty line behind."""
        self._stream.write(_CLEAR)
        self._stream.flush()

    def _show(self, text: Message, *, last: bool) -> None:
        now = time.monotonic()
        if not last and now - self._shown < _PAUSE:
            return
        self._shown = now
        # ASCII has one column a character everywhere, so the line never wraps
        self._stream.write(_CLEAR + ascii_only(line(said(text)))[: shutil.get_terminal_size().columns - 1])
        self._stream.flush()


@contextmanager
def progress_on_terminal(stream: TextIO | None = None) -> Iterator[Progress | None]:
    """The progress to give to ``gather``: None where stderr is no terminal."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield None
        return
    progress = LineProgress(stream)
    try:
        yield progress
    finally:
        progress.clear()
