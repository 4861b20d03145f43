"""Pages kept between audits, so that a shop need send again only what has changed (RFC 9110, 13: conditional requests).

One file for each address: a line of JSON with the headers, then the body.  What cannot be read or written is as if it
were not there: a cache never fails an audit.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from channelaudit import atomic

_NEVER = frozenset({"set-cookie", "content-encoding", "content-length", "transfer-encoding", "connection"})
"""Headers that speak of one exchange and not of the page."""
_LARGEST = 10_000_000
"""Bytes of a file that is read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An earlier answer with status 200; ``body`` is not compressed."""

    headers: Mapping[str, str]
    body: bytes

    @property
    def questions(self) -> dict[str, str]:
        """Headers that ask for the page only if it has changed."""
        pairs = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
        return {question: self.headers[name] for question, name in pairs if name in self.headers}


class PageCache:
    """The pages in one folder; ``""`` keeps nothing."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder) / "pages" if folder else None

    def get(self, url: str) -> Kept | None:
        """What was kept of ``url``, if the server gave a mark by which it can tell whether it has changed."""
        if self._folder is None:
            return None
        try:
            with self._path(url).open("rb") as file:
                head = json.loads(file.readline(_LARGEST))
                body = file.read(_LARGEST)
            os.utime(self._path(url))  # shows that it is still of use
        except (OSError, ValueError, RecursionError):
            return None
        headers = head.get("headers") if isinstance(head, dict) and head.get("url") == url else None
        if not isinstance(headers, dict) or len(body) != head.get("size"):
            return None
        return Kept({str(name): str(value) for name, value in headers.items()}, body)

    def put(self, url: str, headers: Mapping[str, str], body: bytes) -> None:
        """Keep a whole answer, unless its server asks not to or says nothing to recognise it by."""
        if self._folder is None or "no-store" in headers.get("cache-control", "").lower():
            return
        kept = Kept({name: value for name, value in headers.items() if name not in _NEVER}, body)
        if not kept.questions:
            return
        head = json.dumps({"url": url, "size": len(body), "headers": dict(kept.headers)}).encode()
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            atomic.write(self._path(url), head + b"\n" + body, lasting=False)

    def _path(self, url: str) -> Path:
        assert self._folder is not None
        return self._folder / hashlib.sha256(url.encode()).hexdigest()
