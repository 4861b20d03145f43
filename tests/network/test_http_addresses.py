"""Where a question goes: redirects, names, detours, proxies, and never inside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.network import Unreachable
from lab.names import NameServer, Records
from lab.web import (
    Reply,
    Request,
    Route,
    WebServer,
    redirect,
)
from network.asking import QUICK, door, failure, fetch


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
        ("http://admin@sklep.example/", "disallowed"),
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
    settings = replace(QUICK, timeout=3.0)
    async with NameServer(records) as names, door(replace(settings, dns_server=names.address)) as network:
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


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.0.0.1", "0x7f.1", "169.254.169.254"])
async def test_a_proxy_is_no_way_in(host: str) -> None:
    async with (
        WebServer({"*": "inside"}) as proxy,
        door(replace(QUICK, proxy=proxy.url, allow_private=False)) as network,
    ):
        with pytest.raises(Unreachable) as caught:
            await network.http.fetch(f"http://{host}/")
    assert caught.value.kind == "private"
    assert not proxy.requests


@pytest.mark.parametrize("name", ["", "sklep.example"])
async def test_a_host_with_nothing_but_ipv6(name: str) -> None:
    records: Records = {"sklep.example": {"AAAA": ["::1"]}}
    async with (
        WebServer({"/": "six"}, address="::1") as server,
        NameServer(records) as names,
        door(replace(QUICK, dns_server=names.address), server) as network,
    ):
        url = f"http://{name}:{server.port}" if name else server.url
        answer = await network.http.fetch(url + "/")
    assert answer.body == b"six"
    assert server.requests[0].host == url.removeprefix("http://")
