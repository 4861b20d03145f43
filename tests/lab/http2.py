"""A server that speaks HTTP/2 and nothing else; needs a TLS context that offers ``h2``."""

from __future__ import annotations

import asyncio

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from lab.web import Wire


async def speak(wire: Wire) -> None:
    """Answers every request with its own path."""
    await answer(wire)


async def answer(
    wire: Wire, *, status: str = "200", most: int = 1_000, seen: bool = True, body: bytes = b"", nonsense: bytes = b""
) -> None:
    """Answers ``most`` requests with ``body`` or the path, and goes away when another comes, be it ``seen`` or not.

    ``nonsense`` stands where a body should end.
    """
    config = H2Configuration(client_side=False, validate_outbound_headers=False, normalize_outbound_headers=False)
    connection = H2Connection(config)
    connection.initiate_connection()
    await wire.send(connection.data_to_send())
    answered = 0
    while data := await wire.reader.read(65_536):
        for event in connection.receive_data(data):
            if isinstance(event, RequestReceived):
                if answered == most:
                    connection.close_connection(last_stream_id=event.stream_id - (0 if seen else 2))
                    await wire.send(connection.data_to_send())
                    return
                answered += 1
                path = dict(event.headers)[b":path"]
                connection.send_headers(event.stream_id, [(":status", status), ("content-type", "text/html")])
                connection.send_data(event.stream_id, body or path, end_stream=not nonsense)
        await wire.send(connection.data_to_send())
        if answered and nonsense:
            await asyncio.sleep(0.05)
            await wire.send(nonsense)
