"""What is asked for once only, within a run and between runs."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from lab.web import (
    Reply,
    Request,
    WebServer,
)
from network.asking import QUICK, door

NO_STORE = ("Cache-Control", "no-store")


async def test_the_same_question_is_asked_once() -> None:
    async with WebServer({"/": Reply(body="x", delay=0.05)}) as server, door(QUICK, server) as network:
        answers = await asyncio.gather(*(network.http.fetch(server.url + "/") for _ in range(5)))
        await network.http.fetch(server.url + "/")
    assert len(answers) == 5
    assert len(server.requests) == 1


async def test_a_page_that_has_not_changed_is_not_sent_again(tmp_path: Path) -> None:
    def page(request: Request) -> Reply:
        if request.headers.get("if-none-match") == '"1"':
            return Reply(304, headers=(("ETag", '"1"'), ("X-Now", "2")))
        return Reply(body="<p>żółć", headers=(("ETag", '"1"'), ("Set-Cookie", "a=b")))

    keeping = replace(QUICK, cache_dir=str(tmp_path / "kept"))
    async with WebServer({"/": page, "/unmarked": "x", "/secret": Reply(headers=(("ETag", "x"), NO_STORE))}) as server:
        for _ in range(2):
            async with door(keeping, server) as network:
                answer = await network.http.fetch(server.url + "/")
                await network.http.fetch(server.url + "/unmarked")
                await network.http.fetch(server.url + "/secret")
        assert (answer.status, answer.body.decode(), answer.media_type) == (200, "<p>żółć", "text/html")
        assert answer.headers["x-now"] == "2"
        assert "set-cookie" not in answer.headers
        assert [request.headers.get("if-none-match") for request in server.requests] == [None] * 3 + ['"1"', None, None]
        (file,) = (tmp_path / "kept" / "pages").iterdir()
        file.write_bytes(file.read_bytes()[:-1])
        async with door(keeping, server) as network:
            assert (await network.http.fetch(server.url + "/")).body.decode() == "<p>żółć"
        assert "if-none-match" not in server.requests[-1].headers


async def test_a_cache_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    blocked = replace(QUICK, cache_dir=str(tmp_path / "file"))
    async with (
        WebServer({"/": Reply(body="x", headers=(("ETag", "1"),))}) as server,
        door(blocked, server) as network,
    ):
        assert (await network.http.fetch(server.url + "/")).status == 200


async def test_a_page_that_was_cut_is_not_kept(tmp_path: Path) -> None:
    """Kept, it would look like a whole one the next time."""
    settings = replace(QUICK, cache_dir=str(tmp_path), bounds=replace(QUICK.bounds, body=1_000))
    async with WebServer({"/": Reply(body="x" * 2_000, headers=(("ETag", '"1"'),))}) as server:
        for _ in range(2):
            async with door(settings, server) as network:
                assert (await network.http.fetch(server.url + "/")).truncated
    assert [request.headers.get("if-none-match") for request in server.requests] == [None, None]
