"""How far a batch is: one line on a terminal, or lines of JSON for machines; nothing where neither is wanted."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from channelaudit.batch.running import Progress, Tally, now
from channelaudit.batch.work import Outcome
from channelaudit.history.batches import Listed
from channelaudit.model import Message
from channelaudit.reports.common.sanitize import ascii_only, line
from channelaudit.reports.common.translate import render

_CLEAR = "\r\x1b[K"
_PAUSE = 10.0
"""Seconds between two lines of JSON that only say how far the batch is."""


class Nobody:
    """Progress for nobody."""

    def settled(self, site: Listed, outcome: Outcome, tally: Tally) -> None:
        """See ``Progress``."""

    def tick(self, tally: Tally) -> None:
        """See ``Progress``."""


class Line(Nobody):
    """Overwrites one line of a terminal."""

    def __init__(self, stream: TextIO, language: str) -> None:
        self._stream = stream
        self._language = language

    def tick(self, tally: Tally) -> None:
        text = ascii_only(line(render(status(tally), self._language)))
        self._stream.write(_CLEAR + text[: shutil.get_terminal_size().columns - 1])
        self._stream.flush()

    def clear(self) -> None:
        """Leave an empty line behind."""
        self._stream.write(_CLEAR)
        self._stream.flush()


class Lines(Nobody):
    """One JSON object a line: ``{"event": "site", …}`` for each site, ``{"event": "progress", …}`` now and then."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._told = 0.0

    def settled(self, site: Listed, outcome: Outcome, tally: Tally) -> None:
        self._write(
            "site",
            url=site.url,
            state="failed" if outcome.reason else "done",
            code=outcome.code,
            broken=outcome.broken,
            seconds=outcome.seconds,
            reason=str(outcome.reason) if outcome.reason else None,
        )
        if tally.done == tally.total:
            self._progress(tally)

    def tick(self, tally: Tally) -> None:
        if time.monotonic() - self._told >= _PAUSE:
            self._progress(tally)

    def _progress(self, tally: Tally) -> None:
        self._told = time.monotonic()
        left = None if tally.left is None else round(tally.left)
        self._write(
            "progress",
            total=tally.total,
            done=tally.done,
            failed=tally.failed,
            running=tally.running,
            broken=tally.broken,
            per_minute=round(tally.rate, 1),
            seconds_left=left,
        )

    def _write(self, event: str, **values: Any) -> None:
        self._stream.write(json.dumps({"event": event, "time": now(), **values}) + "\n")
        self._stream.flush()


def status(tally: Tally) -> Message:
    """The line for people."""
    return Message(
        "{done} of {total} sites, {running} running, {broken} broken channels, {failed} failed; "
        "{rate:.0f} a minute, {left} left",
        done=tally.done,
        total=tally.total,
        running=tally.running,
        broken=tally.broken,
        failed=tally.failed,
        rate=tally.rate,
        left="?" if tally.left is None else f"{int(tally.left) // 3600}:{int(tally.left) // 60 % 60:02}",
    )


@contextmanager
def progress_of(*, log_json: bool, language: str, stream: TextIO | None = None) -> Iterator[Progress]:
    """The progress to give to a batch."""
    stream = stream or sys.stderr
    if log_json:
        yield Lines(stream)
    elif stream.isatty():
        shown = Line(stream, language)
        try:
            yield shown
        finally:
            shown.clear()
    else:
        yield Nobody()
