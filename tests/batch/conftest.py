"""A street of shops and a place for the history."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from batch_street import Doors

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def open_street() -> Iterator[Callable[..., Doors]]:
    """``open_street(shops=60, troubled=5)``: serves until the session ends; the same arguments, the same street."""
    with contextlib.ExitStack() as stack:
        known: dict[tuple[tuple[str, object], ...], Doors] = {}

        def opened(**arguments: object) -> Doors:
            key = tuple(sorted(arguments.items()))
            if key not in known:
                words = [word for name, value in arguments.items() for word in (f"--{name}", str(value))]
                process = stack.enter_context(
                    subprocess.Popen(
                        [sys.executable, "-m", "lab.street", *words],
                        cwd=TESTS,
                        stdin=subprocess.PIPE,
                        stdout=subprocess.PIPE,
                        text=True,
                    )
                )
                assert process.stdin
                assert process.stdout
                stack.callback(process.stdin.close)
                known[key] = Doors(**json.loads(process.stdout.readline()), process=process)
            return known[key]

        yield opened
