from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from channelaudit import atomic

KILLED = """
import os, signal, sys
from pathlib import Path
from channelaudit import atomic
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
atomic.write(Path(sys.argv[1]), b"new")
"""


def test_the_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_bytes(b"old")
    target.chmod(0o640)
    atomic.write(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("length", [10, 245, 255])
def test_names_of_any_length_that_a_disk_takes(tmp_path: Path, length: int) -> None:
    target = tmp_path / ("x" * length)
    atomic.write(target, b"new")
    assert target.read_bytes() == b"new"


def test_what_a_killed_run_left_is_taken_away_by_the_next_that_writes_there(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED, str(target)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert target.read_bytes() == b"old"
    (half,) = (path for path in tmp_path.iterdir() if path != target)
    atomic.write(target, b"newer")
    assert half.exists(), "it may still be written by another run"
    long_ago = time.time() - 2 * atomic.STALE
    os.utime(half, (long_ago, long_ago))
    atomic.write(tmp_path / "another.json", b"x")
    assert half.exists(), "another place is none of its business"
    atomic.write(target, b"newest")
    assert not half.exists()
    assert target.read_bytes() == b"newest"
