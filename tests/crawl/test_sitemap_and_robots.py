from __future__ import annotations

import gzip
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channelaudit.config.settings import Settings
from channelaudit.crawl import robots, sitemap
from channelaudit.crawl.rulebook import Rulebook
from channelaudit.network import Network
from lab.web import Reply, Route, WebServer

QUICK = Settings(allow_private=True, rate=0, retries=0, timeout=10.0)


def urlset(*urls: str) -> str:
    return "<?xml version='1.0'?><urlset>" + "".join(f"<url><loc> {u} </loc></url>" for u in urls) + "</urlset>"


@pytest.mark.parametrize(
    ("body", "pages", "more"),
    [
        (urlset("https://s.example/a?x=1&amp;y=2").encode(), ("https://s.example/a?x=1&y=2",), ()),
        (gzip.compress(urlset("https://s.example/a").encode(), mtime=0), ("https://s.example/a",), ()),
        (b"<urlset><url><loc><![CDATA[https://s.example/a]]></loc></url></urlset>", ("https://s.example/a",), ()),
        (b"<sm:urlset><sm:url><sm:loc>https://s.example/a</sm:loc></sm:url>", ("https://s.example/a",), ()),
        (b"https://s.example/a\nhttps://s.example/b\n", ("https://s.example/a", "https://s.example/b"), ()),
        (b"<sitemapindex><sitemap><loc>https://s.example/1.xml</loc></sitemap>", (), ("https://s.example/1.xml",)),
        (b"<html><body>Not found</body></html>", (), ()),
        (b"\x1f\x8bnot gzip", (), ()),
        (b"", (), ()),
    ],
)
def test_files(body: bytes, pages: tuple[str, ...], more: tuple[str, ...]) -> None:
    assert sitemap.parse(body, 100_000) == (pages, more)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(body: bytes) -> None:
    sitemap.parse(body, 1_000)
    robots.parse(body).allows("https://s.example/")


async def read(routes: dict[str, Route], most: int = 100) -> tuple[list[str], list[str], list[str]]:
    async with WebServer(routes) as server, Network(QUICK) as network:
        network.http.ports.add(server.port)
        found, failures = await sitemap.read(
            (server.url + "/sitemap.xml",), network, lambda url: url.startswith(server.url), most
        )
        paths = [url.removeprefix(server.url) for url in found]
        return paths, [failure.kind for failure in failures], server.paths


async def test_an_index_is_followed_and_one_that_includes_itself_ends() -> None:
    def index(host: str, *names: str) -> str:
        entries = "".join(f"<sitemap><loc>http://{host}/{n}</loc></sitemap>" for n in names)
        return f"<sitemapindex>{entries}</sitemapindex>"

    routes: dict[str, Route] = {
        "/sitemap.xml": lambda r: Reply(body=index(r.host, "sitemap.xml", "products.xml", "pages.xml", "../etc")),
        "/pages.xml": lambda r: Reply(body=urlset(f"http://{r.host}/kontakt", "https://elsewhere.example/x")),
        "/products.xml": lambda r: Reply(body=urlset(f"http://{r.host}/p1")),
    }
    found, failures, asked = await read(routes)
    assert found == ["/kontakt", "/p1"]
    assert not failures
    assert asked.count("/sitemap.xml") == 1


async def test_a_missing_sitemap_is_no_failure_and_an_unreachable_one_is() -> None:
    assert await read({}) == ([], [], ["/sitemap.xml"])
    _, failures, _ = await read({"/sitemap.xml": Reply(302, headers=(("Location", "/sitemap.xml"),))})
    assert failures == ["redirect"]


async def test_only_so_many_entries() -> None:
    routes: dict[str, Route] = {
        "/sitemap.xml": lambda r: Reply(body=urlset(*(f"http://{r.host}/{n}" for n in range(500))))
    }
    found, _, _ = await read(routes, most=50)
    assert len(found) == 50


async def ask(route: Route | None, patience: float = 10.0) -> robots.Robots:
    routes = {} if route is None else {"/robots.txt": route}
    async with WebServer(routes) as server, Network(replace(QUICK, timeout=patience)) as network:
        network.http.ports.add(server.port)
        rules = await robots.ask(server.url + "/a/b", network)
    assert set(server.paths) <= {"/robots.txt"}
    return rules


async def test_rules() -> None:
    text = (
        "User-agent: *\nDisallow: /konto\nAllow: /konto/rejestracja\nCrawl-delay: 2\nSitemap: https://s.example/s.xml"
    )
    rules = await ask(Reply(body=text, type="text/plain"))
    assert rules.allows("https://s.example/kontakt")
    assert not rules.allows("https://s.example/konto/x")
    assert rules.allows("https://s.example/konto/rejestracja")
    assert (rules.delay, rules.sitemaps) == (2.0, ("https://s.example/s.xml",))


async def test_rules_for_this_program_alone() -> None:
    rules = await ask(
        Reply(body="User-agent: channelaudit\nDisallow: /\n\nUser-agent: *\nDisallow:", type="text/plain")
    )
    assert not rules.allows("https://s.example/")


@pytest.mark.parametrize(
    "route",
    [
        None,
        Reply(403),
        Reply(body="<html><h1>Oops</h1><pre>\nUser-agent: *\nDisallow: /\n</pre>"),
        Reply(body=b"\x00\xff" * 5_000),
    ],
)
async def test_no_rules_allow_all(route: Route | None) -> None:
    rules = await ask(route)
    assert rules.allows("https://s.example/")
    assert rules.failure is None
    assert (rules.delay, rules.sitemaps) == (0.0, ())


@pytest.mark.parametrize(
    ("route", "kind"), [(Reply(500), "status"), (Reply(429), "status"), (Reply(delay=1.0), "timeout")]
)
async def test_rules_that_cannot_be_asked_forbid_all(route: Route, kind: str) -> None:
    rules = await ask(route, 0.3 if kind == "timeout" else 10.0)
    assert not rules.allows("https://s.example/")
    assert rules.failure is not None
    assert rules.failure.kind == kind


async def test_ten_megabytes_of_rules_are_read_in_part() -> None:
    body = "User-agent: *\nDisallow: /konto\n" + "Disallow: /x\n" * 900_000
    rules = await ask(Reply(body=body, type="text/plain"))
    assert not rules.allows("https://s.example/konto")


async def test_the_pace_that_rules_ask_for_is_kept() -> None:
    text = "User-agent: *\nCrawl-delay: 2\n"
    routes: dict[str, Route] = {"/robots.txt": Reply(body=text, type="text/plain")}
    async with WebServer(routes) as server, Network(QUICK) as network:
        network.http.ports.add(server.port)
        rulebook = Rulebook(network, [])
        await rulebook.rules(server.url + "/a")
        await rulebook.close()
        assert network.http.pace.lane("127.0.0.1").delay == 2.0
