"""Sites and pages that do not answer with a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.crawl import crawl
from channelaudit.network import Network
from crawl.crawling import QUICK, page, run, unread
from lab.certificates import ca_file, server_context
from lab.web import Reply, Request, Route, WebServer, free_port, redirect, silence


async def test_what_is_not_html_is_noted_and_not_read() -> None:
    routes: dict[str, Route] = {
        "/": page("/regulamin.pdf|Regulamin", "/kontakt|Kontakt", "/zdjecie.jpg|x", "/dane|O nas"),
        "/regulamin.pdf": Reply(body=b"%PDF-1.7", type="application/pdf"),
        "/dane": Reply(body="{}", type="application/json"),
        "/kontakt": Reply(body=page(title="Kontakt"), type=""),
    }
    done = await run(routes)
    errors = {p.url.rpartition("/")[2]: p.error and p.error.kind for p in done.crawl.pages}
    assert errors == {"": None, "kontakt": None, "regulamin.pdf": "not_html", "dane": "not_html"}
    assert not done.crawl.complete  # the terms in the PDF may name the address


async def test_answers_of_all_kinds() -> None:
    routes: dict[str, Route] = {
        "/": page("/kontakt|Kontakt", "/o-nas|O nas", "/regulamin|Regulamin", "/faq|FAQ", "/zwroty|Zwroty"),
        "/kontakt": Reply(404),
        "/o-nas": Reply(500),
        "/regulamin": Reply(403, "<title>Just a moment...</title>"),
        "/faq": Reply(401),
        "/zwroty": silence,
    }
    done = await run(routes, replace(QUICK, timeout=2.0))
    got = {p.url.rpartition("/")[2]: (p.status, p.error.kind if p.error else "") for p in done.crawl.pages}
    assert got == {
        "": (200, ""),
        "kontakt": (404, "status"),
        "o-nas": (500, "status"),
        "regulamin": (403, "blocked"),
        "faq": (401, "login_wall"),
        "zwroty": (0, "timeout"),
    }
    assert sorted(kind for _, kind in done.kinds) == ["blocked", "login_wall", "status", "timeout"]
    assert not done.crawl.complete


async def test_a_dead_contact_link_is_a_fact() -> None:
    done = await run({"/": page("/kontakt|Kontakt")})
    assert done.page("/kontakt").status == 404
    assert done.crawl.complete
    assert not done.crawl.failures


async def test_a_page_that_only_says_it_is_there() -> None:
    routes: dict[str, Route] = {
        "/": page("/kontakt|Kontakt", "/o-nas|O nas", "/regulamin|Regulamin"),
        "/o-nas": page(title="Nie znaleziono"),
        "/regulamin": page(title="Regulamin"),
        "/kontakt": page(title="Strona nie istnieje"),
        "*": page(title="Strona nie istnieje"),
    }
    done = await run(routes)
    error = done.page("/kontakt").error
    assert error is not None
    assert (error.kind, done.page("/kontakt").status) == ("status", 200)
    assert done.page("/o-nas").error is None
    assert done.page("/regulamin").error is None
    assert done.crawl.failures == ()  # what is certainly not there leaves nothing open
    assert done.crawl.complete


ROSE = " ".join(f"róża{number}" for number in range(60))
TULIP = " ".join(f"tulipan{number}" for number in range(40))


@pytest.mark.parametrize(
    ("contact", "anything_else"),
    [
        (page(title="Nie znaleziono"), Reply(404, page(title="Nie znaleziono"))),
        (page(title="Nie znaleziono", extra=ROSE), page(title="Nie znaleziono", extra=ROSE + TULIP)),
        (page(title="Nie znaleziono", extra=ROSE + TULIP), page(title="Nie znaleziono", extra=ROSE)),
        (page(title="Nie znaleziono", extra=ROSE + TULIP), page(title="Nie istnieje", extra=ROSE + TULIP)),
    ],
    ids=["others are 404", "others say more", "others say less", "another title"],
)
async def test_a_page_that_says_something_of_its_own_is_there(contact: str, anything_else: Route) -> None:
    done = await run({"/": page("/kontakt|Kontakt"), "/kontakt": contact, "*": anything_else})
    assert done.page("/kontakt").error is None


@pytest.mark.parametrize("settled", [True, False], ids=["refused for good", "no answer"])
async def test_a_contact_page_that_cannot_be_had_leaves_open_what_is_missing_unless_it_is_for_good(
    *, settled: bool
) -> None:
    home = page("http://pomoc.sklep.example/kontakt|Kontakt", "/regulamin|Regulamin")
    async with WebServer({"/": home, "/regulamin": page(), "/kontakt": silence}) as server:
        closed = ConnectTo("pomoc.sklep.example", 80, "127.0.0.1", free_port())
        doors = (closed, server.detour()) if settled else (server.detour(),)
        async with Network(replace(QUICK, timeout=1.0, connect_to=doors, ignore_robots=True)) as network:
            result = await crawl("http://sklep.example/", network.settings, network, unread, lambda u, n: None)
    assert [f.kind for f in result.failures] == ["refused" if settled else "timeout"]
    assert result.complete is settled


async def test_all_that_is_not_there_leads_to_one_address_whatever_stands_on_it() -> None:
    def lost(request: Request) -> Reply:
        return Reply(body=page(title=f"Nie znaleziono, próba {request.number}", extra=ROSE * request.number))

    done = await run(
        {"/": page("/kontakt|Kontakt"), "/lost": lost, "/robots.txt": Reply(404), "*": redirect("/lost")},
    )
    error = done.page("/kontakt").error
    assert error is not None
    assert error.kind == "status"


async def test_a_site_behind_a_shield() -> None:
    done = await run({"*": Reply(403, "<title>Just a moment...</title>", headers=(("cf-mitigated", "challenge"),))})
    assert done.visited == []
    assert ("crawl", "blocked") in done.kinds
    assert not done.crawl.complete
    assert set(done.paths) <= {"/", "/robots.txt"}


async def test_a_home_page_that_is_missing_is_not_the_end() -> None:
    done = await run({"/kontakt": page(title="Kontakt")})
    assert done.visited == ["/kontakt"]
    assert not done.crawl.complete


async def test_a_site_that_is_not_there() -> None:
    detour = ConnectTo("", 0, "127.0.0.1", free_port())
    async with Network(Settings(connect_to=(detour,))) as network:
        result = await crawl("http://sklep.example", network.settings, network, unread, lambda u, n: None)
    assert [(p.status, p.error and p.error.kind) for p in result.pages] == [(0, "refused")]
    assert [failure.kind for failure in result.failures] == ["refused"]
    assert not result.complete


@pytest.mark.parametrize(
    "site", ["ftp://sklep.example/", "http://", "http://[::1", "sklep example", "http://a:b@sklep.example/"]
)
async def test_what_is_no_address(site: str) -> None:
    async with Network(Settings(timeout=1.0, dns_server="127.0.0.1:9")) as network:
        result = await crawl(site, network.settings, network, unread, lambda u, n: None)
    assert result.failures
    assert not result.complete


async def test_without_scheme_https_is_tried_first_and_then_http(tmp_path: Path) -> None:
    async with (
        WebServer({"*": page()}, tls=server_context("sklep.example")) as secure,
        WebServer({"*": page()}) as plain,
    ):
        both = Settings(connect_to=(secure.detour(), plain.detour()), ca_file=ca_file(tmp_path), rate=0)
        async with Network(both) as network:
            result = await crawl("sklep.example", both, network, unread, lambda u, n: None)
        assert (result.final_url, result.failures) == ("https://sklep.example/", ())
        only = Settings(connect_to=(ConnectTo("", 443, "127.0.0.1", free_port()), plain.detour()), rate=0)
        async with Network(only) as network:
            result = await crawl("sklep.example", only, network, unread, lambda u, n: None)
        assert result.final_url == "http://sklep.example/"
        assert "went on over http" in str(result.failures[0].detail)
        assert result.complete
