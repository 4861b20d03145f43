"""Reading in a second process: the same evidence, also where that process is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine import two_processes


def run(plan: str, argument: str) -> None:
    """See ``two_processes``; not a word is said."""
    tests = Path(__file__).parents[1]
    command = [sys.executable, "-W", "error", two_processes.__file__, plan, argument]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(tests)}, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def evidence(plan: str, folder: Path) -> bytes:
    """What the audit of the same shop saves."""
    path = folder / f"{plan}.json"
    run(plan, str(path))
    return path.read_bytes()


@pytest.mark.parametrize("plan", ["there", "dead", "dying"])
def test_the_evidence_is_the_same_wherever_pages_are_read(plan: str, tmp_path: Path) -> None:
    here = evidence("here", tmp_path)
    assert b"dzial19@sklep-rower.example" in here
    assert evidence(plan, tmp_path) == here


@pytest.mark.parametrize("delay", [0.005, 0.02, 0.05, 0.1])
def test_an_audit_that_is_interrupted_leaves_nothing_behind(delay: float) -> None:
    run("stopped", str(delay))
