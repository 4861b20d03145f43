"""Feed the targets in ``tests/fuzz/targets.py`` from a coverage-guided fuzzer (atheris).

    python tools/fuzzing.py [--seconds N] [TARGET ...]

Each target runs N seconds (60), from its seeds and from what earlier runs found in ``build/fuzz``.  An input that
crashes or hangs a target is written to ``build/fuzz/<target>/crash-…``: mend the fault, and put the input among the
seeds as a test.  Exit code 1 when there was one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_LONGEST = 10
"""Seconds after which an input counts as a hang."""


def main() -> int:
    """Run the targets, one process each: the fuzzer ends its process at a crash."""
    sys.path.insert(0, str(_ROOT / "tests"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options, rest = parser.parse_known_args()
    if options.one:
        return _one(options.one, rest)

    from fuzz.targets import SEEDS, TARGETS  # noqa: PLC0415 (in a process without the fuzzer's instruments)

    failed = []
    for name in options.targets or TARGETS:
        if name not in TARGETS:
            parser.error(f"there is no target {name}; there are: {', '.join(TARGETS)}")
        work = _ROOT / "build" / "fuzz" / name
        work.mkdir(parents=True, exist_ok=True)
        limits = [f"-max_total_time={options.seconds}", f"-timeout={_LONGEST}", "-max_len=20000", "-rss_limit_mb=2000"]
        quiet = ["-print_final_stats=1", "-verbosity=0", f"-artifact_prefix={work}/"]
        command = [sys.executable, __file__, "--one", name, str(work), str(SEEDS / name), *limits, *quiet]
        print(f"{name}:", flush=True)
        if subprocess.run(command, check=False).returncode:  # noqa: S603
            failed.append(name)
    print(f"crashed: {', '.join(failed)}" if failed else "no crash")
    return 1 if failed else 0


def _one(name: str, arguments: list[str]) -> int:
    import atheris  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415 (only here)

    with atheris.instrument_imports(include=["channelaudit"]):
        from channelaudit.engine import discovery  # noqa: PLC0415
        from fuzz.targets import TARGETS  # noqa: PLC0415

        discovery.finders()
    TARGETS[name](b"")  # words are loaded once, and no part of an input's time
    atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
