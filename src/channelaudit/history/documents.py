"""Pages that were read before, so that what has not changed need not be read again.

One file for each address, which begins with a mark made of the page's text and of the reader: a changed page and a
changed reader read anew, and put the new document in the place of the old one.  What cannot be read or written is as if
it were not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import re
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from channelaudit import __version__, atomic, model
from channelaudit.config.doors import Bounds
from channelaudit.model import Document, Page

_LARGEST = 20_000_000
"""Bytes of a file that is read."""
_MARK = 32
"""Bytes at its beginning that tell of what it is the document."""
_PARTS = {f"channelaudit.model.{name}" for name in ("document", "page", "message")}
_TYPES = {
    ("builtins", "frozenset"): frozenset,
    **{(t.__module__, t.__name__): t for t in vars(model).values() if isinstance(t, type) and t.__module__ in _PARTS},
}
"""All that may stand in such a file."""
_OURS = re.compile(r"[0-9a-f]{64}|\.[0-9a-f]{12}\.\w+\.part")
"""Names of kept files, and of those that a killed run left half written; a folder may hold other people's files."""


class DocumentCache:
    """The documents in one folder, as a reader with these ``bounds`` reads them; ``""`` keeps nothing."""

    def __init__(self, folder: str, bounds: Bounds | None = None) -> None:
        self._folder = Path(folder) / "documents" if folder else None
        self._reader = f"{reader()} {bounds or Bounds()}" if folder else ""

    def get(self, page: Page, html: str) -> Document | None:
        """The document of a page with this text, if it was kept."""
        if self._folder is None:
            return None
        path = self._path(page)
        try:
            with path.open("rb") as file:
                if file.read(_MARK) != self._mark(page, html):
                    return None
                document = _Unpickler(io.BytesIO(file.read(_LARGEST))).load()
            os.utime(path)  # shows that it is still of use
        except Exception:  # noqa: BLE001 (a damaged file may raise anything; the page is read again)
            return None
        return replace(document, page=page) if isinstance(document, Document) else None

    def put(self, html: str, document: Document) -> None:
        """Keep what was read."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            data = self._mark(document.page, html) + pickle.dumps(document, pickle.HIGHEST_PROTOCOL)
            atomic.write(self._path(document.page), data, lasting=False)

    def _mark(self, page: Page, html: str) -> bytes:
        text = f"{self._reader}\n{page.final_url}\n{html}"
        return hashlib.sha256(text.encode(errors="surrogatepass")).digest()

    def _path(self, page: Page) -> Path:
        assert self._folder is not None
        return self._folder / hashlib.sha256(page.final_url.encode(errors="surrogatepass")).hexdigest()


def prune(folder: Path, before: float) -> int:
    """Forget pages and documents that no audit has used since ``before`` (seconds since 1970); how many.

    Whatever else lies in the folder stays.
    """
    found = 0
    for name in ("pages", "documents"):
        with contextlib.suppress(OSError), os.scandir(folder / name) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    if _OURS.fullmatch(entry.name) and _unused(entry, before):
                        Path(entry.path).unlink()
                        found += 1
    return found


def _unused(entry: os.DirEntry[str], before: float) -> bool:
    return entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_mtime < before


@cache
def reader() -> str:
    """What reads pages: versions, and for those who change them the files that say how and what is known for it."""
    from lxml import etree  # noqa: PLC0415 (where nothing is kept, nothing need be loaded)

    folder = Path(model.__file__).parents[1]
    rooms = (folder / name for name in ("reading", "model", "knowledge"))
    files = (file for room in rooms for kind in ("*.py", "*.yaml") for file in room.rglob(kind))
    newest = max((file.stat().st_mtime_ns for file in files), default=0)
    return f"{__version__} {sys.version_info[:3]} {etree.LXML_VERSION} {etree.LIBXML_VERSION} {newest}"


class _Unpickler(pickle.Unpickler):
    """Makes nothing but the parts of a document: a file from somebody else can run nothing.

    It could still cost memory and time: the folder must be the user's own.
    """

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _TYPES[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong here") from None
