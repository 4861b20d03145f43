"""What servers get wrong and browsers put up with, and where one answer ends and the next begins."""

from __future__ import annotations

import gc

import pytest

from channelaudit.network import Response
from lab.web import RawServer, Wire, raw
from network.asking import QUICK, door, fetch

HELLO = b"Content-Length: 5\r\n\r\nhello"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\n" + HELLO.replace(b"\r", b""),
        b"HTTP/1.1 200\r\n" + HELLO,
        b"HTTP/1.1 200 Wszystko w porz\xb1dku\r\n" + HELLO,
        b"HTTP/1.0 200 OK\r\n\r\nhello",
        CHUNKED + b"2\r\nhe\r\n3;more=yes\r\nllo\r\n0\r\nExpires: never\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: Upgrade, Keep-Alive\r\nUpgrade: h2,h2c\r\n" + HELLO,
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\n" + HELLO,
        b"HTTP/1.1 200 OK\r\n" + HELLO + b" and more than was announced",
        b"HTTP/1.1 200 OK\r\nX-Note: \x80\x81\r\n" + HELLO,
    ],
    ids=[
        "lines",
        "no reason",
        "a reason in another encoding",
        "until the end",
        "chunks",
        "upgrade",
        "hints",
        "more",
        "bytes",
    ],
)
async def test_what_browsers_read_is_read(answer: bytes) -> None:
    got = await fetch({"/": raw(answer)})
    assert (got.status, got.body, got.truncated) == (200, b"hello", False)
    assert "link" not in got.headers
    assert "expires" not in got.headers


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello",
        CHUNKED + b"5\r\nhello\r\nnonsense\r\n",
        CHUNKED + b"5\r\nhello\r\n",
    ],
    ids=["shorter than announced", "a chunk without a size", "no last chunk"],
)
async def test_what_breaks_off_is_said_to_be_cut(answer: bytes) -> None:
    got = await fetch({"/": raw(answer)})
    assert (got.status, got.body, got.truncated) == (200, b"hello", True)


@pytest.mark.parametrize(
    ("method", "answer", "connections"),
    [
        ("GET", b"HTTP/1.1 200 OK\r\n" + HELLO, 1),
        ("HEAD", b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", 1),
        ("GET", b"HTTP/1.1 204 No Content\r\n\r\n", 1),
        ("GET", b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", 1),
        ("GET", b"HTTP/1.1 200 OK\r\nConnection: close\r\n" + HELLO, 2),
        ("GET", b"HTTP/1.0 200 OK\r\n" + HELLO, 2),
        ("GET", b"HTTP/1.1 200 OK\r\n" + HELLO + b"HTTP/1.1 200 OK\r\n" + HELLO, 2),
        ("HEAD", b"HTTP/1.1 200 OK\r\n" + HELLO, 2),
    ],
    ids=["body", "head", "no content", "not modified", "close", "1.0", "an answer too many", "head with a body"],
)
async def test_a_connection_serves_again_only_after_a_whole_answer(
    method: str, answer: bytes, connections: int
) -> None:
    first, second, made = await two_answers(method, answer)
    assert first.status == second.status
    assert first.body == second.body
    assert made == connections


async def two_answers(method: str, answer: bytes) -> tuple[Response, Response, int]:
    async def serve(wire: Wire) -> None:
        while await wire.reader.readuntil(b"\r\n\r\n"):
            await wire.send(answer)

    async with RawServer(serve) as server, door(QUICK) as network:
        network.http.ports.add(server.port)
        url = f"http://127.0.0.1:{server.port}/"
        first = await network.http.fetch(url + "1", method=method)
        second = await network.http.fetch(url + "2", method=method)
        return first, second, server.connections


async def test_a_header_cannot_end_where_it_should_not() -> None:
    with pytest.raises(Exception, match="line break"):
        await fetch({"/": "x"}, headers={"If-None-Match": 'W/"a"\r\nX-Injected: yes'})


async def test_what_was_read_is_let_go_without_the_garbage_collector() -> None:
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            await fetch({"/": "x" * 10_000})
        left = [type(each).__name__ for each in gc.get_objects()]
    finally:
        gc.enable()
    assert not {"_Answer", "HttpResponseParser"} & set(left)
