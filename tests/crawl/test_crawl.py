"""Which pages are asked for, and in which order."""

from __future__ import annotations

from dataclasses import replace

from channelaudit.crawl import Reading, crawl
from channelaudit.model import Page
from channelaudit.network import Network
from crawl.crawling import QUICK, SITE, TEXT, page, run, unread
from lab.web import Reply, Route, WebServer, redirect


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
    assert (done.page("/kontakt nasz.html").role, done.page("/").role) == ("contact", "home")  # as it was asked for
    assert done.page("/kontakt nasz.html").final_url == SITE + "kontakt%20nasz.html"
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
    assert set(done.paths) == {"/", "/robots.txt"}  # nor any other address, the list of pages included


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
    assert [page.url.removeprefix(SITE) for page in done.crawl.pages] == ["", "kontakt", "a"]  # the better one first
    assert sorted(done.visited) == ["/", "/a", "/kontakt"]


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


async def test_the_port_that_the_user_gave() -> None:
    async with WebServer({"*": page("/a|a")}) as server:
        settings = replace(QUICK, allow_private=True)
        async with Network(settings) as network:
            result = await crawl(server.url, settings, network, unread, lambda u, n: None)
    assert len(result.pages) == 2


async def test_what_the_reader_found_out_is_kept() -> None:
    async with WebServer({"/": page()}) as server:
        settings = replace(QUICK, connect_to=(server.detour(),))
        async with Network(settings) as network:
            reading = Reading(language="cs", title="Lepší", platform="shoptet")

            async def visit(seen: Page, html: str) -> Reading:
                return reading

            result = await crawl(SITE, settings, network, visit, lambda u, n: None)
    assert (result.pages[0].language, result.pages[0].title, result.platform) == ("cs", "Lepší", "shoptet")
