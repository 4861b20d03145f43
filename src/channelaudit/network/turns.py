"""Whose turn it is, over all worker processes of a batch: times in a file that each of them maps into its memory.

A worker may be killed at any moment.  The lock on a time is the kernel's, which takes it back from the dead, and
nothing is held while anybody waits: whoever wants a turn writes down when the next one may come, and sleeps.
"""

from __future__ import annotations

import mmap
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover (Windows: each worker keeps its own times, see ``Turns.common``)
    fcntl = None  # type: ignore[assignment]

SLOTS = 1 << 20
"""Times for turns, and as many for what is taken.  Two names that fall on one time wait for each other: too gentle now
and then, never too rough.  The file is sparse: only what is used takes room."""
_TIME = struct.Struct("d")
_SIZE = 2 * SLOTS * _TIME.size


class Turns:
    """Times by name, in seconds of ``time.monotonic``, which all processes of a machine share.

    Without a ``path`` they belong to this process alone.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._file = None
        if path is not None and fcntl is not None:
            self._file = path.open("r+b" if path.exists() else "w+b")
            self._file.truncate(_SIZE)
        self._times = mmap.mmap(self._file.fileno() if self._file else -1, _SIZE)

    @staticmethod
    def common() -> bool:
        """Whether several processes can share a file of times on this system."""
        return fcntl is not None

    def reserve(self, name: str, spacing: float, burst: float = 0.0) -> float:
        """Take the next turn; returns the seconds until it comes.

        Turns are ``spacing`` seconds apart; who has not come for a while may use up to ``burst`` seconds at once.
        """
        if spacing <= 0:
            return 0.0
        with self._slot(name, 0) as place:
            now = time.monotonic()
            start = max(self._read(place), now - burst)
            _TIME.pack_into(self._times, place, start + spacing)
        return max(0.0, start - now)

    def take(self, name: str, lease: float) -> float:
        """Have ``name`` alone for at most ``lease`` seconds: 0.0, or the seconds after which to try again."""
        with self._slot(name, SLOTS) as place:
            now = time.monotonic()
            free = self._read(place)
            if free > now:
                return free - now
            _TIME.pack_into(self._times, place, now + lease)
        return 0.0

    def give(self, name: str, pause: float) -> None:
        """Give back what was taken; the next one may come after ``pause`` seconds."""
        with self._slot(name, SLOTS) as place:
            _TIME.pack_into(self._times, place, time.monotonic() + pause)

    def close(self) -> None:
        self._times.close()
        if self._file:
            self._file.close()

    def _read(self, place: int) -> float:
        return float(_TIME.unpack_from(self._times, place)[0])

    @contextmanager
    def _slot(self, name: str, first: int) -> Iterator[int]:
        """The place of a name's time, locked against other processes for the microseconds of a change."""
        place = (first + zlib.crc32(name.encode()) % SLOTS) * _TIME.size
        if self._file is None:
            yield place
            return
        fcntl.lockf(self._file, fcntl.LOCK_EX, _TIME.size, place)
        try:
            yield place
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, _TIME.size, place)
