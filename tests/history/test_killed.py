"""Runs that are killed while they write, and runs that write at once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from channelaudit.history import Store
from history.reports import fault, report

SHOP = "https://sklep-rower.example/"
WRITER = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from channelaudit.history import Store
from history.reports import fault, report
audit = b'{"whole": "' + os.urandom(20_000).hex().encode() + b'"}'
print("ready", flush=True)
for number in range(int(sys.argv[3])):
    with Store.open(Path(sys.argv[1])) as store:
        findings = [fault("email-mailbox-missing", f"email:{n}@a.example") for n in range(number % 7)]
        store.add(sys.argv[4], report(*findings, statuses={"email-mailbox-missing": "passed"}), audit)
"""


def writer(path: Path, count: int, site: str = SHOP) -> subprocess.Popen[bytes]:
    tests = Path(__file__).parents[1]
    command = [sys.executable, "-c", WRITER, str(path), str(tests), str(count), site]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return process


def check(path: Path) -> int:
    """Everything in the file is whole; how many audits there are."""
    with Store.open(path) as store:
        assert store._base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store._base.execute("PRAGMA foreign_key_check").fetchall() == []
        audits = [audit for site in store.sites() for audit in store.audits(site.key)]
        for audit in audits:
            data = store.audit_json(audit.id)
            assert data
            assert data.endswith(b'"}') or data == b"{}"
            assert len(store._base.execute("SELECT 1 FROM verdicts WHERE audit = ?", (audit.id,)).fetchall()) == 1
        for site in store.sites():
            newest = store.audits(site.key)[-1]
            known = [s for s in store.streaks(site.key).values() if s.course == "open"]
            assert len(known) == newest.errors, "the streaks are those of the last audit"
    return len(audits)


@pytest.mark.parametrize("part", range(5))
def test_killed_at_ten_moments(tmp_path: Path, part: int) -> None:
    path = tmp_path / "history.sqlite"
    chance = random.Random(part)
    for _ in range(10):
        process = writer(path, 10_000)
        time.sleep(chance.uniform(0, 0.15))
        process.kill()
        process.communicate(timeout=30)
        before = check(path)
        with Store.open(path) as store:
            store.add(SHOP, report(fault()), b"{}")
        assert check(path) == before + 1
    assert check(path) > 10


def test_runs_at_once_are_all_in_it(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    processes = [writer(path, 25, site) for site in (SHOP, SHOP, "https://other.example/")]
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, b"")
    with Store.open(path) as store:
        assert len(store.audits(SHOP)) == 50
        assert len(store.audits("other.example")) == 25
