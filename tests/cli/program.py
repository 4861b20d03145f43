"""The real command line, in a process of its own and with a clean environment."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-m", "channelaudit")


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    usual = {"HOME": "/nonexistent", "LANG": "C.UTF-8", "PYTHONUTF8": "1", "CHANNELAUDIT_STORE": "none"}
    return {"PATH": os.environ["PATH"], **usual, **more}


def channelaudit(*arguments: str | Path, cwd: Path, **env: str) -> Ended:
    command = [*COMMAND, *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, env=environment(**env), stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


async def alongside(*arguments: str | Path, cwd: Path, interrupt_at: asyncio.Event | None = None, **env: str) -> Ended:
    """The same while servers of the test's own event loop answer it; SIGINT once ``interrupt_at`` is set."""
    process = await asyncio.create_subprocess_exec(
        *COMMAND, *map(str, arguments), cwd=cwd, env=environment(**env),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    talk = asyncio.ensure_future(process.communicate())
    async with asyncio.timeout(60):
        if interrupt_at:
            await interrupt_at.wait()
            process.send_signal(signal.SIGINT)
        out, err = await talk
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())
