"""What the audits of one batch share: answers, and the pace of everybody whom several of them ask.

Many shops live on one platform's address, one mail provider serves a thousand, all of them link to the same networks.
Each is asked gently whatever the number of sites: the pace of a host, of an address and of a mail server counts over
all audits, in this process and, through ``Turns``, in the other workers on this machine.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from typing import Generic, TypeVar

from channelaudit.config.settings import Settings
from channelaudit.network.clock import Clock
from channelaudit.network.dns import Dns
from channelaudit.network.pace import Lane
from channelaudit.network.turns import Turns
from channelaudit.network.unreachable import Unreachable

ADDRESS_RATE = 16.0
"""Requests a second to one address, over all sites."""
ADDRESS_JOBS = 16
"""Requests at a time to one address, in one worker."""
FRESH = 3_600.0
"""Seconds for which an answer of the domain name system or of a third party's web server counts."""
DEAD = 300.0
"""Seconds for which a mail server that did not answer is not tried again."""
_LEASE = 90.0
"""Seconds after which a mail server is free again, should the worker that talked to it have died."""
_IMPATIENCE = 0.25
"""Seconds between two looks whether another worker has left a mail server."""
_LANES = 20_000
_ANSWERS = 20_000
_MEMORY = 32_000_000
"""Bytes of third parties' answers."""

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """The newest values, for a while; ``room`` is the sum of their sizes at most."""

    def __init__(self, room: int, seconds: float) -> None:
        self._room = room
        self._seconds = seconds
        self._size = 0
        self._values: OrderedDict[Key, tuple[float, int, Value]] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        since, _, value = self._values.get(key, (0.0, 0, None))
        return value if value is not None and time.monotonic() - since < self._seconds else None

    def put(self, key: Key, value: Value, size: int = 1) -> None:
        self._size += size - (self._values.pop(key)[1] if key in self._values else 0)
        self._values[key] = (time.monotonic(), size, value)
        while self._size > self._room and len(self._values) > 1:
            self._size -= self._values.popitem(last=False)[1][1]


class Shared:
    """One for all audits of a worker; to be made inside its event loop.

    ``share``: by how many workers the pace is divided that do not share ``turns`` with this one.
    """

    def __init__(
        self, settings: Settings, turns: Turns | None = None, *, address_rate: float = ADDRESS_RATE, share: int = 1
    ) -> None:
        self._settings = settings
        self._turns = turns or Turns()
        self._address_rate = address_rate
        self.share = share
        self._lanes: OrderedDict[str, Lane] = OrderedDict()
        self._dead: Kept[tuple[str, int], Unreachable] = Kept(_LANES, DEAD)
        self.dns = Dns(settings, fresh=FRESH, most=_ANSWERS)
        self.answers: Kept[Hashable, object] = Kept(_MEMORY, FRESH)

    @asynccontextmanager
    async def turn(self, host: str, address: str, clock: Clock, *, own: bool = False) -> AsyncIterator[Lane]:
        """Wait for the turn of ``host`` and of ``address`` ("": unknown), and hold their slots.  ``clock`` stands.

        ``own``: the host is the audited site's, whom no other worker audits; its pace is not divided.
        """
        lane = self._lane(f"host {host}", self._settings.jobs, self._settings.rate)
        there = self._lane(f"address {address}", ADDRESS_JOBS, self._address_rate) if address else lane
        with clock.standing():
            await lane.slots.acquire()
        try:
            with clock.standing():
                if there is not lane:
                    await there.slots.acquire()
            try:
                with clock.standing():
                    await self._wait(host, lane, address, there, own=own)
                yield lane
            finally:
                if there is not lane:
                    there.slots.release()
        finally:
            lane.slots.release()

    @asynccontextmanager
    async def alone(self, address: str, port: int, pause: float, clock: Clock) -> AsyncIterator[None]:
        """Have a mail server alone, and leave it for ``pause`` seconds afterwards.  ``clock`` stands while waiting."""
        name = f"mail {address} {port}"
        lane = self._lane(name, 1, 0)
        with clock.standing():
            await lane.slots.acquire()
        try:
            with clock.standing():
                while (left := self._turns.take(name, _LEASE)) > 0:  # noqa: ASYNC110 (who has it is another process)
                    await asyncio.sleep(min(left, _IMPATIENCE))
            try:
                yield
            finally:
                self._turns.give(name, pause * self.share)
        finally:
            lane.slots.release()

    def dead(self, address: str, port: int) -> Unreachable | None:
        """Why a mail server is not tried, where it has just let another audit wait in vain."""
        return self._dead.get((address, port))

    def found_dead(self, address: str, port: int, why: Unreachable) -> None:
        self._dead.put((address, port), why)

    async def close(self) -> None:
        await self.dns.close()
        self._turns.close()

    async def _wait(self, host: str, lane: Lane, address: str, there: Lane, *, own: bool) -> None:
        delay = self._reserved(f"host {host}", lane, 1 if own else self.share)
        if there is not lane:
            delay = max(delay, self._reserved(f"address {address}", there, self.share))
        if delay > 0:
            await asyncio.sleep(delay)

    def _reserved(self, name: str, lane: Lane, share: int) -> float:
        return self._turns.reserve(name, lane.spacing() * share, (lane.jobs - 1) * lane.spacing())

    def _lane(self, name: str, jobs: int, rate: float) -> Lane:
        lane = self._lanes.get(name)
        if lane is None:
            lane = self._lanes[name] = Lane(jobs, rate)
        self._lanes.move_to_end(name)
        while len(self._lanes) > _LANES and not next(iter(self._lanes.values())).slots.locked():
            self._lanes.popitem(last=False)
        return lane
