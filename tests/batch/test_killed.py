"""Killed in the middle and resumed: each site has exactly one audit, whoever was killed and whenever."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from batch_street import Doors, sites
from cli.program import COMMAND, channelaudit, environment

SHOPS = 14
OPTIONS = ("--offline", "--max-pages=2")
"""Small audits: what matters here is when they are interrupted."""


def begun(folder: Path, doors: Doors, *more: str) -> subprocess.Popen[bytes]:
    (folder / "sites.txt").write_text(sites(range(SHOPS)))
    command = [*COMMAND, "batch", "sites.txt", "--store=s.sqlite", *OPTIONS, *doors.options(), *more]
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        command, cwd=folder, env=environment(), stdin=nothing, stdout=nothing, stderr=subprocess.PIPE
    )


def settled(folder: Path) -> int:
    """How many sites have their result; 0 as long as there is no history."""
    with contextlib.suppress(sqlite3.Error), contextlib.closing(_opened(folder)) as base:
        return int(base.execute("SELECT count(*) FROM batch_sites WHERE state != 'open'").fetchone()[0])
    return 0


def _opened(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{folder / 's.sqlite'}?mode=ro", uri=True, timeout=10)


def wait_for(folder: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while settled(folder) < count and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)


def check(folder: Path) -> None:
    """Each site once, nothing lost, the file sound."""
    with contextlib.closing(_opened(folder)) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        states = base.execute("SELECT position, state, audit FROM batch_sites ORDER BY position").fetchall()
        assert [(position, state) for position, state, _ in states] == [(n, "done") for n in range(SHOPS)]
        audits = base.execute("SELECT id, url FROM audits ORDER BY id").fetchall()
        assert sorted(url for _, url in audits) == sorted(f"https://shop{n}.example/" for n in range(SHOPS))
        assert sorted(audit for _, _, audit in states) == [audit for audit, _ in audits]
        assert base.execute("SELECT count(*) FROM batches WHERE ended_at != ''").fetchone() == (1,)


def children(pid: int) -> list[int]:
    """The worker processes: those that were spawned, not the one that keeps track of resources."""
    found = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        with contextlib.suppress(OSError):
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                found.append(int(child))
    return found


@pytest.mark.parametrize("seed", range(8))
def test_the_main_process_is_killed_and_the_batch_resumed(
    seed: int, open_street: Callable[..., Doors], tmp_path: Path
) -> None:
    chance = random.Random(seed)
    doors = open_street(shops=SHOPS, latency="20-60")
    process = begun(tmp_path, doors, "--workers=1", "--at-once=3")
    wait_for(tmp_path, chance.randrange(SHOPS), process)
    time.sleep(chance.uniform(0, 0.1))
    process.kill()
    process.communicate()
    rest = ("--resume", "--store=s.sqlite", *OPTIONS, *doors.options(), "--workers=1")
    resumed = channelaudit("batch", *rest, cwd=tmp_path)
    assert "missing: 0" in resumed.err, resumed.err
    check(tmp_path)


@pytest.mark.parametrize("seed", range(7))
def test_a_worker_is_killed_and_the_batch_goes_on(seed: int, open_street: Callable[..., Doors], tmp_path: Path) -> None:
    chance = random.Random(seed)
    doors = open_street(shops=SHOPS, latency="20-60")
    process = begun(tmp_path, doors, "--workers=2", "--at-once=3")
    wait_for(tmp_path, chance.randrange(SHOPS - 2), process)
    time.sleep(chance.uniform(0, 0.1))
    with contextlib.suppress(OSError, IndexError):
        os.kill(chance.choice(children(process.pid)), signal.SIGKILL)
    _, said = process.communicate(timeout=60)
    assert b"missing: 0" in said, said
    check(tmp_path)


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes], list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers: (address, scheduler, workers)."""
    folder.mkdir()
    with contextlib.ExitStack() as stack, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()

        def start(part: str, *options: str) -> subprocess.Popen[bytes]:
            command = (sys.executable, "-m", "dask", part, *options, "--no-dashboard")
            nothing = subprocess.DEVNULL
            process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=nothing, stderr=nothing)
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        address = f"tcp://127.0.0.1:{port}"
        scheduler = start("scheduler", "--host=127.0.0.1", f"--port={port}")
        common = ("--nthreads=2", "--no-nanny", "--death-timeout=60")
        workers = [start("worker", address, *common, f"--local-directory={folder}/{n}") for n in range(2)]
        yield address, scheduler, workers


@pytest.mark.parametrize("seed", range(5))
def test_the_scheduler_of_a_cluster_is_killed_and_the_batch_resumed(
    seed: int, open_street: Callable[..., Doors], tmp_path: Path
) -> None:
    chance = random.Random(seed)
    doors = open_street(shops=SHOPS, latency="20-60")
    with cluster(tmp_path / "one") as (address, scheduler, workers):
        process = begun(tmp_path, doors, "--engine=dask", f"--scheduler={address}", "--at-once=4")
        wait_for(tmp_path, chance.randrange(1, SHOPS - 2), process)
        if seed % 2:  # a worker dies before: what it had under way goes on in the other one
            workers[0].kill()
            wait_for(tmp_path, SHOPS - 2, process)
        scheduler.kill()
        _, said = process.communicate(timeout=60)
        assert process.returncode == 3 or b"missing: 0" in said, said
    rest = ("--resume", "--store=s.sqlite", *OPTIONS, *doors.options(), "--workers=1")
    resumed = channelaudit("batch", *rest, cwd=tmp_path)
    assert "missing: 0" in resumed.err, resumed.err
    check(tmp_path)


def test_a_worker_of_a_cluster_is_killed_and_the_batch_goes_on(
    open_street: Callable[..., Doors], tmp_path: Path
) -> None:
    doors = open_street(shops=SHOPS, latency="20-60")
    with cluster(tmp_path / "one") as (address, _, workers):
        process = begun(tmp_path, doors, "--engine=dask", f"--scheduler={address}", "--at-once=4")
        wait_for(tmp_path, 3, process)
        workers[1].kill()
        _, said = process.communicate(timeout=60)
    assert process.returncode in (0, 1), said
    check(tmp_path)
