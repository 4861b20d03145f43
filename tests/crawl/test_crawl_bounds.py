"""What ends a crawl, and what it says then."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import replace

import pytest

from channelaudit.config.doors import Bounds
from channelaudit.crawl import Crawler
from channelaudit.network import Network
from crawl.crawling import QUICK, SITE, page, run, unread
from lab.web import Reply, Request, Route, WebServer, Wire, silence


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
    done = await run(routes, replace(QUICK, deadline=2.0, jobs=2))
    assert time.monotonic() - began < 5.0  # all forty pages take six seconds at the least
    assert ("crawl", "timeout") in done.kinds
    assert 1 < len(done.crawl.pages) < 20
    assert not done.crawl.complete


async def test_a_cancelled_crawl_can_still_be_asked() -> None:
    asked = asyncio.Event()

    async def hold(request: Request, wire: Wire) -> None:
        asked.set()
        await silence(request, wire)

    async with WebServer({"/": page("/a|a"), "/a": hold}) as server:
        settings = replace(QUICK, connect_to=(server.detour(),))
        async with Network(settings) as network:
            crawler = Crawler(SITE, settings, network, unread, lambda u, n: None)
            task = asyncio.create_task(crawler.run())
            await asyncio.wait_for(asked.wait(), 20)
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
