"""What other processes do in the tests of turns: a module that they can import, wherever the tests were started."""

from __future__ import annotations

import time
from pathlib import Path

from channelaudit.network import Turns

NAME = "address 192.0.2.1"
SPACING = 0.02
EACH = 25


def reserve(path: Path, begin: float) -> list[tuple[float, float]]:
    """The moments, from ``begin`` on, that this process may use: each is between two.

    Only a moment in which the process was not waiting for the others or for the machine is known exactly.
    """
    turns = Turns(path)
    found = []
    for _ in range(EACH):
        asked = time.monotonic()
        delay = turns.reserve(NAME, SPACING)
        found.append((asked + delay - begin, time.monotonic() + delay - begin))
    return found
