"""The sample shop's mail server: speaks SMTP as far as RCPT TO, takes no message."""

from __future__ import annotations

import asyncio
import re
import ssl
from types import TracebackType
from typing import Self

_MAILBOXES = frozenset(
    f"{name}@rowerownia.example" for name in ("sklep", "zwroty", "noreply", "ksiegowosc", "faktury", "postmaster")
)
"""Every other address of the shop's domain, one of them published on the site, does not exist."""
_TAKES_ALL = frozenset({"hurt-rowery.example", "gmail.com"})
_IDLE = 30.0
"""Seconds a client may be silent."""


class MailServer:
    """One server for all mail domains of the zone."""

    def __init__(self, address: str, context: ssl.SSLContext, mailboxes: frozenset[str] = _MAILBOXES) -> None:
        self._address = address
        self._context = context
        self._mailboxes = mailboxes
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
                    writer.write(answer(line.decode("utf-8", "replace").strip(), self._mailboxes).encode() + b"\r\n")
                    await writer.drain()
                    if line[:8].upper() == b"STARTTLS":
                        await writer.start_tls(self._context)
                    if line[:4].upper() == b"QUIT":
                        break
        except (TimeoutError, OSError, ValueError):
            writer.transport.abort()  # a client that hangs, left, dislikes the certificate, or sent an endless line
        finally:
            writer.close()


def answer(command: str, mailboxes: frozenset[str] = _MAILBOXES) -> str:
    """The server's reply to one command line."""
    verb = command[:4].upper()
    if verb == "EHLO":
        return "250-poczta.rowerownia.example\r\n250-STARTTLS\r\n250-ENHANCEDSTATUSCODES\r\n250 SMTPUTF8"
    if verb == "RCPT":
        found = re.search(r"<([^<>]{1,300})>", command)
        address = found[1].lower() if found else ""
        if address in mailboxes or address.rpartition("@")[2] in _TAKES_ALL:
            return "250 2.1.5 Ok"
        return "550 5.1.1 User unknown in virtual mailbox table"
    if verb == "STAR":
        return "220 2.0.0 Ready to start TLS"
    if verb == "QUIT":
        return "221 2.0.0 Bye"
    if verb in ("HELO", "MAIL", "RSET", "NOOP"):
        return "250 2.0.0 Ok"
    return "502 5.5.2 Command not implemented"
