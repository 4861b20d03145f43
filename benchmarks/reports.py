"""Seconds and kilobytes of each report format for one invented report of 200 findings.

    python benchmarks/reports.py [--findings N] [--rounds N]

Seconds are the fastest of the rounds; "times json" compares with the JSON report of the same round.
"""

from __future__ import annotations

import argparse
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from channelaudit.engine.discovery import formats, rules
from channelaudit.model import Format, Report
from channelaudit.reports import RenderOptions

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "reports"))
from large import large


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--findings", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    report = large(arguments.findings)
    options = RenderOptions(rule_texts={rule.id: rule.page for rule in rules().values()})
    usable = {name: unit for name, unit in formats().items() if not unit.needs or find_spec(unit.needs)}
    figures = {name: measured(unit, report, options, arguments.rounds) for name, unit in usable.items()}
    print(f"{len(report.findings)} findings\n{'format':12} {'seconds':>8} {'kB':>8} {'times json':>11}")
    for name, (seconds, size) in figures.items():
        print(f"{name:12} {seconds:8.3f} {size / 1000:8.1f} {seconds / figures['json'][0]:11.1f}")


def measured(unit: Format, report: Report, options: RenderOptions, rounds: int) -> tuple[float, int]:
    """(seconds of the fastest round, bytes)."""
    fastest, size = float("inf"), 0
    for _ in range(rounds):
        start = time.perf_counter()
        content = unit.render(report, options)
        fastest = min(fastest, time.perf_counter() - start)
        size = len(content if isinstance(content, bytes) else content.encode())
    return fastest, size


if __name__ == "__main__":
    main()
