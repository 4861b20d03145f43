"""Asking once more before something is called gone: one answer may be an accident."""

from __future__ import annotations

import asyncio

from channelaudit.config.settings import Settings
from channelaudit.network import Network, Response

LONGEST_PAUSE = 60.0
"""Seconds that a check waits at most, whatever the settings say."""
FRESH = {"Cache-Control": "no-cache"}
"""Nothing that was kept on the way is an answer; it also goes past this run's own memory."""


async def ask_again(url: str, network: Network, settings: Settings, *, follow: bool = True) -> Response:
    """The answer of ``url`` itself after ``recheck_pause``.  Raises ``Unreachable``."""
    await asyncio.sleep(min(settings.recheck_pause, LONGEST_PAUSE))
    return await network.http.fetch(url, headers=FRESH, follow=follow)
