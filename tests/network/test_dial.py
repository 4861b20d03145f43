from __future__ import annotations

import time

import pytest

from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.network import Network, Unreachable
from lab.names import NameServer
from lab.web import WebServer, free_port


async def test_a_dead_address_does_not_hold_up_a_living_one() -> None:
    records = {"sklep.example": {"AAAA": ["::1"], "A": ["127.0.0.9", "127.0.0.1"]}}
    async with WebServer({"/": "x"}) as server, NameServer(records) as names:
        settings = Settings(dns_server=names.address, allow_private=True, timeout=5.0)
        async with Network(settings) as network:
            began = time.monotonic()
            connected = await network.dialler.dial("sklep.example", server.port)
            assert connected.getpeername()[0] == "127.0.0.1"
            connected.close()
            assert time.monotonic() - began < 4.0


async def test_refused_everywhere() -> None:
    records = {"sklep.example": {"A": ["127.0.0.1", "127.0.0.2"]}}
    async with NameServer(records) as names, Network(Settings(dns_server=names.address, allow_private=True)) as network:
        with pytest.raises(Unreachable) as caught:
            await network.dialler.dial("sklep.example", free_port())
    assert (caught.value.kind, caught.value.definite) == ("refused", True)


async def test_only_public_addresses_of_a_name_are_dialled() -> None:
    records = {"mixed.example": {"A": ["10.0.0.1", "192.0.2.7", "1.1.1.1"]}, "inside.example": {"A": ["10.0.0.1"]}}
    async with NameServer(records) as names, Network(Settings(dns_server=names.address)) as network:
        assert await network.dialler.targets("mixed.example", 25) == (("1.1.1.1",), 25)
        with pytest.raises(Unreachable) as caught:
            await network.dialler.targets("inside.example", 25)
    assert str(caught.value.detail) == "refused to dial a private address: 10.0.0.1 (inside.example)"


@pytest.mark.parametrize(
    ("rule", "host", "expected"),
    [
        (ConnectTo("", 0, "127.0.0.1", 0), "a.example", (("127.0.0.1",), 25)),
        (ConnectTo("", 25, "127.0.0.1", 2525), "a.example", (("127.0.0.1",), 2525)),
        (ConnectTo("a.example", 0, "[::1]", 2525), "A.example", (("::1",), 2525)),
        (ConnectTo("1.1.1.1", 25, "", 2525), "1.1.1.1", (("1.1.1.1",), 2525)),
        (ConnectTo("b.example", 25, "127.0.0.1", 2525), "1.1.1.1", (("1.1.1.1",), 25)),
        (ConnectTo("", 80, "127.0.0.1", 2525), "1.1.1.1", (("1.1.1.1",), 25)),
    ],
)
async def test_detours(rule: ConnectTo, host: str, expected: tuple[tuple[str, ...], int]) -> None:
    async with Network(Settings(connect_to=(rule,))) as network:
        assert await network.dialler.targets(host, 25) == expected
