"""The lab's servers in a thread of their own, for tests that run the program in theirs."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Any


@contextmanager
def aside(*servers: AbstractAsyncContextManager[Any]) -> Iterator[None]:
    """Runs the servers while the block lasts."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    entered: list[AbstractAsyncContextManager[Any]] = []
    try:
        for server in servers:
            asyncio.run_coroutine_threadsafe(_enter(server), loop).result(10)
            entered.append(server)
        yield
    finally:
        for server in reversed(entered):
            asyncio.run_coroutine_threadsafe(_leave(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _enter(server: AbstractAsyncContextManager[Any]) -> None:
    await server.__aenter__()


async def _leave(server: AbstractAsyncContextManager[Any]) -> None:
    await server.__aexit__(None, None, None)
    await asyncio.sleep(0)
