from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from channelaudit import HOMEPAGE, __version__
from channelaudit.config.settings import Bounds, ConnectTo, Settings
from channelaudit.network import Network, Response, Unreachable
from lab.certificates import ca_file, server_context
from lab.http2 import speak
from lab.names import NameServer, Records
from lab.web import (
    RawServer,
    Reply,
    Request,
    Route,
    WebServer,
    Wire,
    drip,
    flood,
    free_port,
    raw,
    redirect,
    reset_after,
    silence,
)

QUICK = Settings(allow_private=True, rate=0, retries=0, timeout=2.0)


@asynccontextmanager
async def door(settings: Settings = QUICK, *servers: WebServer) -> AsyncIterator[Network]:
    async with Network(settings) as network:
        network.http.ports.update(server.port for server in servers)
        yield network


async def fetch(routes: dict[str, Route], path: str = "/", settings: Settings = QUICK, **options: Any) -> Response:
    async with WebServer(routes) as server, door(settings, server) as network:
        return await network.http.fetch(server.url + path, **options)


async def failure(routes: dict[str, Route], settings: Settings = QUICK) -> Unreachable:
    with pytest.raises(Unreachable) as caught:
        await fetch(routes, settings=settings)
    return caught.value


NO_STORE = ("Cache-Control", "no-store")


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


async def test_redirects_are_followed_and_listed() -> None:
    routes: dict[str, Route] = {"/": redirect("/a", 301), "/a": redirect("b?x=1#frag", 307), "/b": "here"}
    answer = await fetch(routes)
    assert answer.body == b"here"
    assert answer.final_url.endswith("/b?x=1")
    assert [url.rpartition("/")[2] for url in answer.redirects] == ["", "a"]


async def test_a_redirect_can_be_the_answer() -> None:
    assert (await fetch({"/": redirect("/a")}, follow=False)).status == 302
    answer = await fetch({"/": redirect("http://elsewhere.example/")}, stay=lambda url: "elsewhere" not in url)
    assert (answer.status, answer.headers["location"]) == (302, "http://elsewhere.example/")


async def test_a_cookie_that_a_redirect_sets_is_sent_back() -> None:
    def home(request: Request) -> Reply:
        return Reply(body="in") if "seen=1" in request.headers.get("cookie", "") else redirect("/", Set_Cookie="seen=1")

    assert (await fetch({"/": home})).body == b"in"


@pytest.mark.parametrize(
    "routes",
    [
        {"/": redirect("/")},
        {"/": redirect("/a"), "/a": redirect("/")},
        {"*": lambda request: redirect(request.target + "a")},
    ],
)
async def test_redirects_without_end(routes: dict[str, Route]) -> None:
    assert (await failure(routes)).kind == "redirect"


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("http://127.0.0.1/", "private"),
        ("http://[::ffff:169.254.169.254]/", "private"),
        ("http://2130706433/", "private"),
        ("http://[64:ff9b::7f00:1]/", "private"),
        ("http://sklep.example:22/", "disallowed"),
        ("http://admin:secret@sklep.example/", "disallowed"),
        ("file:///etc/passwd", "protocol"),
        ("gopher://sklep.example/", "protocol"),
        ("http://[::1/", "redirect"),
        ("http://sklep.example/" + "a" * 3_000, "too_large"),
    ],
)
async def test_no_redirect_leads_inside(target: str, kind: str) -> None:
    async with WebServer({"/": redirect(target)}) as server:
        settings = replace(QUICK, allow_private=False, connect_to=(server.detour("sklep.example"),))
        async with door(settings) as network:
            with pytest.raises(Unreachable) as caught:
                await network.http.fetch("http://sklep.example/")
    assert caught.value.kind == kind
    if kind == "private":
        assert "refused to dial a private address" in str(caught.value.detail)


async def test_a_name_that_leads_inside_is_refused_and_rebinding_gains_nothing() -> None:
    async with WebServer({"/": "inside"}) as server:
        answers = iter(["203.0.113.9", "127.0.0.1", "127.0.0.1"])
        first = {"A": [next(answers)]}
        records: Records = {"evil.example": lambda kind, before: first if before == 0 else {"A": ["127.0.0.1"]}}
        async with NameServer(records) as names:
            settings = Settings(dns_server=names.address, rate=0, retries=0, timeout=1.0)
            async with door(settings, server) as network:
                for _ in range(2):
                    with pytest.raises(Unreachable):
                        await network.http.fetch(f"http://evil.example:{server.port}/")
    assert not server.requests


async def test_hosts_are_told_apart_by_the_name_server() -> None:
    records: Records = {"empty.example": {"TXT": ["x"]}, "broken.example": "servfail", "slow.example": "silent"}
    async with NameServer(records) as names, door(replace(QUICK, dns_server=names.address)) as network:
        outcomes = {}
        for host in ("gone.example", "empty.example", "broken.example", "slow.example"):
            with pytest.raises(Unreachable) as caught:
                await network.http.fetch(f"http://{host}/")
            outcomes[host] = (caught.value.kind, caught.value.definite)
    assert outcomes == {
        "gone.example": ("dns", True),
        "empty.example": ("dns", True),
        "broken.example": ("dns", False),
        "slow.example": ("timeout", False),
    }


async def test_connect_to_is_as_in_curl() -> None:
    async with WebServer({"/": "one"}) as one, WebServer({"/": "other"}) as other:
        detours = (
            ConnectTo("sklep.example", 80, "127.0.0.1", one.port),
            ConnectTo("", 0, "127.0.0.1", other.port),
        )
        async with door(Settings(connect_to=detours, rate=0)) as network:
            assert (await network.http.fetch("http://SKLEP.example/")).body == b"one"
            assert (await network.http.fetch("http://inny.example/")).body == b"other"
    assert one.requests[0].host == "sklep.example"


async def test_a_host_that_refuses_is_definite() -> None:
    port = free_port()
    async with door() as network:
        network.http.ports.add(port)
        with pytest.raises(Unreachable) as caught:
            await network.http.fetch(f"http://127.0.0.1:{port}/")
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
        (raw(b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 200_000 + b"\r\n"), "protocol"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: banana\r\n\r\n"), "protocol"),
    ],
)
async def test_broken_servers(route: Route, kind: str) -> None:
    began = time.monotonic()
    error = await failure({"/": route}, replace(QUICK, timeout=0.6))
    assert error.kind == kind
    assert not error.definite
    assert time.monotonic() - began < 3.0


async def test_what_fails_for_a_moment_is_asked_again() -> None:
    def home(request: Request) -> Reply:
        return Reply(503, headers=(("Retry-After", "0"),)) if request.number < 2 else Reply(body="at last")

    async with WebServer({"/": home}) as server, door(replace(QUICK, retries=2), server) as network:
        assert (await network.http.fetch(server.url + "/")).body == b"at last"
        assert network.http.requests["127.0.0.1"] == 3


async def test_a_server_that_asks_for_too_much_patience_is_not_pressed() -> None:
    async with (
        WebServer({"/": Reply(503, headers=(("Retry-After", "3600"),))}) as server,
        door(replace(QUICK, retries=2), server) as network,
    ):
        assert (await network.http.fetch(server.url + "/")).status == 503
    assert len(server.requests) == 1


async def test_a_silent_host_is_not_waited_for_again_and_again() -> None:
    settings = replace(QUICK, retries=1, timeout=0.2)
    async with WebServer({"*": silence}) as server, door(settings, server) as network:
        for path in ("/a", "/b", "/c"):
            with pytest.raises(Unreachable):
                await network.http.fetch(server.url + path)
    assert server.paths == ["/a", "/a", "/b", "/c"]


async def test_the_same_question_is_asked_once() -> None:
    async with WebServer({"/": Reply(body="x", delay=0.05)}) as server, door(QUICK, server) as network:
        answers = await asyncio.gather(*(network.http.fetch(server.url + "/") for _ in range(5)))
        await network.http.fetch(server.url + "/")
    assert len(answers) == 5
    assert len(server.requests) == 1


async def test_at_most_so_many_at_a_time() -> None:
    async with WebServer({"*": Reply(body="x", delay=0.03)}) as server, door(replace(QUICK, jobs=3), server) as network:
        await asyncio.gather(*(network.http.fetch(f"{server.url}/{n}") for n in range(12)))
    assert server.most_at_once == 3


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


async def test_an_idn_host_is_asked_for_in_ascii() -> None:
    async with WebServer({"/": "x"}) as server, door(Settings(connect_to=(server.detour(),), rate=0)) as network:
        await network.http.fetch("http://żółw.example/")
    assert server.requests[0].host == "xn--w-uga1v8h.example"


async def test_a_proxy_is_used_when_the_user_names_one(monkeypatch: pytest.MonkeyPatch) -> None:
    async with WebServer({"*": "through the proxy"}) as proxy:
        async with door(replace(QUICK, proxy=proxy.url, allow_private=False)) as network:
            answer = await network.http.fetch("http://sklep.example/a")
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        async with door(replace(QUICK, timeout=1.0)) as network:
            with pytest.raises(Unreachable):
                await network.http.fetch("http://sklep.invalid/")
    assert answer.body == b"through the proxy"
    assert proxy.paths == ["http://sklep.example/a"]


async def test_other_methods_are_sent_each_time() -> None:
    async with WebServer({"/": Reply(body="x")}) as server, door(QUICK, server) as network:
        for _ in range(2):
            await network.http.fetch(server.url + "/", method="POST", content=b"a=1", headers={"X-A": "b"})
    assert [(r.method, r.headers["x-a"]) for r in server.requests] == [("POST", "b")] * 2


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
