"""However many sites there are, one address and one mail server are asked gently; counted where they are asked."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from batch_street import Doors, sites
from cli.program import channelaudit

TESTS = Path(__file__).parents[1]
SHOPS = 6
RATE = 12
BURST = 16
"""Requests that an address may get at once after a pause: as many as may be under way there."""


@pytest.fixture
def street(request: pytest.FixtureRequest) -> Iterator[Doors]:
    command = [sys.executable, "-m", "lab.street", f"--shops={SHOPS}", *request.param]
    with subprocess.Popen(command, cwd=TESTS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdin
        yield Doors(**json.loads(process.stdout.readline()), process=process)
        process.stdin.close()


def busiest(counts: Counter[int], tenths: int) -> int:
    """The most that came within so many tenths of a second."""
    return max(sum(counts[at + n] for n in range(tenths)) for at in range(min(counts), max(counts) + 1))


@pytest.mark.parametrize("street", [["--addresses=1", "--latency=5-20"]], indirect=True, ids=["one address"])
def test_many_shops_on_one_address(street: Doors, tmp_path: Path) -> None:
    (tmp_path / "sites.txt").write_text(sites(range(SHOPS)))
    options = [*street.options(rate="20"), "--store=s.sqlite", "--workers=2", f"--address-rate={RATE}", "--offline"]
    ended = channelaudit("batch", "sites.txt", *options, cwd=tmp_path)
    assert f"audited: {SHOPS};" in ended.err, ended.err
    seen = Counter[int]()
    for what, at, count in street.close():
        if what.startswith("request "):
            seen[at] += count
    assert sum(seen.values()) > 50  # several seconds' worth: two workers that did not know of each other would be done
    for seconds in (1, 2, 4):
        assert busiest(seen, 10 * seconds) <= RATE * seconds + BURST + RATE * 0.2
    assert sum(seen.values()) - BURST <= RATE * (max(seen) - min(seen) + 2) / 10


@pytest.mark.parametrize("street", [[f"--mail={SHOPS}"]], indirect=True, ids=["one provider"])
def test_a_thousand_shops_with_one_mail_provider(street: Doors, tmp_path: Path) -> None:
    """One conversation at a time and a pause after each, over both workers."""
    (tmp_path / "sites.txt").write_text(sites(range(SHOPS)))
    options = [*street.options(**{"mailbox-pause": "0.4", "deadline": "60"}), "--store=s.sqlite", "--workers=2"]
    ended = channelaudit("batch", "sites.txt", *options, "--format=jsonl", cwd=tmp_path)
    assert f"audited: {SHOPS};" in ended.err, ended.err
    at_once = most = 0
    opened: list[int] = []
    events = street.close()
    for what, at, count in sorted(events, key=lambda event: (event[1], event[0] != "shut 127.9.0.0")):
        if what == "open 127.9.0.0":
            opened += [at] * count
            at_once += count
        elif what == "shut 127.9.0.0":
            at_once -= count
        most = max(most, at_once)
    assert len(opened) >= 2 * SHOPS - 1  # where the mailbox does not exist nothing else is asked
    assert most == 1
    assert min(after - before for before, after in pairwise(opened)) >= 3
    audits = [json.loads(line) for line in ended.out.splitlines()]
    mailboxes = [channel["verdict"] for audit in audits for channel in audit["channels"] if channel["kind"] == "email"]
    assert sorted(mailboxes) == ["broken"] * 1 + ["works"] * (SHOPS - 1)
