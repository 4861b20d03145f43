"""Answers of all kinds, asked for once or again."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import time
from collections.abc import Callable
from dataclasses import replace

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from channelaudit import HOMEPAGE, __version__
from channelaudit.config.doors import Bounds
from channelaudit.network import Unreachable
from lab.web import (
    Reply,
    Request,
    Route,
    WebServer,
    drip,
    flood,
    free_port,
    raw,
    reset_after,
    silence,
)
from network.asking import QUICK, door, failure, fetch


async def test_an_ordinary_answer() -> None:
    answer = await fetch({"/": Reply(body="<p>żółć", headers=(("X-A", "1"), ("X-A", "2")))})
    assert (answer.status, answer.body.decode(), answer.media_type) == (200, "<p>żółć", "text/html")
    assert answer.headers["x-a"] == "1, 2"
    assert (answer.redirects, answer.truncated, answer.insecure) == ((), False, False)


async def test_the_user_agent_is_honest_and_can_be_changed() -> None:
    async with WebServer({"/": "x"}) as server:
        for settings in (QUICK, replace(QUICK, user_agent="me/1")):
            async with door(settings, server) as network:
                await network.http.fetch(server.url + "/")
    agents = [request.headers["user-agent"] for request in server.requests]
    assert agents == [f"channelaudit/{__version__} (+{HOMEPAGE})", "me/1"]


@pytest.mark.parametrize(
    ("name", "encode"),
    [
        ("gzip", gzip.compress),
        ("br", brotli.compress),
        ("zstd", zstandard.ZstdCompressor().compress),
        ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
        ("identity", bytes),
    ],
)
async def test_encodings_are_undone(name: str, encode: Callable[[bytes], bytes]) -> None:
    text = b"<p>kontakt" * 500
    answer = await fetch({"/": Reply(body=encode(text), headers=(("Content-Encoding", name),))})
    assert answer.body == text


@pytest.mark.parametrize(
    ("name", "encode"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.ZstdCompressor().compress)],
)
async def test_a_bomb_is_cut(name: str, encode: Callable[[bytes], bytes]) -> None:
    bomb = encode(bytes(50_000_000))
    answer = await fetch({"/": Reply(body=bomb, headers=(("Content-Encoding", name),))})
    assert len(answer.body) == QUICK.bounds.body
    assert answer.truncated


async def test_a_wrong_encoding_name_is_forgiven() -> None:
    answer = await fetch({"/": Reply(body="plain", headers=(("Content-Encoding", "gzip"),))})
    assert answer.body == b"plain"


async def test_an_endless_body_is_cut() -> None:
    settings = replace(QUICK, bounds=Bounds(wire=200_000))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    answer = await fetch({"/": flood(head, b"x" * 50_000, 10_000)}, settings=settings)
    assert (len(answer.body), answer.truncated) == (200_000, True)


async def test_a_body_that_breaks_off_is_kept_as_far_as_it_goes() -> None:
    answer = await fetch({"/": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")})
    assert (answer.body, answer.truncated) == (b"half", True)


async def test_a_host_that_refuses_is_definite() -> None:
    port = free_port()
    async with door(replace(QUICK, retries=2)) as network:
        network.http.ports.add(port)
        with pytest.raises(Unreachable) as caught:
            await network.http.fetch(f"http://127.0.0.1:{port}/")
        assert network.http.requests["127.0.0.1"] == 1  # and is not asked again
    assert (caught.value.kind, caught.value.definite) == ("refused", True)


@pytest.mark.parametrize(
    ("route", "kind"),
    [
        (silence, "timeout"),
        (drip(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", b"x", 0.1), "timeout"),
        (drip(b"HTTP/1.1 200 OK\r\n", b"X-Slow: 1\r\n", 0.1), "timeout"),
        (drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.0005), "timeout"),
        (reset_after(), "reset"),
        (reset_after(b"HTTP/1.1 200 O"), "reset"),
        (raw(b""), "reset"),
        (raw(b"<html>HTTP/0.9 forever</html>\r\n\r\n"), "protocol"),
        (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "protocol"),
        (raw(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 90_000 + b"\r\n\r\n"), "too_large"),
        (raw(b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 200_000 + b"\r\n"), "too_large"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: banana\r\n\r\n"), "protocol"),
    ],
)
async def test_broken_servers(route: Route, kind: str) -> None:
    began = time.monotonic()
    error = await failure({"/": route}, replace(QUICK, timeout=0.6) if kind == "timeout" else QUICK)
    assert error.kind == kind
    assert not error.definite
    assert kind != "timeout" or time.monotonic() - began < 10.0


async def test_what_fails_for_a_moment_is_asked_again() -> None:
    def home(request: Request) -> Reply:
        return Reply(503, headers=(("Retry-After", "0"),)) if request.number < 2 else Reply(body="at last")

    async with WebServer({"/": home}) as server, door(replace(QUICK, retries=2), server) as network:
        assert (await network.http.fetch(server.url + "/")).body == b"at last"
        assert network.http.requests["127.0.0.1"] == 3


@pytest.mark.parametrize(
    ("route", "asked"),
    [
        (reset_after(), 2),
        (reset_after(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), 1),
        (reset_after(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"), 1),
        (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), 1),
    ],
    ids=["before an answer", "before a page", "in the middle of a page", "instead of a page"],
)
async def test_a_broken_connection_is_tried_again_unless_a_page_was_under_way(route: Route, asked: int) -> None:
    async with WebServer({"/": route}) as server, door(replace(QUICK, retries=1), server) as network:
        with contextlib.suppress(Unreachable):  # what came of it may be an answer
            await network.http.fetch(server.url + "/")
    assert len(server.requests) == asked


async def test_a_server_that_asks_for_too_much_patience_is_not_pressed() -> None:
    async with (
        WebServer({"/": Reply(503, headers=(("Retry-After", "3600"),))}) as server,
        door(replace(QUICK, retries=2), server) as network,
    ):
        assert (await network.http.fetch(server.url + "/")).status == 503
    assert len(server.requests) == 1


@pytest.mark.parametrize(("status", "slowness"), [(200, 1), (404, 1), (429, 2), (503, 2)])
async def test_a_host_that_complains_is_asked_more_slowly(status: int, slowness: float) -> None:
    async with WebServer({"/": Reply(status)}) as server, door(QUICK, server) as network:
        await network.http.fetch(server.url + "/")
        assert network.http.pace.lane("127.0.0.1").slowness == slowness


async def test_a_silent_host_is_not_waited_for_again_and_again() -> None:
    settings = replace(QUICK, retries=1, timeout=0.2)
    async with WebServer({"*": silence}) as server, door(settings, server) as network:
        for path in ("/a", "/b", "/c"):
            with pytest.raises(Unreachable):
                await network.http.fetch(server.url + path)
    assert server.paths == ["/a", "/a", "/b", "/c"]


async def test_at_most_so_many_at_a_time() -> None:
    async with WebServer({"*": Reply(body="x", delay=0.03)}) as server, door(replace(QUICK, jobs=3), server) as network:
        await asyncio.gather(*(network.http.fetch(f"{server.url}/{n}") for n in range(12)))
    assert server.most_at_once == 3


async def test_other_methods_are_sent_each_time() -> None:
    async with WebServer({"/": Reply(body="x")}) as server, door(QUICK, server) as network:
        for _ in range(2):
            await network.http.fetch(server.url + "/", method="POST", content=b"a=1", headers={"X-A": "b"})
    assert [(r.method, r.headers["x-a"]) for r in server.requests] == [("POST", "b")] * 2
