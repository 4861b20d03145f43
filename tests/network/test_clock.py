"""A clock that stands still while an audit waits for its turn."""

from __future__ import annotations

import asyncio
import time

import pytest

from channelaudit.network import Clock


async def test_time_passes() -> None:
    clock = Clock()
    await asyncio.sleep(0.05)
    assert clock.elapsed() > 0.04
    assert clock.stood == 0


async def test_it_stands_while_somebody_waits_and_counts_overlapping_waits_once() -> None:
    clock = Clock()

    async def wait(seconds: float) -> None:
        with clock.standing():
            await asyncio.sleep(seconds)

    began = time.monotonic()
    await asyncio.gather(wait(0.1), wait(0.2), wait(0.15))
    assert 0.19 < clock.stood <= time.monotonic() - began
    assert clock.elapsed() <= time.monotonic() - began - 0.19 + 0.05


async def test_a_limit_ends_what_takes_too_long() -> None:
    with pytest.raises(TimeoutError):
        async with Clock().limit(0.02):
            await asyncio.sleep(10)


async def test_a_limit_stands_still_with_the_clock() -> None:
    clock = Clock()
    async with clock.limit(0.5):
        with clock.standing():
            await asyncio.sleep(0.8)


async def test_a_limit_goes_on_when_the_waiting_is_over() -> None:
    clock = Clock()
    began = time.monotonic()

    async def work() -> None:
        async with clock.limit(0.1):
            with clock.standing():
                await asyncio.sleep(0.2)
            await asyncio.sleep(10)

    with pytest.raises(TimeoutError):
        await work()
    assert 0.25 < time.monotonic() - began < 5


async def test_a_limit_that_begins_while_somebody_waits() -> None:
    clock = Clock()

    async def wait() -> None:
        with clock.standing():
            await asyncio.sleep(0.2)

    waiting = asyncio.create_task(wait())
    await asyncio.sleep(0)
    with pytest.raises(TimeoutError):
        async with clock.limit(0.05):
            await asyncio.sleep(10)
    assert waiting.done()
