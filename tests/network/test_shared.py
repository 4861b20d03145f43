"""What the audits of a batch share, and what each keeps for itself."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from channelaudit.config.settings import Settings
from channelaudit.model import Message
from channelaudit.network import Clock, Network, Shared, Unreachable
from channelaudit.network.shared import Kept
from lab.web import Reply, WebServer

LOCAL = {"allow_private": True, "rate": 0, "retries": 0}


def settings(server: WebServer, **more: Any) -> Settings:
    return Settings(connect_to=(server.detour(),), **{**LOCAL, **more})


async def test_what_was_kept_is_forgotten_by_age_and_by_size() -> None:
    kept: Kept[str, str] = Kept(10, 0.5)
    kept.put("a", "A", 4)
    kept.put("b", "B", 4)
    kept.put("c", "C", 4)
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (None, "B", "C")
    await asyncio.sleep(0.55)
    assert kept.get("c") is None


async def test_a_third_partys_page_is_asked_for_once() -> None:
    async with WebServer({"*": Reply(body="a profile")}) as server:
        common = Shared(settings(server))
        for number in range(3):
            async with Network(settings(server), common) as network:
                network.http.elsewhere = lambda url: "shop" not in url
                assert (await network.http.fetch("http://network.example/profile")).body == b"a profile"
                await network.http.fetch(f"http://shop{number}.example/")
                await network.http.fetch("http://shop.example/")
        await common.close()
    targets = [request.host + request.target for request in server.requests]
    assert targets.count("network.example/profile") == 1
    assert targets.count("shop.example/") == 3


@pytest.mark.parametrize(("status", "asked"), [(200, 1), (404, 1), (429, 2), (503, 2)])
async def test_a_third_party_that_is_busy_is_no_answer_for_the_next_audit(status: int, asked: int) -> None:
    async with WebServer({"*": Reply(status)}) as server:
        common = Shared(settings(server))
        for _ in range(2):
            async with Network(settings(server), common) as network:
                network.http.elsewhere = lambda url: True
                await network.http.fetch("http://network.example/profile")
        await common.close()
    assert len(server.requests) == asked


async def test_many_hosts_on_one_address_wait_for_each_other_and_their_clocks_stand() -> None:
    async with WebServer({"*": Reply(body="home")}) as server:
        common = Shared(settings(server), address_rate=20)

        async def one(number: int) -> Clock:
            async with Network(settings(server), common) as network:
                for page in range(4):
                    await network.http.fetch(f"http://shop{number}.example/{page}")
                return network.clock

        began = time.monotonic()
        clocks = await asyncio.gather(*map(one, range(10)))
        passed = time.monotonic() - began
        await common.close()
    assert len(server.requests) == 40
    assert passed >= (40 - 16) / 20 - 0.1
    assert max(clock.stood for clock in clocks) > 0.5


async def test_a_mail_server_belongs_to_one_audit_at_a_time() -> None:
    common = Shared(Settings())
    order: list[str] = []

    async def talk(name: str, clock: Clock) -> None:
        async with common.alone("192.0.2.1", 25, 0.1, clock):
            order.append(f"{name} begins")
            await asyncio.sleep(0.02)
            order.append(f"{name} ends")

    began = time.monotonic()
    clocks = [Clock() for _ in range(3)]
    await asyncio.gather(*(talk(name, clock) for name, clock in zip("abc", clocks, strict=True)))
    assert order == [f"{name} {what}" for name in "abc" for what in ("begins", "ends")]
    assert time.monotonic() - began >= 0.2
    assert clocks[0].stood < clocks[1].stood < clocks[2].stood
    await common.close()


async def test_machines_that_cannot_see_each_other_leave_a_mail_server_longer() -> None:
    common = Shared(Settings(), share=5)
    began = time.monotonic()
    for _ in range(2):
        async with common.alone("192.0.2.1", 25, 0.1, Clock()):
            pass
    assert time.monotonic() - began >= 0.5
    await common.close()


async def test_a_dead_mail_server_is_known_to_all() -> None:
    common = Shared(Settings())
    why = Unreachable("timeout", Message("no answer"))
    common.found_dead("192.0.2.1", 25, why)
    assert common.dead("192.0.2.1", 25) is why
    assert common.dead("192.0.2.2", 25) is None
    await common.close()


@pytest.mark.parametrize("own", [True, False])
async def test_the_pace_of_others_is_divided_among_machines(own: bool) -> None:
    common = Shared(Settings(rate=20, jobs=1), share=12)
    clock = Clock()
    began = time.monotonic()
    for _ in range(4):
        async with common.turn("shop.example", "", clock, own=own):
            pass
    passed = time.monotonic() - began
    assert passed < 1.5 if own else passed >= 1.75
    await common.close()
