"""Worker processes: whatever a site does to one of them, every site has its outcome, and only the guilty a bad one."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from channelaudit.batch.engines import engine_names, open_engine
from channelaudit.batch.engines.local import LocalEngine
from channelaudit.batch.work import Outcome, Plan, Task
from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import Settings
from lab.batch_jobs import behave


@contextmanager
def engine(**plan: object) -> Iterator[LocalEngine]:
    opened = LocalEngine(Plan(Settings(), **{"workers": 2, "at_once": 8, **plan}), behave)  # type: ignore[arg-type]
    try:
        yield opened
    finally:
        opened.cancel()


def tasks(*paths: str) -> list[Task]:
    return [Task(number, f"https://shop{number}.example{path}") for number, path in enumerate(paths)]


def outcomes(local: LocalEngine, count: int, seconds: float = 40) -> dict[int, Outcome]:
    found: list[Outcome] = []
    until = time.monotonic() + seconds
    while len(found) < count and time.monotonic() < until:
        found += local.results(0.1)
    found += local.results(0)
    assert [n for n, times in Counter(each.position for each in found).items() if times > 1] == []
    return {each.position: each for each in found}


def test_every_task_has_one_outcome() -> None:
    with engine() as local:
        local.submit(tasks(*["/sleep/0.01"] * 100))
        assert sorted(outcomes(local, 100)) == list(range(100))


@pytest.mark.parametrize(
    ("path", "plan", "reason"),
    [
        ("/die", {}, "it killed the process that audited it (-9)"),
        ("/spin", {"stuck": 1.5}, "it kept a worker busy for 2 s without a break"),
        ("/eat", {"memory": 400}, "it needed more than 400 MB of memory"),
    ],
    ids=["dies", "spins", "eats"],
)
def test_a_site_that_kills_its_worker_is_blamed_and_takes_no_other_along(
    path: str, plan: dict[str, object], reason: str
) -> None:
    with engine(**plan) as local:
        local.submit(tasks(*["/sleep/0.05"] * 10, path, *["/sleep/0.05"] * 10))
        found = outcomes(local, 21)
    assert {n: str(each.reason) for n, each in found.items() if each.reason} == {10: reason}
    assert sorted(found) == list(range(21))


def test_a_site_whose_worker_died_by_chance_is_audited_again(tmp_path: Path) -> None:
    with engine() as local:
        local.submit(tasks("/sleep/0.2", f"/die-once{tmp_path}/died", "/sleep/0.2"))
        found = outcomes(local, 3)
    assert (tmp_path / "died").exists()
    assert [each.reason for each in found.values()] == [None] * 3


@pytest.mark.parametrize("seed", range(3))
def test_workers_that_are_killed_at_random_lose_nothing(seed: int) -> None:
    chance = random.Random(seed)
    with engine() as local:
        local.submit(tasks(*["/sleep/0.1"] * 60))
        found: list[Outcome] = []
        for _ in range(3):
            until = time.monotonic() + chance.uniform(0.2, 0.9)
            while time.monotonic() < until:
                found += local.results(0.02)
            if local.processes:
                os.kill(chance.choice(local.processes), signal.SIGKILL)
        found += outcomes(local, 60 - len(found)).values()
    assert sorted(each.position for each in found) == list(range(60))
    assert not [each for each in found if each.reason]


def test_it_ends_within_seconds_whatever_is_under_way() -> None:
    with engine() as local:
        local.submit(tasks(*["/sleep/60"] * 20, "/spin"))
        until = time.monotonic() + 1.5
        while time.monotonic() < until:
            assert not list(local.results(0.1))
        processes = local.processes
        assert len(processes) == 2
        began = time.monotonic()
    assert time.monotonic() - began < 15
    assert not [pid for pid in processes if Path(f"/proc/{pid}").exists()]


def test_an_engine_is_a_file() -> None:
    assert engine_names() == ("dask", "local")
    with pytest.raises(ConfigError, match='unknown engine "dusk"; did you mean "dask"'):
        open_engine("dusk", Plan(Settings()))
    with engine() as local:
        assert local.capacity == 16
