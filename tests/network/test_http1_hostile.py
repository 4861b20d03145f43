"""Answers that are made to hurt: without end, without sense, or made of pieces that mean something later."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

import pytest

from channelaudit.config.doors import Bounds
from lab.web import Request, Wire, flood, raw
from network.asking import QUICK, failure, fetch

HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
SMALL = replace(QUICK, bounds=Bounds(wire=20_000, headers=10_000), timeout=20.0)
LONG = b"x" * 10_000


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (CHUNKED + b"5\r\nhello\r\n0\r\n", b"X-More: and more\r\n" * 1_000),
        (CHUNKED + b"5\r\nhello\r\n0\r\nX-More: ", LONG),
        (CHUNKED + b"5\r\nhello\r\n5;x=", LONG),
        (CHUNKED + b"5\r\nhello\r\n", b"1\r\nx\r\n" * 1_000),
        (HEAD + b"\r\nhello", LONG),
    ],
    ids=["trailers", "one trailer", "one extension", "chunks of one byte", "body"],
)
async def test_what_has_no_end_is_cut(head: bytes, piece: bytes) -> None:
    began = time.monotonic()
    got = await fetch({"/": flood(head, piece, 100_000)}, settings=SMALL)
    assert got.body.startswith(b"hello")
    assert got.truncated
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100),
        (HEAD, b"X-A: b\r\n" * 1_000),
        (HEAD, LONG),
    ],
    ids=["hints", "headers", "one line"],
)
async def test_a_head_without_end_is_refused(head: bytes, piece: bytes) -> None:
    assert (await failure({"/": flood(head, piece, 100_000)}, SMALL)).kind in ("too_large", "protocol")


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 5\r\nContent-Length: 5\r\n",
        b"Content-Length: 5, 5\r\n",
        b"Content-Length: 7\r\nTransfer-Encoding: identity\r\n",
        b"this line has no name\r\nContent-Length: 5\r\n",
        b"X (odd) [name]: x\r\nContent-Length: 5\r\n",
        b"X-Space : x\r\nContent-Length: 5\r\n",
        b"X-Bare: a\rb\r\nContent-Length: 5\r\n",
        b": x\r\nContent-Length: 5\r\n",
        b"Content-Length: \r\n",
    ],
    ids=["twice", "list", "identity", "no name", "odd name", "space", "bare return", "empty name", "no length"],
)
async def test_heads_that_browsers_read(head: bytes) -> None:
    got = await fetch({"/": raw(HEAD + b"Content-Type: text/plain\r\n" + head + b"\r\nhello")})
    assert (got.status, got.body, got.truncated) == (200, b"hello", False)
    assert got.content_type == "text/plain"


async def test_a_head_that_comes_in_pieces_is_read_as_well() -> None:
    async def script(_: Request, wire: Wire) -> None:
        for piece in (HEAD + b"this line has no name\r\n", b"Content-Type: text/plain\r\n", b"\r\nhello"):
            await wire.send(piece)
            await asyncio.sleep(0.05)

    got = await fetch({"/": script})
    assert (got.body, got.content_type) == (b"hello", "text/plain")


async def test_chunks_count_more_than_a_length() -> None:
    got = await fetch(
        {"/": raw(HEAD + b"Content-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")}
    )
    assert (got.body, got.truncated) == (b"hello", False)


async def test_two_lengths_that_contradict_each_other_are_refused() -> None:
    answer = raw(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello")
    assert (await failure({"/": answer})).kind == "protocol"
