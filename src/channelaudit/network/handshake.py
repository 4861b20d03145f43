"""How a connection becomes a secure one, and what may go wrong then, in our own words."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Iterator
from typing import cast

from channelaudit.model import Message
from channelaudit.network import trust
from channelaudit.network.unreachable import CertificateInvalid, Unreachable


@contextlib.contextmanager
def handshake() -> Iterator[None]:
    """Raises CertificateInvalid where the exchange can be repeated unverified, else Unreachable ``tls``."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        reason = Message("the certificate is not valid: {reason}", reason=error.verify_message)
        raise CertificateInvalid("tls", reason) from None
    except ssl.SSLError as error:
        detail = Message("no secure connection came about: {reason}", reason=error.reason or str(error))
        raise Unreachable("tls", detail) from None
    except OSError:
        raise Unreachable("tls", Message("the server broke the secure connection off")) from None


async def secured(connected: socket.socket, context: ssl.SSLContext, host: str) -> asyncio.Transport:
    """A secure connection to ``host`` on a socket, which it takes over; nothing is read before its reading is resumed.

    Raises Unreachable for a name that cannot be one, and ``ssl``'s and the system's errors.
    """
    doorstep = _Doorstep()
    loop = asyncio.get_running_loop()
    try:
        name = trust.server_name(host)
        await loop.create_connection(lambda: doorstep, sock=connected, ssl=context, server_hostname=name)
    except BaseException:
        if doorstep.transport is not None:  # given up just as it came about: asyncio would wait for the other side
            doorstep.transport.abort()
        connected.close()
        raise
    assert doorstep.transport is not None
    return doorstep.transport


class _Doorstep(asyncio.Protocol):
    """Nobody reads before it is clear who: a server that shares its connections may speak first."""

    transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.transport.pause_reading()
