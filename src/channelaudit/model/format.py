"""What a file in ``reports`` offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from channelaudit.model.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """``FORMAT = Format(suffixes=(".json",), render=render)`` in ``reports/json.py``; its name is the file's name;
    found by discovery.

    ``render(report, options)`` returns text or bytes; ``options`` is ``reports.RenderOptions`` (language, colour,
    width …).
    """

    render: Callable[[Report, Any], str | bytes]
    suffixes: tuple[str, ...] = ()
    media_type: str = "text/plain"
    render_all: Callable[[Sequence[Report], Any], str | bytes] | None = None
    """Several sites in one document (JUnit: a suite a site); None: each site gets a document of its own."""
    needs: str = ""
    """Module without which it cannot render, from the extra of the package that has the format's name
    (``pip install 'channelaudit[pdf]'``); "" for none."""
    exchanged: bool = False
    """Programs read it back and compare by what is in it: personal numbers are not masked."""
    appended: bool = False
    """A file in this format is added to, not replaced: the summary of a pipeline's job, which several steps write."""
    stream: Callable[[Iterable[Report], Any], Iterator[str]] | None = None
    """As ``render_all``, piece by piece: forty thousand sites do not fit into the memory."""
