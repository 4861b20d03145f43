"""A server may give a kept connection up while a question is on its way: it is asked once more, on another one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from channelaudit.config.doors import ConnectTo
from channelaudit.network import Unreachable
from lab.certificates import ca_file, server_context
from lab.http2 import answer
from lab.web import RawServer, Wire
from network.asking import QUICK, door

OK = b"HTTP/1.1 204 No Content\r\n\r\n"
LATE = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def serving(last: bytes, *, times: int = 1) -> Callable[[Wire], Awaitable[None]]:
    """Answers so many questions, and with ``last`` when another one comes."""

    async def script(wire: Wire) -> None:
        for _ in range(times):
            if not await asked(wire):
                return
            await wire.send(OK)
        if await asked(wire):
            await wire.send(last)
            wire.reset() if not last else wire.writer.close()

    return script


async def asked(wire: Wire) -> bool:
    try:
        await wire.reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return False
    return True


async def two_questions(method: str, script: Callable[[Wire], Awaitable[None]]) -> tuple[list[int | str], int]:
    """The status or the kind of failure of each, and how many connections were made."""
    said: list[int | str] = []
    async with RawServer(script) as server, door(QUICK) as network:
        network.http.ports.add(server.port)
        for path in ("a", "b"):
            try:
                got = await network.http.fetch(f"http://127.0.0.1:{server.port}/{path}", method=method)
                said.append(got.status)
            except Unreachable as error:
                said.append(error.kind)
    return said, server.connections


@pytest.mark.parametrize("last", [b"", LATE], ids=["reset", "408"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
async def test_a_question_that_changes_nothing_is_asked_again(method: str, last: bytes) -> None:
    assert await two_questions(method, serving(last)) == ([204, 204], 2)


async def test_what_is_sent_is_not_sent_twice() -> None:
    assert await two_questions("POST", serving(b"")) == ([204, "reset"], 1)


async def test_a_new_connection_that_breaks_off_is_the_answer() -> None:
    assert await two_questions("GET", serving(b"", times=0)) == (["reset", "reset"], 2)


async def test_an_answer_that_breaks_off_is_the_answer() -> None:
    said, made = await two_questions("GET", serving(b"HTTP/1.1 200 OK\r\nContent-"))
    assert (said, made) == ([204, "reset"], 1)


@pytest.mark.parametrize("seen", [True, False])
async def test_a_shared_connection_that_the_server_leaves(tmp_path: Path, seen: bool) -> None:
    async def script(wire: Wire) -> None:
        await answer(wire, most=1, seen=seen)

    context = server_context("sklep.example", h2=True)
    async with RawServer(script, tls=context) as server:
        detour = ConnectTo("", 443, "127.0.0.1", server.port)
        async with door(replace(QUICK, connect_to=(detour,), ca_file=ca_file(tmp_path))) as network:
            bodies = [(await network.http.fetch(f"https://sklep.example/{n}")).body for n in range(3)]
    assert (bodies, server.connections) == ([b"/0", b"/1", b"/2"], 3)


async def test_a_shared_connection_that_the_server_ends_while_idle(tmp_path: Path) -> None:
    async def script(wire: Wire) -> None:
        asking = asyncio.ensure_future(answer(wire))
        await asyncio.wait([asking], timeout=0.2)
        asking.cancel()

    context = server_context("sklep.example", h2=True)
    async with RawServer(script, tls=context) as server:
        detour = ConnectTo("", 443, "127.0.0.1", server.port)
        async with door(replace(QUICK, connect_to=(detour,), ca_file=ca_file(tmp_path))) as network:
            await network.http.fetch("https://sklep.example/a")
            await asyncio.sleep(0.4)
            assert (await network.http.fetch("https://sklep.example/b")).body == b"/b"
    assert server.connections == 2
