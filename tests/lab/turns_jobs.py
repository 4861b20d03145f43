"""What other processes do in the tests of turns: a module that they can import, wherever the tests were started."""

from __future__ import annotations

import time
from pathlib import Path

from channelaudit.network import Turns

NAME = "address 192.0.2.1"
SPACING = 0.02
EACH = 25


def reserve(path: Path, begin: float) -> list[float]:
    """The moments, from ``begin`` on, that this process may use."""
    turns = Turns(path)
    found = []
    for _ in range(EACH):
        now = time.monotonic()
        found.append(now + turns.reserve(NAME, SPACING) - begin)
    return found
