"""HTTP/2 as servers speak it that mean no good, or are about to leave."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from channelaudit.config.doors import Bounds, ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.network import Network, Unreachable
from lab.certificates import ca_file, server_context
from lab.http2 import answer
from lab.web import RawServer, Wire
from network.asking import QUICK, door

URL = "https://sklep.example/"
PREFACE = bytes(3) + b"\x04" + bytes(5)
"""Settings without any."""


@asynccontextmanager
async def asking(
    script: Callable[[Wire], Awaitable[None]], folder: Path, settings: Settings = QUICK
) -> AsyncIterator[tuple[Network, RawServer]]:
    async with RawServer(script, tls=server_context("sklep.example", h2=True)) as server:
        detour = ConnectTo("", 443, "127.0.0.1", server.port)
        async with door(replace(settings, connect_to=(detour,), ca_file=ca_file(folder))) as network:
            yield network, server


def says(data: bytes) -> Callable[[Wire], Awaitable[None]]:
    """Whatever is asked."""

    async def script(wire: Wire) -> None:
        await wire.send(PREFACE)
        await wire.reader.read(65_536)
        await wire.send(data)
        await asyncio.sleep(0.3)

    return script


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 200 OK\r\n\r\nthis is not what was agreed",
        b"\x00\x00\x04\x01\x04\x00\x00\x00\x01\xff\xff\xff\xff",
        b"\x00\x00\x01\x00\x00\x00\x00\x00\x01x",
        b"\x00\x00\x00\x07\x00\x00\x00\x00\x00",
        b"\xff\xff\xff\x00\x00\x00\x00\x00\x01",
    ],
    ids=["another protocol", "damaged headers", "a body without headers", "a short goodbye", "too large a frame"],
)
async def test_nonsense_is_not_proper_http(data: bytes, tmp_path: Path) -> None:
    async with asking(says(data), tmp_path) as (network, _):
        with pytest.raises(Unreachable) as caught:
            await network.http.fetch(URL)
    assert caught.value.kind in ("protocol", "reset")


@pytest.mark.parametrize("status", ["abc", "", "-1", "99999", "²"])
async def test_a_status_that_is_none(status: str, tmp_path: Path) -> None:
    async def script(wire: Wire) -> None:
        await answer(wire, status=status)

    async with asking(script, tmp_path) as (network, _):
        with pytest.raises(Unreachable) as caught:
            await network.http.fetch(URL)
    assert caught.value.kind == "protocol"


@pytest.mark.parametrize(
    "nonsense",
    [b"\x00\x00\x04\x01\x04\x00\x00\x00\x01\xff\xff\xff\xff", b"\x00\x00\x01\x00\x08\x00\x00\x00\x01x"],
    ids=["damaged trailers", "padding without a length"],
)
async def test_what_came_before_the_nonsense_is_kept(nonsense: bytes, tmp_path: Path) -> None:
    async def script(wire: Wire) -> None:
        await answer(wire, body=b"hello", nonsense=nonsense)

    async with asking(script, tmp_path) as (network, _):
        got = await network.http.fetch(URL)
    assert (got.body, got.truncated) == (b"hello", True)


async def test_a_body_that_is_cut_does_not_stand_in_the_way(tmp_path: Path) -> None:
    async def script(wire: Wire) -> None:
        await answer(wire, body=b"x" * 15_000)

    small = replace(QUICK, bounds=Bounds(wire=10_000))
    async with asking(script, tmp_path, small) as (network, server):
        answers = [await network.http.fetch(f"{URL}{number}") for number in range(3)]
    assert [(len(each.body), each.truncated) for each in answers] == [(10_000, True)] * 3
    assert server.connections == 3


async def test_a_connection_on_which_nothing_comes_is_not_asked_again(tmp_path: Path) -> None:
    silent = True

    async def script(wire: Wire) -> None:
        nonlocal silent
        if silent:
            silent = False
            await says(b"")(wire)
            await wire.reader.read()
        else:
            await answer(wire)

    async with asking(script, tmp_path, replace(QUICK, timeout=1.5, retries=1)) as (network, server):
        assert (await network.http.fetch(URL)).body == b"/"
    assert server.connections == 2


@pytest.mark.parametrize("patience", [0.0, 0.002, 0.005, 0.01, 0.02])
async def test_questions_that_are_given_up_do_not_harm_the_others(patience: float, tmp_path: Path) -> None:
    async with asking(answer, tmp_path, replace(QUICK, jobs=40, timeout=5.0)) as (network, _):
        questions = [asyncio.ensure_future(network.http.fetch(f"{URL}{number}")) for number in range(40)]
        for given_up in questions[::2]:
            await asyncio.sleep(patience / 10)
            given_up.cancel()
        await asyncio.wait(questions)
        others = [question.result().body for question in questions[1::2]]
    assert others == [f"/{number}".encode() for number in range(1, 40, 2)]
