"""How long the command line takes to say its version and its help, beside a bare interpreter.

    python benchmarks/startup.py [RUNS]

Prints medians in milliseconds and their ratio to ``python -c pass``.  Needs an installed channelaudit and nothing else.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

_AIMS = {"--version": 40, "--help": 200}
"""Milliseconds."""


def median(command: list[str], runs: int) -> float:
    """Median wall time in milliseconds, after one run that fills the caches."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    bare = median([sys.executable, "-c", "pass"], runs)
    print(f"{'python -c pass':24} {bare:7.1f} ms")
    for argument, aim in _AIMS.items():
        took = median([sys.executable, "-m", "channelaudit", argument], runs)
        print(f"{f'channelaudit {argument}':24} {took:7.1f} ms  {took / bare:5.1f} times bare  (aim: under {aim} ms)")


if __name__ == "__main__":
    main()
