"""One conversation with one mail server, up to RCPT TO and never further: no message is ever sent.

The server is hostile until proven otherwise: lines, replies and the whole conversation have limits.
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from dataclasses import dataclass
from typing import Literal

from channelaudit.model import Message, Text
from channelaudit.network import trust
from channelaudit.network.unreachable import Unreachable

Step = Literal["banner", "ehlo", "starttls", "utf8", "mail", "rcpt"]
"""How far a conversation came; ``utf8``: the address needs SMTPUTF8 and the server does not offer it."""

_LINE = 4_096
"""Bytes of one line of a reply; the standard has 512."""
_LINES = 100
_GOODBYE = 2.0
"""Seconds for RSET and QUIT: politeness, whose failure changes nothing."""
_REPLY = re.compile(r"([2-5][0-9][0-9])([ -]?)(.*)", re.DOTALL)
_ENHANCED = re.compile(r"([245]\.[0-9]{1,3}\.[0-9]{1,3})(?![0-9.])")


_BROKEN_OFF = Message("the handshake was broken off")


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply of one or several lines."""

    code: int
    text: str
    """The lines joined by blanks, without the codes at their beginnings."""
    enhanced: str = ""
    """``5.1.1``; "" where the server gives none."""


@dataclass(frozen=True, slots=True)
class Encryption:
    """What STARTTLS brought about."""

    offered: bool
    version: str = ""
    """``TLSv1.3``; "" where there is no encryption."""
    error_code: int = 0
    """OpenSSL's verdict on the certificate, see ``TlsFacts``; 0 for a good one."""
    error: Text = ""
    """Why the certificate, or the whole handshake, failed."""
    not_after: str = ""
    """End of the certificate's validity, UTC, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last reply that counts, and at which step it was given."""

    host: str
    recipient: str
    step: Step
    reply: Reply
    encryption: Encryption | None = None
    """None where the conversation ended before the server said whether it offers any."""


@dataclass(slots=True)
class Plan:
    """How to secure the conversation with a server, learnt from the one before."""

    how: Literal["verify", "trust", "plain"] = "verify"
    error_code: int = 0
    error: Text = ""


class HandshakeFailed(Exception):  # noqa: N818 (a state of the world)
    """STARTTLS broke the connection; the plan has changed and the conversation can be had again."""


class Session:
    """A connection that speaks SMTP.  Its methods raise Unreachable: ``reset``, ``protocol``."""

    def __init__(self, host: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.host = host
        self._reader = reader
        self._writer = writer

    @classmethod
    async def on(cls, host: str, connected: socket.socket) -> Session:
        """Takes the socket over."""
        try:
            reader, writer = await asyncio.open_connection(sock=connected, limit=_LINE)
        except BaseException:
            connected.close()
            raise
        return cls(host, reader, writer)

    async def converse(self, name: str, recipient: str, plan: Plan, context: ssl.SSLContext) -> Conversation:
        """Ask whether mail for ``recipient`` (ASCII domain) is taken; ``name`` is who we are ("": our address).

        Raises ``HandshakeFailed`` after it has changed ``plan``.
        """
        reply = await self.reply()
        if reply.code >= 400:
            return Conversation(self.host, recipient, "banner", reply)
        name = name or self._own_address()
        reply, extensions = await self._greet(name)
        if reply.code >= 400:
            return Conversation(self.host, recipient, "ehlo", reply)
        encryption = Encryption(offered="STARTTLS" in extensions, error=plan.error)
        if encryption.offered and plan.how != "plain":
            reply = await self.command("STARTTLS")
            if reply.code < 400:
                encryption = await self._secure(plan, context)
                reply, extensions = await self._greet(name)
        if reply.code == 421:
            return Conversation(self.host, recipient, "starttls", reply, encryption)
        return await self._ask(recipient, extensions, encryption)

    async def _ask(self, recipient: str, extensions: frozenset[str], encryption: Encryption) -> Conversation:
        utf8 = not recipient.isascii()
        if utf8 and "SMTPUTF8" not in extensions:
            reply = Reply(553, "the server does not offer SMTPUTF8")
            return Conversation(self.host, recipient, "utf8", reply, encryption)
        reply = await self.command("MAIL FROM:<>" + (" SMTPUTF8" if utf8 else ""))
        if reply.code >= 300:
            return Conversation(self.host, recipient, "mail", reply, encryption)
        reply = await self.command(f"RCPT TO:<{recipient}>")
        return Conversation(self.host, recipient, "rcpt", reply, encryption)

    async def leave(self) -> None:
        """Say goodbye and close, whatever the server thinks of it."""
        try:
            async with asyncio.timeout(_GOODBYE):
                await self.command("RSET")
                await self.command("QUIT")
        except (TimeoutError, Unreachable):
            pass
        finally:
            self.abort()

    def abort(self) -> None:
        self._writer.transport.abort()

    async def command(self, line: str) -> Reply:
        try:
            self._writer.write(f"{line}\r\n".encode())
            await self._writer.drain()
        except (OSError, ssl.SSLError):
            raise self._hung_up() from None
        return await self.reply()

    async def reply(self) -> Reply:
        """The next reply, all its lines."""
        texts: list[str] = []
        enhanced = ""
        while len(texts) < _LINES:
            found = _REPLY.fullmatch(await self._line())
            if not found:
                raise Unreachable("protocol", Message("{host} does not speak SMTP", host=self.host))
            text = found[3].strip()
            if code := _ENHANCED.match(text):
                enhanced = code[1]
                text = text[code.end() :].strip()
            texts.append(text)
            if found[2] != "-":
                return Reply(int(found[1]), " ".join(t for t in texts if t), enhanced)
        raise Unreachable(
            "protocol",
            Message.counted(
                "{host} sent a reply of more than {count} line",
                "{host} sent a reply of more than {count} lines",
                count=_LINES,
                host=self.host,
            ),
        )

    async def _line(self) -> str:
        try:
            line = await self._reader.readline()
        except ValueError:
            raise Unreachable(
                "protocol",
                Message.counted(
                    "{host} sent a line of more than {count} byte",
                    "{host} sent a line of more than {count} bytes",
                    count=_LINE,
                    host=self.host,
                ),
            ) from None
        except (OSError, ssl.SSLError):
            raise self._hung_up() from None
        if not line.endswith(b"\n"):
            raise self._hung_up()
        return line.decode("utf-8", "replace").rstrip("\r\n")

    def _hung_up(self) -> Unreachable:
        return Unreachable("reset", Message("{host} hung up in the middle of the conversation", host=self.host))

    async def _greet(self, name: str) -> tuple[Reply, frozenset[str]]:
        """The reply to EHLO and the extensions it names; HELO for servers that know no EHLO."""
        reply, extensions = await self._ehlo(name)
        if 500 <= reply.code < 505:
            return await self.command(f"HELO {name}"), frozenset()
        return reply, extensions

    async def _ehlo(self, name: str) -> tuple[Reply, frozenset[str]]:
        reply = await self.command(f"EHLO {name}")
        return reply, frozenset(reply.text.upper().split())

    async def _secure(self, plan: Plan, context: ssl.SSLContext) -> Encryption:
        try:
            await self._writer.start_tls(context, server_hostname=trust.server_name(self.host))
        except ssl.SSLCertVerificationError as error:
            plan.how, plan.error_code, plan.error = "trust", error.verify_code, error.verify_message
            raise HandshakeFailed from None
        except (OSError, ssl.SSLError) as error:
            plan.how, plan.error = "plain", getattr(error, "reason", "") or _BROKEN_OFF
            raise HandshakeFailed from None
        tls = self._writer.get_extra_info("ssl_object")
        return Encryption(
            offered=True,
            version=tls.version() or "",
            error_code=plan.error_code,
            error=plan.error,
            not_after=_not_after(tls.getpeercert(binary_form=True)),
        )

    def _own_address(self) -> str:
        """Our address as a literal (RFC 5321 section 4.1.3), for machines that have no name of their own."""
        address = str(self._writer.get_extra_info("sockname")[0]).partition("%")[0]
        return f"[IPv6:{address}]" if ":" in address else f"[{address}]"


def _not_after(certificate: bytes | None) -> str:
    from cryptography import x509  # noqa: PLC0415 (38 ms)

    try:
        return f"{x509.load_der_x509_certificate(certificate or b'').not_valid_after_utc:%Y-%m-%dT%H:%M:%SZ}"
    except ValueError:
        return ""
