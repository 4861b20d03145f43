"""Certificates and HTTP/2."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.network import Unreachable
from lab.certificates import ca_file, server_context
from lab.http2 import speak
from lab.web import (
    RawServer,
    WebServer,
    Wire,
)
from network.asking import door


async def test_an_invalid_certificate_is_noted_and_gone_over(tmp_path: Path) -> None:
    for context, part in (
        (server_context("sklep.example", expired=True), "expired"),
        (server_context("inny.example"), "mismatch"),
        (server_context("sklep.example", trusted=False), "issuer"),
    ):
        async with WebServer({"/": "x", "/b": "y"}, tls=context) as server:
            settings = Settings(connect_to=(server.detour(),), ca_file=ca_file(tmp_path), rate=0)
            async with door(settings) as network:
                answer = await network.http.fetch("https://sklep.example/")
                await network.http.fetch("https://sklep.example/b")
        assert (answer.body, answer.insecure) == (b"x", True)
        assert part in str(answer.tls_error)


async def test_a_valid_certificate(tmp_path: Path) -> None:
    async with WebServer({"/": "x"}, tls=server_context("sklep.example")) as server:
        settings = Settings(connect_to=(server.detour(),), ca_file=ca_file(tmp_path), rate=0)
        async with door(settings) as network:
            answer = await network.http.fetch("https://sklep.example/")
    assert (answer.body, answer.insecure, answer.tls_error) == (b"x", False, None)


async def test_no_tls_at_all(tmp_path: Path) -> None:
    async def plain(wire: Wire) -> None:
        await wire.reader.read(100)
        await wire.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    async with RawServer(plain) as server, WebServer({"/": "x"}, tls=server_context("old.example", old=True)) as old:
        detours = (
            ConnectTo("plain.example", 443, "127.0.0.1", server.port),
            ConnectTo("old.example", 443, "127.0.0.1", old.port),
        )
        settings = Settings(connect_to=detours, ca_file=ca_file(tmp_path), rate=0, retries=0)
        async with door(settings) as network:
            for host in ("plain", "old"):
                with pytest.raises(Unreachable) as caught:
                    await network.http.fetch(f"https://{host}.example/")
                assert caught.value.kind == "tls"


async def test_http_2_where_the_server_offers_it(tmp_path: Path) -> None:
    async with RawServer(speak, tls=server_context("sklep.example", h2=True)) as server:
        detour = ConnectTo("", 443, "127.0.0.1", server.port)
        async with door(Settings(connect_to=(detour,), ca_file=ca_file(tmp_path), rate=0)) as network:
            urls = [f"https://sklep.example/{n}" for n in range(6)]
            answers = await asyncio.gather(*(network.http.fetch(url) for url in urls))
    assert [answer.body for answer in answers] == [f"/{n}".encode() for n in range(6)]
    assert {answer.http_version for answer in answers} == {"HTTP/2"}
    assert server.connections == 1
