"""Pages that were read before, so that what has not changed need not be read again.

One file a page, under a name made of its text and of the reader: a changed page and a changed reader read anew.  What
cannot be read or written is as if it were not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from channelaudit import __version__, atomic, model
from channelaudit.model import Document, Page

_LARGEST = 20_000_000
"""Bytes of a file that is read."""
_TYPES = {
    ("builtins", "frozenset"): frozenset,
    **{(each.__module__, each.__name__): each for each in vars(model).values() if isinstance(each, type)},
}
"""All that may stand in such a file."""


class DocumentCache:
    """The documents in one folder; ``""`` keeps nothing."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder) / "documents" if folder else None

    def get(self, page: Page, html: str) -> Document | None:
        """The document of a page with this text, if it was kept."""
        if self._folder is None:
            return None
        path = self._path(page, html)
        try:
            with path.open("rb") as file:
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
            data = pickle.dumps(document, pickle.HIGHEST_PROTOCOL)
            atomic.write(self._path(document.page, html), data, lasting=False)

    def _path(self, page: Page, html: str) -> Path:
        assert self._folder is not None
        text = f"{reader()}\n{page.final_url}\n{html}".encode(errors="surrogatepass")
        return self._folder / hashlib.sha256(text).hexdigest()


def prune(folder: Path, before: float) -> int:
    """Forget pages and documents that no audit has used since ``before`` (seconds since 1970); how many."""
    found = 0
    for name in ("pages", "documents"):
        with contextlib.suppress(OSError), os.scandir(folder / name) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_mtime < before:
                        Path(entry.path).unlink()
                        found += 1
    return found


@cache
def reader() -> str:
    """What reads pages: its version, and its files for those who change them."""
    folder = Path(model.__file__).parents[1]
    files = (*(folder / "reading").glob("*.py"), *(folder / "model").glob("*.py"))
    return f"{__version__} {max((file.stat().st_mtime_ns for file in files), default=0)}"


class _Unpickler(pickle.Unpickler):
    """Makes nothing but the parts of a document: a file from somebody else can do no harm."""

    def find_class(self, module: str, name: str) -> Any:
        try:
            return _TYPES[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong here") from None
