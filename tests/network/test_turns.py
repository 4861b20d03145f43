"""Turns that several processes take together."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path

import pytest

from channelaudit.network import Turns
from lab.turns_jobs import EACH, NAME, SPACING, reserve


@pytest.fixture(params=["of its own", "common"])
def turns(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Turns]:
    opened = Turns(tmp_path / "turns" if request.param == "common" else None)
    yield opened
    opened.close()


def test_turns_are_apart(turns: Turns) -> None:
    delays = [turns.reserve(NAME, 10.0) for _ in range(4)]
    assert delays == pytest.approx([0, 10, 20, 30], abs=0.5)
    assert turns.reserve("somebody else", 10.0) == 0


def test_after_a_pause_some_may_come_at_once(turns: Turns) -> None:
    delays = [turns.reserve(NAME, 10.0, burst=20.0) for _ in range(5)]
    assert delays == pytest.approx([0, 0, 0, 10, 20], abs=0.5)


def test_without_a_pace_nobody_waits(turns: Turns) -> None:
    assert [turns.reserve(NAME, 0.0) for _ in range(3)] == [0, 0, 0]


def test_one_at_a_time(turns: Turns) -> None:
    assert turns.take(NAME, 60.0) == 0
    assert 59 < turns.take(NAME, 60.0) <= 60
    turns.give(NAME, 5.0)
    assert 4 < turns.take(NAME, 60.0) <= 5
    turns.give(NAME, 0.0)
    assert turns.take(NAME, 60.0) == 0


def test_what_is_taken_and_what_is_reserved_do_not_hinder_each_other(turns: Turns) -> None:
    assert turns.take(NAME, 60.0) == 0
    assert turns.reserve(NAME, 1.0) == 0


def test_processes_share_them(tmp_path: Path) -> None:
    begin = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        found = sorted(chain(*pool.starmap(reserve, [(tmp_path / "turns", begin)] * 3)))
    gaps = [latest - earliest for (earliest, _), (_, latest) in pairwise(found)]
    assert len(found) == 3 * EACH
    assert min(gaps) > SPACING * 0.9
