"""Starts the servers of the sample shop and says how to reach them."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.demo.mail import MailServer
from channelaudit.demo.names import NameServer
from channelaudit.demo.pages import HOST
from channelaudit.demo.web import WebServer, certificates

_LOOPBACK = "127.0.0.1"


@dataclass(slots=True)
class DemoShop:
    """``async with DemoShop() as shop:`` serves until the block ends.  Ports are free ones, the certificates
    throw-away.
    """

    site: str = f"https://{HOST}/"
    web: WebServer = field(init=False)
    names: NameServer = field(init=False)
    mail: MailServer = field(init=False)
    _folder: Path = field(init=False)
    _stack: AsyncExitStack = field(init=False, default_factory=AsyncExitStack)

    async def __aenter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="channelaudit-demo-"))
        self._stack.callback(shutil.rmtree, self._folder, ignore_errors=True)
        ca_file, contexts = await asyncio.to_thread(certificates, self._folder, HOST)
        self.web = await self._stack.enter_async_context(WebServer(_LOOPBACK, contexts, ca_file))
        self.names = await self._stack.enter_async_context(NameServer(_LOOPBACK))
        self.mail = await self._stack.enter_async_context(MailServer(_LOOPBACK, contexts[f"poczta.{HOST}"]))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    def settings(self, base: Settings) -> Settings:
        """``base`` with the doors that lead to these servers, whatever name is asked for: no request leaves this
        machine.
        """
        return replace(
            base,
            connect_to=(
                ConnectTo("", 80, _LOOPBACK, self.web.http_port),
                ConnectTo("", 443, _LOOPBACK, self.web.https_port),
            ),
            dns_server=f"{_LOOPBACK}:{self.names.port}",
            smtp_port=self.mail.port,
            ca_file=str(self.web.ca_file),
            allow_private=True,
            mailbox_pause=0,
            recheck_pause=0,
            rate=base.rate if base.rate != Settings().rate else 0,  # nobody to be gentle with
        )

    @property
    def options(self) -> tuple[str, ...]:
        """The same doors as options of the command line."""
        return (
            f"--connect-to :80:{_LOOPBACK}:{self.web.http_port}",
            f"--connect-to :443:{_LOOPBACK}:{self.web.https_port}",
            f"--dns-server {_LOOPBACK}:{self.names.port}",
            f"--smtp-port {self.mail.port}",
            f"--ca-file {self.web.ca_file}",
            "--allow-private",
            "--mailbox-pause 0",
            "--recheck-pause 0",
        )
