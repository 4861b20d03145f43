"""What a server says and gets back: cookies, and the marks of its pages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from lab.web import Reply, Request, WebServer, raw
from network.asking import QUICK, door

HEAD = b"HTTP/1.1 200 OK\r\n"


@asynccontextmanager
async def twice(first: Reply | bytes) -> AsyncIterator[Request]:
    """What is asked after ``first`` has come."""
    routes = {"/a": raw(first) if isinstance(first, bytes) else first, "/b": "x"}
    async with WebServer(routes) as server, door(QUICK, server) as network:
        await network.http.fetch(server.url + "/a")
        await network.http.fetch(server.url + "/b")
        yield server.requests[1]


@pytest.mark.parametrize(
    ("cookie", "sent"),
    [
        (b"a=1\x00X: y", "a=1 X: y"),
        ("a=ż".encode(), "a=ż".encode().decode("latin-1")),
        (b"a=\xb1", "a=\xb1"),
        (b"a=1; Max-Age=" + b"9" * 400, ""),
        (b"a=" + b"1" * 5_000, ""),
    ],
    ids=["NUL", "UTF-8", "Latin-2", "an age beyond numbers", "too long"],
)
async def test_cookies_are_sent_back_as_they_came(cookie: bytes, sent: str) -> None:
    async with twice(HEAD + b"Set-Cookie: " + cookie + b"\r\nContent-Length: 1\r\n\r\nx") as request:
        assert request.headers.get("cookie", "") == sent


async def test_a_host_has_no_more_cookies_than_a_browser_keeps() -> None:
    many = tuple(("Set-Cookie", f"c{n}=1") for n in range(500))
    async with twice(Reply(body="x", headers=many)) as request:
        assert request.headers["cookie"].count("=1") == 180


async def test_a_mark_of_a_page_cannot_end_a_line(tmp_path: Path) -> None:
    page = raw(HEAD + b'ETag: "1\x00"\r\nContent-Length: 1\r\n\r\nx')
    settings = replace(QUICK, cache_dir=str(tmp_path))
    async with WebServer({"/": page}) as server:
        for _ in range(2):
            async with door(settings, server) as network:
                assert (await network.http.fetch(server.url + "/")).body == b"x"
    assert server.requests[1].headers["if-none-match"] == '"1 "'
