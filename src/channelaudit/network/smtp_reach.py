"""Is the mail port open at all, seen from here?  Many providers of access and hosting close it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

_ENOUGH = 2
"""Domains without a server that can be reached, before the fault is looked for on our side."""


class Reach:
    """Keeps count of the domains none of whose servers could be reached.

    Refused connections count too: some firewalls refuse in the server's name.  One connection that comes about
    settles that the port is open.
    """

    def __init__(self) -> None:
        self._open = False
        self._failed: dict[str, str] = {}
        self._under_way = 0
        self._settled = asyncio.Event()

    @property
    def domains(self) -> int:
        return len(self._failed)

    @property
    def closed(self) -> bool:
        """Two domains that share their server are one piece of evidence."""
        return not self._open and len(set(self._failed.values())) >= _ENOUGH

    def reached(self) -> None:
        self._open = True
        self._settled.set()

    def failed(self, domain: str, server: str) -> None:
        """No server of ``domain`` could be reached; ``server`` is the preferred one."""
        self._failed[domain] = server

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """While the servers of one domain are being tried."""
        self._under_way += 1
        if not self._open:
            self._settled.clear()
        try:
            yield
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._settled.set()

    async def settled(self) -> None:
        """Wait until it shows whether the port is open: a connection came about, or none is being tried any more."""
        await self._settled.wait()
