"""What this machine can do, for ``channelaudit doctor``."""

from __future__ import annotations

import asyncio
import socket

from channelaudit.config.settings import Settings
from channelaudit.model import Message
from channelaudit.network import trust
from channelaudit.network.dial import Dialler
from channelaudit.network.unreachable import Unreachable

_SOMEWHERE = ("2001:4860:4860::8888", 53)
"""A public address; connecting a datagram socket to it asks this machine for a route and sends nothing."""
_LONGEST_LINE = 2_000


def ipv6_route() -> bool:
    """Whether there is a route to public IPv6 addresses; nothing is sent."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
            probe.connect(_SOMEWHERE)
    except OSError:
        return False
    return True


def authorities(settings: Settings) -> int:
    """How many certificate authorities count.  Raises Unreachable ``tls`` for an unreadable ``--ca-file``."""
    return int(trust.verifying(settings).cert_store_stats()["x509_ca"])


async def greeting(dialler: Dialler, host: str, port: int) -> str:
    """The first line of a mail server, "" where it hangs up at once; no mail is begun.

    Raises Unreachable as ``Dialler.dial``.  The caller sets the time.
    """
    reader, writer = await asyncio.open_connection(sock=await dialler.dial(host, port), limit=_LONGEST_LINE)
    try:
        line = (await reader.readline()).decode("ascii", "replace").strip()
        writer.write(b"QUIT\r\n")
        await writer.drain()
    except ValueError:
        raise Unreachable("protocol", Message("{host} sends a line without end", host=host)) from None
    except OSError:
        raise Unreachable(
            "reset", Message("{host} port {port} broke the connection off", host=host, port=port)
        ) from None
    finally:
        writer.transport.abort()
    return line
