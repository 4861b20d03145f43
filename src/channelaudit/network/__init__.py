"""The one door outside.  ``Network`` is opened once for an audit; it raises ``Unreachable`` and nothing else."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from channelaudit.config.settings import Settings
from channelaudit.network.clock import Clock
from channelaudit.network.dial import Dialler
from channelaudit.network.dns import Answer, Dns
from channelaudit.network.http import Http, Response
from channelaudit.network.shared import Shared
from channelaudit.network.smtp import Smtp
from channelaudit.network.smtp_session import Conversation, Encryption, Reply
from channelaudit.network.tls import Tls, TlsFacts
from channelaudit.network.turns import Turns
from channelaudit.network.unreachable import Unreachable

__all__ = [
    "Answer",
    "Clock",
    "Conversation",
    "Encryption",
    "Network",
    "Reply",
    "Response",
    "Shared",
    "TlsFacts",
    "Turns",
    "Unreachable",
]


class Network:
    """``async with Network(settings) as network:`` — then ``network.http``, ``.dns``, ``.tls``, ``.smtp``."""

    def __init__(self, settings: Settings, shared: Shared | None = None) -> None:
        """``shared``: what the audits of a batch share; who made it closes it."""
        self.settings = settings
        self.clock = Clock()
        self._shared = shared
        self.dns = shared.dns if shared else Dns(settings)
        self.dialler = Dialler(settings, self.dns)
        self.http = Http(settings, self.dialler, self.clock, shared)
        self.tls = Tls(settings, self.dialler, self.clock, shared)
        self.smtp = Smtp(settings, self.dialler, self.clock, shared)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.smtp.close()
        await self.http.close()
        if self._shared is None:
            await self.dns.close()

    def remaining(self) -> float:
        """Seconds left of the audit's deadline."""
        return max(0.0, self.settings.deadline - self.clock.elapsed())
