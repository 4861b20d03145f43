"""Files that are there whole or not at all, whatever interrupts the writing."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path

STALE = 60.0
"""Seconds after which a half file is nobody's any more: no writing takes so long."""


def write(target: Path, data: bytes, *, lasting: bool = True) -> None:
    """Put ``data`` in the place of ``target``, with the rights of what was there.  Raises ``OSError``.

    Half files that a run left behind when it was killed while it wrote to the same place are taken away.
    ``lasting`` false is for caches of many files: neither is the disk waited for nor the folder searched.
    """
    mark = f".{hashlib.sha256(target.name.encode(errors='surrogateescape')).hexdigest()[:12]}."
    if lasting:
        _sweep(target.parent, mark)
    descriptor, name = tempfile.mkstemp(prefix=mark, suffix=".part", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sweep(folder: Path, mark: str) -> None:
    for path in folder.glob(f"{mark}*.part"):
        with contextlib.suppress(OSError):  # another run was quicker
            if time.time() - path.stat().st_mtime > STALE:
                path.unlink()


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
