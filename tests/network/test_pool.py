"""Connections are kept open, shared where they can be, and closed when they are of no more use."""

from __future__ import annotations

import asyncio
import contextlib
import gc
from dataclasses import replace
from pathlib import Path

import pytest

from channelaudit.config.doors import ConnectTo
from channelaudit.network import Network, Unreachable
from channelaudit.network.exchange import Request, Server
from channelaudit.network.pool import Pool
from lab.certificates import ca_file, server_context
from lab.http2 import speak
from lab.web import RawServer, Reply, WebServer, Wire
from network.asking import QUICK, door


async def test_a_connection_serves_one_request_after_the_other() -> None:
    async with WebServer({"*": "x"}) as server, door(QUICK, server) as network:
        for number in range(5):
            await network.http.fetch(f"{server.url}/{number}")
        assert server.connections == 1


async def test_requests_side_by_side_have_a_connection_each() -> None:
    async with WebServer({"*": Reply(body="x", delay=0.05)}) as server, door(QUICK, server) as network:
        for _ in range(2):
            await asyncio.gather(*(network.http.fetch(f"{server.url}/{n}", method="POST") for n in range(4)))
        assert (server.connections, server.most_at_once) == (4, 4)


async def test_a_connection_that_the_server_ended_is_not_used_again() -> None:
    async with WebServer({"*": Reply(body="x", headers=(("Connection", "close"),))}) as server:
        async with door(QUICK, server) as network:
            for number in range(3):
                assert (await network.http.fetch(f"{server.url}/{number}")).body == b"x"
        assert server.connections == 3


async def test_no_more_idle_connections_are_kept_than_allowed() -> None:
    slow = {"*": Reply(body="x", delay=0.05)}
    async with WebServer(slow) as server, WebServer(slow) as other, Network(QUICK) as network:
        pool = Pool(QUICK, network.dialler, kept=2, verify=False)

        async def ask(port: int) -> None:
            request = Request("GET", Server(False, "127.0.0.1", port), "/", ((b"Host", b"127.0.0.1"),), None)
            assert (await pool.ask(request)).status == 200

        await asyncio.gather(*(ask(server.port) for _ in range(5)))
        await ask(other.port)
        await asyncio.gather(*(ask(server.port) for _ in range(5)))
        await pool.close()
    assert (server.connections, other.connections) == (5 + 3, 1)


async def test_a_server_without_http_2_gets_its_connections_side_by_side(tmp_path: Path) -> None:
    async with WebServer({"*": Reply(body="x", delay=0.1)}, tls=server_context("sklep.example")) as server:
        settings = replace(QUICK, connect_to=(server.detour(),), ca_file=ca_file(tmp_path), jobs=8)
        async with door(settings, server) as network:
            await network.http.fetch("https://sklep.example/")
            await asyncio.gather(*(network.http.fetch(f"https://sklep.example/{n}") for n in range(8)))
    assert server.most_at_once == 8


async def test_handshakes_with_a_new_server_are_side_by_side_once_it_is_known(tmp_path: Path) -> None:
    async with WebServer({"*": Reply(body="x", delay=0.2)}, tls=server_context("sklep.example")) as server:
        settings = replace(QUICK, connect_to=(server.detour(),), ca_file=ca_file(tmp_path), jobs=8)
        async with door(settings, server) as network:
            await asyncio.gather(*(network.http.fetch(f"https://sklep.example/{n}") for n in range(8)))
    assert server.most_at_once == 8


async def test_what_is_negotiated_does_not_depend_on_other_handshakes(tmp_path: Path) -> None:
    """Some servers with HTTP/2 and some without, all at once: one context serves for all of them."""
    names = [f"s{n}.example" for n in range(6)]
    plain = WebServer({"*": "x"}, tls=server_context(*names))
    async with plain, RawServer(speak, tls=server_context(*names, h2=True)) as shared:
        detours = tuple(
            ConnectTo(name, 443, "127.0.0.1", shared.port if number % 2 else plain.port)
            for number, name in enumerate(names)
        )
        async with door(replace(QUICK, connect_to=detours, ca_file=ca_file(tmp_path))) as network:
            for name in names[::2]:
                await network.http.fetch(f"https://{name}/known")
            urls = [f"https://{name}/{n}" for n in range(4) for name in names]
            answers = await asyncio.gather(*(network.http.fetch(url) for url in urls))
    assert {answer.http_version for answer in answers[1::2]} == {"HTTP/2"}
    assert {answer.http_version for answer in answers[::2]} == {"HTTP/1.1"}
    assert shared.connections == 3


async def test_whoever_gives_up_leaves_nothing_behind(tmp_path: Path) -> None:
    """Cancelled at every moment of an exchange, by every server's way; warnings are errors here."""
    names = ("sklep.example", "dwa.example")
    web = WebServer({"*": Reply(body="x", delay=0.01)}, tls=server_context(*names))
    async with web, RawServer(speak, tls=server_context(*names, h2=True)) as shared:
        detours = (web.detour("sklep.example"), ConnectTo("dwa.example", 443, "127.0.0.1", shared.port))
        async with door(replace(QUICK, connect_to=detours, ca_file=ca_file(tmp_path))) as network:
            for step in range(60):
                url = f"https://{names[step % 2]}/{step}"
                asking = asyncio.ensure_future(network.http.fetch(url))
                await asyncio.wait([asking], timeout=step / 4_000)
                asking.cancel()
                await asyncio.gather(asking, return_exceptions=True)
            for name in names:
                assert (await network.http.fetch(f"https://{name}/last")).status == 200
        await asyncio.sleep(0.05)
        gc.collect()
        assert len(asyncio.all_tasks()) == 1


@pytest.mark.parametrize("known", [True, False], ids=["on a kept connection", "on a new one"])
async def test_what_is_asked_while_the_pool_is_closed_opens_nothing(known: bool) -> None:
    open_now, answers = 0, int(known)

    async def forgetful(wire: Wire) -> None:
        nonlocal open_now, answers
        open_now += 1
        with contextlib.suppress(OSError):
            while await wire.reader.read(10_000):
                if answers:
                    answers -= 1
                    await wire.send(b"HTTP/1.1 204 No Content\r\n\r\n")
        open_now -= 1

    async with RawServer(forgetful) as server, Network(QUICK) as network:
        pool = Pool(QUICK, network.dialler, kept=2, verify=False)
        request = Request("GET", Server(False, "127.0.0.1", server.port), "/", ((b"Host", b"x"),), None)
        if known:
            await pool.ask(request)
        asking = asyncio.ensure_future(pool.ask(request))
        await asyncio.sleep(0.05 if known else 0)
        await pool.close()
        with pytest.raises(Unreachable):
            await asking
        await asyncio.sleep(0.05)
        assert open_now == 0
