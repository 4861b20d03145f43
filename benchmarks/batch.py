"""Cost of a site in batches of different sizes: sites a minute, CPU, memory, and the size of the history.

    python benchmarks/batch.py [--sizes 100,1000,5000] [--engines local-1,local-2,dask-2]

Generated shops of four small pages (``--weight`` adds to them), each with a host, an address, a zone, a mail server and
a certificate of its own, are served on loopback by a process of their own (``tests/lab/street.py``) after realistic
pauses.  CPU seconds are those of the program with all its workers, not of the server.  The pace within a site is the
usual one (four requests a second to a host, a second between two conversations with a mail server), so that a single
site takes some seconds.

What a second worker brings shows only where the first leaves a core to it *and* to the server of the shops: on two
cores that is so with 30 small sites at once in a worker.  With many more at once, or heavy pages, one worker alone
fills a core, and two workers and the server share two.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Run:
    """One batch.  ``wall`` and ``cpu`` in seconds, ``peak`` in MB over all processes, ``stored`` in bytes."""

    engine: str
    sites: int
    wall: float
    cpu: float
    peak: float
    stored: int


def main() -> None:
    """Measure every engine with every size, and print as it goes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,5000")
    parser.add_argument("--engines", default="local-1,local-2,dask-2")
    parser.add_argument("--latency", default="30-120", help="milliseconds before each answer")
    parser.add_argument("--weight", type=int, default=0, help="KB of goods on each page, beside its own 2 KB")
    parser.add_argument("--at-once", type=int, default=30, help="sites at a time in a worker")
    given = parser.parse_args()
    print(
        f"{'engine':8} {'sites':>6} {'seconds':>8} {'sites/min':>10} {'CPU s/site':>11} {'MB peak':>8} {'KB/site':>8}"
    )
    for size in map(int, given.sizes.split(",")):
        for engine in given.engines.split(","):
            with tempfile.TemporaryDirectory() as folder, street(size, given.latency, given.weight) as options:
                run = measure(engine, size, options, Path(folder), given.at_once)
            print(
                f"{run.engine:8} {run.sites:6} {run.wall:8.1f} {60 * run.sites / run.wall:10.0f} "
                f"{run.cpu / run.sites:11.4f} {run.peak:8.0f} {run.stored / run.sites / 1000:8.1f}",
                flush=True,
            )


def measure(engine: str, size: int, options: list[str], folder: Path, at_once: int) -> Run:
    """One batch in a fresh process."""
    name, _, workers = engine.partition("-")
    (folder / "sites.txt").write_text("".join(f"https://shop{n}.example/\n" for n in range(size)))
    command = [sys.executable, "-m", "channelaudit", "batch", "sites.txt", "--store=s.sqlite", *options]
    with contextlib.ExitStack() as stack:
        watched = []
        if name == "dask":
            address, watched = stack.enter_context(cluster(int(workers), folder))
            command += ["--engine=dask", f"--scheduler={address}"]
        command += [f"--workers={workers}", f"--at-once={at_once}"]
        began = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        watch = Watch([process.pid, *watched])
        _, said = process.communicate()
        wall = time.monotonic() - began
        cpu, peak = watch.stop()
    if f"audited: {size};" not in said:
        sys.exit(f"{engine} with {size} sites: {said[-500:]}")
    with contextlib.closing(sqlite3.connect(folder / "s.sqlite")) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Run(engine, size, wall, cpu, peak, (folder / "s.sqlite").stat().st_size)


class Watch:
    """CPU and memory of processes and their children, looked at several times a second."""

    def __init__(self, roots: list[int]) -> None:
        self._roots = roots
        self._before = {pid: seconds for pid, (seconds, _) in family(roots).items()}
        self._cpu: dict[int, float] = {}
        self._peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def stop(self) -> tuple[float, float]:
        """(CPU seconds, MB at most)."""
        self._over.set()
        self._thread.join()
        spent = sum(seconds - self._before.get(pid, 0.0) for pid, seconds in self._cpu.items())
        return spent, self._peak

    def _look(self) -> None:
        while not self._over.wait(0.1):
            now = family(self._roots)
            self._cpu |= {pid: seconds for pid, (seconds, _) in now.items()}
            self._peak = max(self._peak, sum(memory for _, memory in now.values()))


def family(roots: list[int]) -> dict[int, tuple[float, float]]:
    """Process id → (CPU seconds so far, MB) of processes and all that they have started."""
    found: dict[int, tuple[float, float]] = {}
    waiting = list(roots)
    while waiting:
        pid = waiting.pop()
        with contextlib.suppress(OSError, IndexError, ValueError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
            memory = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 1e6
            found[pid] = ((int(fields[11]) + int(fields[12])) / _TICK, memory)
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
    return found


@contextlib.contextmanager
def street(shops: int, latency: str, weight: int) -> Iterator[list[str]]:
    """Serve the shops; yields the options that lead to them."""
    options = [f"--shops={shops}", f"--latency={latency}", f"--weight={weight}", "--ready"]
    command = [sys.executable, "-m", "lab.street", *options]
    with subprocess.Popen(
        command, cwd=_ROOT / "tests", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdin
        doors = json.loads(process.stdout.readline())
        yield [
            f"--connect-to=:80::{doors['http']}",
            f"--connect-to=:443::{doors['https']}",
            f"--dns-server=127.0.0.1:{doors['dns']}",
            f"--smtp-port={doors['smtp']}",
            f"--ca-file={doors['ca_file']}",
            "--allow-private",
        ]
        process.stdin.close()


@contextlib.contextmanager
def cluster(workers: int, folder: Path) -> Iterator[tuple[str, list[int]]]:
    """A dask cluster on this machine: (address of its scheduler, process ids)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    dask, quiet = [sys.executable, "-m", "dask"], {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with contextlib.ExitStack() as stack:
        started = []
        for part in (
            ["scheduler", "--host=127.0.0.1", f"--port={port}", "--no-dashboard"],
            *(["worker", address, "--nthreads=10", "--no-nanny", "--no-dashboard", f"--local-directory={folder}/{n}"]
              for n in range(workers)),
        ):  # fmt: skip
            process = subprocess.Popen([*dask, *part], cwd=folder, **quiet)
            started.append(process.pid)
            stack.callback(process.wait)
            stack.callback(process.terminate)
        yield address, started


if __name__ == "__main__":
    main()
