"""The sample shop's mail server: speaks SMTP as far as RCPT TO, takes no message."""

from __future__ import annotations

import asyncio
import re
from types import TracebackType
from typing import Self

_MAILBOXES = frozenset({"sklep@rowerownia.example", "zwroty@rowerownia.example", "postmaster@rowerownia.example"})
_TAKES_ALL = frozenset({"hurt-rowery.example", "gmail.com"})
_IDLE = 30.0
"""Seconds a client may be silent."""


class MailServer:
    """One server for all mail domains of the zone."""

    def __init__(self, address: str) -> None:
        self._address = address
        self.port = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, self._address, 0, limit=4096)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            writer.write(b"220 poczta.rowerownia.example ESMTP\r\n")
            async with asyncio.timeout(_IDLE):
                while line := await reader.readline():
                    writer.write(answer(line.decode("utf-8", "replace").strip()).encode() + b"\r\n")
                    await writer.drain()
                    if line[:4].upper() == b"QUIT":
                        break
        except (TimeoutError, ConnectionError, ValueError):
            writer.transport.abort()  # a client that hangs, left, or sent a line without end
        finally:
            writer.close()


def answer(command: str) -> str:
    """The server's reply to one command line."""
    verb = command[:4].upper()
    if verb == "EHLO":
        return "250-poczta.rowerownia.example\r\n250-ENHANCEDSTATUSCODES\r\n250 SMTPUTF8"
    if verb == "RCPT":
        found = re.search(r"<([^<>]{1,300})>", command)
        address = found[1].lower() if found else ""
        if address in _MAILBOXES or address.rpartition("@")[2] in _TAKES_ALL:
            return "250 2.1.5 Ok"
        return "550 5.1.1 User unknown in virtual mailbox table"
    if verb == "QUIT":
        return "221 2.0.0 Bye"
    if verb in ("HELO", "MAIL", "RSET", "NOOP"):
        return "250 2.0.0 Ok"
    return "502 5.5.2 Command not implemented"
