from __future__ import annotations

import asyncio
import time

import pytest

from channelaudit.network.pace import RECOVERY, SLOWEST, Lane, Pace
from channelaudit.network.retry import pause_before_retry


async def seconds(pace: Pace, times: int) -> float:
    async def one() -> None:
        async with pace.turn("sklep.example"):
            pass

    began = time.monotonic()
    await asyncio.gather(*(one() for _ in range(times)))
    return time.monotonic() - began


async def test_a_rate_lets_a_first_burst_through_and_then_holds() -> None:
    assert await seconds(Pace(jobs=2, rate=0.2), 2) < 4
    assert await seconds(Pace(jobs=2, rate=20), 6) > 0.18


async def test_no_rate_no_waiting() -> None:
    assert await seconds(Pace(jobs=2, rate=0), 200) < 5  # a quarter of a second each would be 50


async def test_a_crawl_delay_allows_no_burst() -> None:
    pace = Pace(jobs=4, rate=0)
    pace.crawl_delay("sklep.example", 0.05)
    assert await seconds(pace, 4) > 0.14


def test_no_crawl_delay_stops_an_audit() -> None:
    pace = Pace(jobs=1, rate=1)
    pace.crawl_delay("sklep.example", 1e9)
    assert pace.lane("sklep.example").delay == 60.0


async def test_slower_after_complaints_and_faster_again() -> None:
    lane = Lane(jobs=4, rate=0)
    assert lane.spacing() == 0
    for _ in range(10):
        lane.complained()
    assert lane.slowness == SLOWEST
    assert lane.spacing() > 1
    for _ in range(RECOVERY * 4):
        lane.answered()
    assert lane.spacing() == 0


@pytest.mark.parametrize(
    ("tries", "retry_after", "pause"),
    [
        (1, "", 0.5),
        (2, "", 1.0),
        (1, "7", 7.0),
        (1, "61", None),
        (1, "nonsense", 0.5),
        (1, "Thu, 01 Jan 2015 00:00:00 GMT", 0.0),
        (1, "Thu, 01 Jan 2099 00:00:00 GMT", None),
        (1, "٣", 0.5),
    ],
)
def test_pauses(tries: int, retry_after: str, pause: float | None) -> None:
    assert pause_before_retry(tries, retry_after) == pause
