"""A quick door outside, and a question or two through it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from channelaudit.config.settings import Settings
from channelaudit.network import Network, Response, Unreachable
from lab.web import (
    Route,
    WebServer,
)

QUICK = Settings(allow_private=True, rate=0, retries=0, timeout=10.0)


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
