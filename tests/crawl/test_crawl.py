from __future__ import annotations

import asyncio
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from channelaudit.config.settings import Bounds, ConnectTo, Settings
from channelaudit.crawl import Crawler, Reading, crawl
from channelaudit.network import Network
from crawl.crawling import QUICK, SITE, TEXT, page, run
from lab.certificates import ca_file, server_context
from lab.web import Reply, Request, Route, WebServer, free_port, redirect, silence


async def test_contact_pages_come_first() -> None:
    routes: dict[str, Route] = {
        "/": page(*(f"/produkt/{n}|Rower {n}" for n in range(30)), "/regulamin|Regulamin", "/kontakt|Kontakt"),
        "/kontakt": page(title="Kontakt"),
        "/regulamin": page(title="Regulamin"),
        "*": page(title="Rower"),
    }
    done = await run(routes, replace(QUICK, jobs=1, max_pages=6))
    assert done.visited[:3] == ["/", "/kontakt", "/regulamin"]
    assert len(done.crawl.pages) == 6
    assert done.crawl.complete
    assert done.page("/kontakt").role == "contact"
    assert done.page("/kontakt").found_on == SITE
    assert (done.page("/").role, done.page("/").depth, done.page("/").language) == ("home", 0, "pl")
    assert [(link.role, link.text) for link in done.crawl.links if link.role == "contact"] == [("contact", "Kontakt")]
    assert dict(done.crawl.requests)["sklep.example"] == len(done.paths)


async def test_the_contact_page_itself_may_be_the_address_given() -> None:
    routes: dict[str, Route] = {
        "/": page("/o-nas|O nas"),
        "/kontakt%20nasz.html": page("/o-nas|O nas", title="Kontakt"),
    }
    done = await run(routes, site=SITE + "kontakt nasz.html")
    assert (done.page("/kontakt%20nasz.html").role, done.page("/").role) == ("contact", "home")
    assert done.crawl.complete


async def test_a_contact_page_whose_home_is_gone_is_no_failure() -> None:
    done = await run({"/kontakt": page(title="Kontakt")}, site=SITE + "kontakt")
    assert [p.role for p in done.crawl.pages if p.error is None] == ["contact"]
    assert not done.crawl.failures


async def test_a_shop_below_a_folder_is_its_home() -> None:
    done = await run({"/sklep": page("/sklep/kontakt|Kontakt"), "/sklep/kontakt": page()}, site=SITE + "sklep")
    assert [(p.url, p.role) for p in done.crawl.pages][:1] == [(SITE + "sklep", "home")]


async def test_each_page_is_asked_for_once() -> None:
    routes: dict[str, Route] = {
        "/": page("/a|a", "/a#x|a", "/a/|a", "http://www.sklep.example/a|a", "/?utm_source=x|h", "/index.html|h"),
        "/a": page("/|home"),
    }
    done = await run(routes)
    assert [path for path in done.paths if path not in ("/robots.txt", "/sitemap.xml")][:2] == ["/", "/a"]
    assert done.visited == ["/", "/a"]


async def test_product_cart_and_search_are_sampled() -> None:
    form = '<form action="/szukaj"><input name=q type=search></form>'
    others = [f"/rowery-{n}|Rowery {n}" for n in range(20)]
    routes: dict[str, Route] = {
        "/": page(*others, "/produkt/rower|Rower", "/koszyk|Koszyk", extra=form),
        "*": page(title="x"),
    }
    done = await run(routes, replace(QUICK, max_pages=5))
    assert {"/produkt/rower", "/koszyk", "/szukaj?q=a"} <= set(done.visited)


async def test_other_hosts_are_not_asked_and_own_subdomains_are() -> None:
    routes: dict[str, Route] = {
        "/": page("http://blog.sklep.example/o-nas|O nas", "http://obcy.example/kontakt|Kontakt"),
        "*": page(title="O nas"),
    }
    done = await run(routes)
    hosts = {request.host for request in done.server.requests}
    assert hosts == {"sklep.example", "blog.sklep.example"}


async def test_robots_are_obeyed_unless_told_otherwise() -> None:
    routes: dict[str, Route] = {
        "/robots.txt": Reply(body="User-agent: *\nDisallow: /kontakt\nDisallow: /konto", type="text/plain"),
        "/": page("/kontakt|Kontakt", "/konto|Konto", "/o-nas|O nas"),
        "*": page(title="x"),
    }
    done = await run(routes)
    assert "/kontakt" not in done.paths
    assert "http://sklep.example/konto" in done.crawl.skipped
    assert ("crawl", "robots") in done.kinds
    assert not done.crawl.complete
    assert "/kontakt" in (await run(routes, replace(QUICK, ignore_robots=True))).paths


async def test_robots_that_cannot_be_asked_leave_the_home_page() -> None:
    done = await run({"/robots.txt": Reply(500), "/": page("/kontakt|Kontakt"), "*": page()})
    assert done.visited == ["/"]
    assert ("robots", "status") in done.kinds
    assert not done.crawl.complete


async def test_a_sitemap_shows_pages_that_nobody_links_to() -> None:
    listed = "<urlset><url><loc>http://sklep.example/kontakt</loc></url></urlset>"
    routes: dict[str, Route] = {
        "/": page("/a|a"),
        "/sitemap.xml": listed,
        "/kontakt": page(title="Kontakt"),
        "/a": page(),
    }
    done = await run(routes)
    assert done.page("/kontakt").found_on == ""
    assert done.visited == ["/", "/kontakt", "/a"]


async def test_a_contact_page_without_a_link_is_looked_for_and_leaves_no_trace_when_missing() -> None:
    assert "/kontakt" in (await run({"/": page("/a|a"), "/a": page(), "/kontakt": page(title="Kontakt")})).visited
    done = await run({"/": page("/a|a"), "/a": page()})
    assert "/kontakt" in done.paths
    assert len(done.crawl.pages) == 2
    assert done.crawl.complete
    assert (await run({"*": page("/a|a", title="Witamy")})).visited == ["/", "/a"]


DETAILS = "<p>Fahrrad Muster GmbH, 10115 Berlin, Tel. 030 1234567, laden@sklep.example</p>"


async def test_an_imprint_with_contact_details_is_the_contact_page_where_there_is_no_other() -> None:
    routes: dict[str, Route] = {
        "/": page("/impressum|Impressum", "/ueber-uns|Über uns"),
        "/impressum": page(title="Impressum", extra=DETAILS),
        "/ueber-uns": page(title="Über uns", extra=DETAILS),
    }
    done = await run(routes)
    assert (done.page("/impressum").role, done.page("/ueber-uns").role) == ("contact", "about")
    routes["/kontakt"] = page(title="Kontakt")
    assert (await run(routes)).page("/impressum").role == "imprint"


async def test_redirects_canonical_base_and_refresh() -> None:
    routes: dict[str, Route] = {
        "/": redirect("/pl/", 301),
        "/pl/": page("kontakt|Kontakt", "/stary|O nas", "/gdzie-indziej|FAQ"),
        "/pl/kontakt": '<html><meta http-equiv="refresh" content="0;url=/kontakt-nowy"><a href=/x>dalej</a>' + TEXT,
        "/kontakt-nowy": '<base href="/pl/"><link rel=canonical href="/kontakt-nowy?a=1">' + page("dojazd|Dojazd"),
        "/stary": redirect("/pl/kontakt"),
        "/gdzie-indziej": redirect("http://obcy.example/"),
        "/x": page(),
    }
    done = await run(routes)
    assert done.crawl.final_url == "http://sklep.example/pl/"
    assert "/kontakt-nowy" in done.visited
    assert "/pl/dojazd" in done.paths
    assert done.visited.count("/pl/kontakt") == 1
    assert done.page("/stary").final_url.endswith("/pl/kontakt")
    away = done.page("/gdzie-indziej").error
    assert away is not None
    assert away.kind == "redirect"
    assert done.crawl.complete


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
    done = await run(routes, replace(QUICK, timeout=0.3))
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


async def test_a_site_behind_a_shield() -> None:
    done = await run({"*": Reply(403, "<title>Just a moment...</title>", headers=(("cf-mitigated", "challenge"),))})
    assert done.visited == []
    assert ("crawl", "blocked") in done.kinds
    assert not done.crawl.complete
    assert len(done.paths) == 1


async def test_a_home_page_that_is_missing_is_not_the_end() -> None:
    done = await run({"/kontakt": page(title="Kontakt")})
    assert done.visited == ["/kontakt"]
    assert not done.crawl.complete


async def test_a_site_that_is_not_there() -> None:
    detour = ConnectTo("", 0, "127.0.0.1", free_port())
    async with Network(Settings(connect_to=(detour,))) as network:
        result = await crawl("http://sklep.example", network.settings, network, lambda p, h: None, lambda u, n: None)
    assert [(p.status, p.error and p.error.kind) for p in result.pages] == [(0, "refused")]
    assert [failure.kind for failure in result.failures] == ["refused"]
    assert not result.complete


@pytest.mark.parametrize(
    "site", ["ftp://sklep.example/", "http://", "http://[::1", "sklep example", "http://a:b@sklep.example/"]
)
async def test_what_is_no_address(site: str) -> None:
    async with Network(Settings(timeout=1.0, dns_server="127.0.0.1:9")) as network:
        result = await crawl(site, network.settings, network, lambda p, h: None, lambda u, n: None)
    assert result.failures
    assert not result.complete


async def test_without_scheme_https_is_tried_first_and_then_http(tmp_path: Path) -> None:
    async with (
        WebServer({"*": page()}, tls=server_context("sklep.example")) as secure,
        WebServer({"*": page()}) as plain,
    ):
        both = Settings(connect_to=(secure.detour(), plain.detour()), ca_file=ca_file(tmp_path), rate=0)
        async with Network(both) as network:
            result = await crawl("sklep.example", both, network, lambda p, h: None, lambda u, n: None)
        assert (result.final_url, result.failures) == ("https://sklep.example/", ())
        only = Settings(connect_to=(ConnectTo("", 443, "127.0.0.1", free_port()), plain.detour()), rate=0)
        async with Network(only) as network:
            result = await crawl("sklep.example", only, network, lambda p, h: None, lambda u, n: None)
        assert result.final_url == "http://sklep.example/"
        assert "went on over http" in str(result.failures[0].detail)
        assert result.complete


async def test_the_port_that_the_user_gave() -> None:
    async with WebServer({"*": page("/a|a")}) as server:
        settings = replace(QUICK, allow_private=True)
        async with Network(settings) as network:
            result = await crawl(server.url, settings, network, lambda p, h: None, lambda u, n: None)
    assert len(result.pages) == 2


async def test_what_the_reader_found_out_is_kept() -> None:
    async with WebServer({"/": page()}) as server:
        settings = replace(QUICK, connect_to=(server.detour(),))
        async with Network(settings) as network:
            reading = Reading(language="cs", title="Lepší", platform="shoptet")
            result = await crawl(SITE, settings, network, lambda p, h: reading, lambda u, n: None)
    assert (result.pages[0].language, result.pages[0].title, result.platform) == ("cs", "Lepší", "shoptet")


async def test_an_endless_calendar_ends() -> None:
    def month(request: Request) -> Reply:
        number = int((re.findall(r"m=(\d+)", request.target) or ["0"])[0])
        return Reply(body=page(f"/kal?m={number + 1}|dalej"))

    done = await run(
        {"/": page("/kal?m=0|Kalendarz"), "/kal": month}, replace(QUICK, max_pages=500, bounds=Bounds(depth=99))
    )
    assert len(done.crawl.pages) < 40


async def test_depth_and_length_of_addresses_are_bounded() -> None:
    routes: dict[str, Route] = {"*": lambda r: Reply(body=page(f"{r.target.rstrip('/')}/x{r.number}{len(r.target)}|x"))}
    done = await run(routes, replace(QUICK, bounds=Bounds(depth=3)))
    assert max(p.depth for p in done.crawl.pages) == 3
    done = await run({"/": page("/" + "a" * 3_000 + "|x")})
    assert len(done.crawl.pages) == 1


async def test_a_cut_page_is_named() -> None:
    done = await run({"/": page() + "x" * 50_000}, replace(QUICK, bounds=Bounds(body=20_000)))
    assert ("crawl", "too_large") in done.kinds
    assert not done.crawl.complete
    done = await run({"/": page(*("/a|a" for _ in range(50)))}, replace(QUICK, bounds=Bounds(links=20)))
    assert ("crawl", "too_large") in done.kinds


async def test_a_page_that_a_script_draws_proves_nothing() -> None:
    done = await run({"/": "<html><div id=app></div><script src=/x.js></script>"})
    assert ("crawl", "skipped") in done.kinds
    assert not done.crawl.complete


async def test_when_the_time_is_up_what_was_gathered_is_kept() -> None:
    routes: dict[str, Route] = {"/": page(*(f"/{n}|x" for n in range(50))), "*": Reply(body=page(), delay=0.3)}
    began = time.monotonic()
    done = await run(routes, replace(QUICK, deadline=1.5, jobs=2))
    assert time.monotonic() - began < 2.5
    assert ("crawl", "timeout") in done.kinds
    assert 1 < len(done.crawl.pages) < 20
    assert not done.crawl.complete


async def test_a_cancelled_crawl_can_still_be_asked() -> None:
    async with WebServer({"/": page("/a|a"), "/a": silence}) as server:
        settings = replace(QUICK, connect_to=(server.detour(),))
        async with Network(settings) as network:
            crawler = Crawler(SITE, settings, network, lambda p, h: None, lambda u, n: None)
            task = asyncio.create_task(crawler.run())
            await asyncio.sleep(0.5)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
    assert [p.url for p in crawler.result().pages] == [SITE]
    assert crawler.result().skipped == (SITE + "a",)
    assert not crawler.result().complete


async def test_left_out_contact_pages_make_a_crawl_incomplete_and_goods_do_not() -> None:
    routes: dict[str, Route] = {"/": page("/kontakt|Kontakt", "/a|a", "/b|b"), "*": page(title="x")}
    assert not (await run(routes, replace(QUICK, max_pages=1))).crawl.complete
    done = await run(routes, replace(QUICK, max_pages=2))
    assert done.crawl.complete
    assert len(done.crawl.skipped) == 2


async def test_jobs_run_side_by_side() -> None:
    routes: dict[str, Route] = {"/": page(*(f"/{n}|x" for n in range(12))), "*": Reply(body=page(), delay=0.1)}
    done = await run(routes, replace(QUICK, jobs=6))
    assert done.server.most_at_once == 6
