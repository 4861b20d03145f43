"""Jobs for the engines of a batch: stand-ins for an audit, at the top level of a module so that workers find them."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path
from urllib.parse import urlsplit

from channelaudit.batch.work import Outcome, Task
from channelaudit.config.settings import Settings
from channelaudit.network import Shared


async def behave(task: Task, settings: Settings, shared: Shared) -> Outcome:
    """Do as the path of the address says: ``/sleep/0.1``, ``/die``, ``/die-once/FILE``, ``/spin``, ``/eat``."""
    what, _, value = urlsplit(task.site).path.lstrip("/").partition("/")
    if what == "sleep":
        await asyncio.sleep(float(value))
    else:
        await asyncio.sleep(0.05)
        _misbehave(what, Path(f"/{value}"))
    return Outcome(task.position)


def _misbehave(what: str, file: Path) -> None:
    """Without any turn for the event loop."""
    match what:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "die-once" if not file.exists():
            file.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case "spin":
            until = time.monotonic() + 60
            while time.monotonic() < until:
                pass
        case "eat":
            hoard = []
            for _ in range(600):
                hoard.append(b"x" * 10_000_000)
                time.sleep(0.005)
