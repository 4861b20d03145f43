"""Where an address leads, step by step."""

from __future__ import annotations

import pytest

from channelaudit.checks.common.trail import Trail, trail
from channelaudit.config.settings import Settings
from channelaudit.network import Network
from lab.web import Reply, Request, Route, WebServer, redirect, silence


async def followed(**routes: Route) -> Trail:
    async with WebServer({f"/{name}": route for name, route in routes.items()}) as server:
        settings = Settings(
            connect_to=(server.detour(),), rate=0, retries=0, timeout=1.0 if silence in routes.values() else 10.0
        )
        async with Network(settings) as network:
            return await trail("http://sklep.example/a", network)


def paths(way: Trail) -> list[str]:
    return [url.rpartition("/")[2] for url in way.urls]


async def test_back_to_itself_once_is_how_a_cookie_gets_set() -> None:
    def home(request: Request) -> Reply:
        return Reply(body="home") if "cookie" in request.headers else redirect("/a", set_cookie="seen=1")

    way = await followed(a=home)
    assert way.last is not None
    assert (paths(way), way.last.status, way.circle) == (["a", "a"], 200, False)


async def test_round_and_round_is_a_circle() -> None:
    way = await followed(a=redirect("/b"), b=redirect("/a"))
    assert way.circle
    assert way.ends_on_https is None


@pytest.mark.parametrize(("end", "status"), [(Reply(404), 404), (silence, None)])
async def test_it_ends_where_nothing_leads_on(end: Route, status: int | None) -> None:
    way = await followed(a=redirect("/b"), b=end)
    assert way.first is not None
    assert (paths(way), way.first.status, way.circle) == (["a", "b"], 302, False)
    assert (way.last.status if way.last else None) == status
    assert (way.failure is not None) == (status is None)
    assert way.ends_on_https is None
