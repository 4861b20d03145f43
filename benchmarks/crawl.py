"""Wall time, CPU and memory of a whole audit beside the crawls of scrapy and linkinator, on the same generated shops.

    python benchmarks/crawl.py [--rounds N] [--pages 300,3000] [--tools FOLDER]

The shops are served by nginx (Debian's nginx-light) on loopback.  scrapy (PyPI, in a virtual environment of its own)
and linkinator (npm) are installed into FOLDER, by default ``build/benchmark``; one that cannot be had is left out with
a word.  channelaudit crawls, reads the pages and finds the channels; the others only crawl.  The programs take turns,
and the figures are medians of the rounds, so that a machine that slows down slows all of them: the ratios are what to
trust.  Where other work keeps the cores busy, the wall time says more about that than about the programs: look at the
CPU time then, and at how many cores each could use (channelaudit reads pages in a second process).

In the end a server that answers after 100 ms shows how much the crawl adds to what no crawler can avoid
(requests / jobs x 100 ms): on each of the shops, because starting and judging take the same time on all of them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shop import generate

_HERE = Path(__file__).parent
_JOBS = 16
_PAUSE = 0.1
_CONFIG = """daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1;
events {{ worker_connections 1024; }}
http {{ access_log {folder}/log; types {{ text/html html; text/plain txt; }} charset utf-8; keepalive_requests 100000;
 client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
 uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
 server {{ listen 127.0.0.1:{port}; root {root}; index index.html; }} }}
"""


@dataclass(frozen=True)
class Run:
    """One run of a program.  Times in seconds, CPU of all its processes; ``peak`` in MB, of the largest of them."""

    wall: float
    cpu: float
    peak: float
    requests: int


def main() -> None:
    """Install, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", default="300,3000", help="sizes of the shops, with commas")
    parser.add_argument("--tools", type=Path, default=_HERE.parent / "build" / "benchmark")
    options = parser.parse_args()
    sizes = sorted(int(size) for size in options.pages.split(","))
    with tempfile.TemporaryDirectory(prefix="crawl-") as name:
        folder = Path(name)
        programs = commands(options.tools.resolve(), folder)
        results = {}
        for size in sizes:
            generate(folder / str(size), size)
            results[size] = race(folder, folder / str(size), programs, options.rounds)
            show(size, results[size])
        if len(sizes) > 1:
            grown = [results[size]["channelaudit"].peak for size in (sizes[0], sizes[-1])]
            each = 1000 * (grown[1] - grown[0]) / (sizes[-1] - sizes[0])
            print(f"channelaudit's memory grows by {each:.1f} kB a page (aim: under 20)")
        print()
        for size in sizes:
            slow(size, folder, options.rounds)


def commands(tools: Path, folder: Path) -> dict[str, list[str]]:
    """The programs' command lines, without the address."""
    found = {"channelaudit": _audit()}
    tools.mkdir(parents=True, exist_ok=True)
    python = tools / "scrapy" / "bin" / "python"
    if python.exists() or (
        _install(sys.executable, "-m", "venv", str(tools / "scrapy"))
        and _install(str(python), "-m", "pip", "install", "--quiet", "scrapy")
    ):
        items = str(folder / "items.jsonl")
        found["scrapy"] = [
            str(python), "-m", "scrapy", "runspider", str(_HERE / "spider.py"), "-L", "ERROR", "-O", items, "-a",
        ]  # fmt: skip
    else:
        print("scrapy cannot be installed here: left out")
    linkinator = tools / "node" / "node_modules" / ".bin" / "linkinator"
    npm = shutil.which("npm")
    if linkinator.exists() or (
        npm and _install(npm, "install", "--silent", "--prefix", str(tools / "node"), "linkinator")
    ):
        found["linkinator"] = [
            str(linkinator), "--recurse", "--concurrency", str(_JOBS), "--format", "json", "--skip", "^mailto:",
        ]  # fmt: skip
    else:
        print("linkinator cannot be installed here: left out")
    return found


def _audit() -> list[str]:
    return [
        sys.executable, "-m", "channelaudit", "audit", "--allow-private", "--offline", "--rate", "0",
        "--jobs", str(_JOBS), "--max-pages", "5000", "--deadline", "900", "--fail-on", "never", "--store", "none",
        "--format", "json",
    ]  # fmt: skip


def _install(*command: str) -> bool:
    try:
        return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def race(folder: Path, root: Path, programs: dict[str, list[str]], rounds: int) -> dict[str, Run]:
    """The median run of each program."""
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    with nginx(folder, root) as (url, log):
        for _ in range(rounds):
            for name, command in programs.items():
                log.write_bytes(b"")
                last = f"start={url}" if name == "scrapy" else url
                wall, cpu, peak = measure([*command, last], folder)
                time.sleep(0.3)  # nginx writes its log after the answer
                runs[name].append(Run(wall, cpu, peak, log.read_bytes().count(b"\n")))
    return {name: _median(found) for name, found in runs.items()}


def measure(command: Sequence[str], folder: Path) -> tuple[float, float, float]:
    """(wall seconds, CPU seconds, peak MB) of a program that must do its work."""
    with (folder / "output").open("wb") as output:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=_environment())
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
    if process.returncode not in (0, 1):  # linkinator answers 1 because of the broken link
        sys.exit(f"{command} failed: {(folder / 'output').read_text(errors='replace')[-2000:]}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def _environment() -> dict[str, str]:
    """Python keeps what it compiled, as it does for users: some machines for developers tell it not to."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def nginx(folder: Path, root: Path) -> Iterator[tuple[str, Path]]:
    """A web server with one process for ``root``: its address and its log."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    port = _free_port()
    config = folder / "nginx.conf"
    config.write_text(_CONFIG.format(folder=folder, root=root, port=port))
    for path in (folder, root):
        path.chmod(0o755)  # nginx's workers run as another user
    process = subprocess.Popen([program, "-c", str(config), "-p", str(folder)], stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/", folder / "log"
    finally:
        process.terminate()
        process.wait()


def slow(size: int, folder: Path, rounds: int) -> None:
    """How near the crawl comes to the time that the pauses alone take."""
    walls, ideals = [], []
    for _ in range(rounds):
        server = subprocess.Popen(
            [sys.executable, str(_HERE / "slow.py"), str(folder / str(size)), str(_PAUSE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert server.stdout
        port = int(server.stdout.readline())
        wall, _, _ = measure([*_audit(), f"http://127.0.0.1:{port}/"], folder)
        requests = int(server.communicate("")[0])
        walls.append(wall)
        ideals.append(requests / _JOBS * _PAUSE)
    wall, ideal = statistics.median(walls), statistics.median(ideals)
    print(f"{size} pages, every answer after {1000 * _PAUSE:.0f} ms: {wall:.2f} s, ideal {ideal:.2f} s")
    print(f"channelaudit / ideal: {wall / ideal:.2f} (aim: under 1.3)")


def show(size: int, runs: dict[str, Run]) -> None:
    """A table and the ratios."""
    print(f"\n{size} pages\n{'':14}{'wall s':>8}{'CPU s':>8}{'peak MB':>9}{'requests':>10}")
    for name, run in runs.items():
        print(f"{name:14}{run.wall:8.2f}{run.cpu:8.2f}{run.peak:9.0f}{run.requests:10}")
    for name, aim in (("linkinator", "at most 1"), ("scrapy", "under 0.4")):
        if name in runs:
            ours, theirs = runs["channelaudit"], runs[name]
            wall, cpu = ours.wall / theirs.wall, ours.cpu / theirs.cpu
            print(f"channelaudit / {name}: wall {wall:.2f} (aim: {aim}), CPU {cpu:.2f}")


def _median(runs: list[Run]) -> Run:
    columns = zip(*((run.wall, run.cpu, run.peak, run.requests) for run in runs), strict=True)
    wall, cpu, peak, requests = (statistics.median(column) for column in columns)
    return Run(wall, cpu, peak, int(requests))


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit("nginx does not start")


if __name__ == "__main__":
    main()
