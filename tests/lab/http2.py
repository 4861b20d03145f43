"""A server that speaks HTTP/2 and nothing else; needs a TLS context that offers ``h2``."""

from __future__ import annotations

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from lab.web import Wire


async def speak(wire: Wire) -> None:
    """Answers every request with its own path."""
    connection = H2Connection(H2Configuration(client_side=False))
    connection.initiate_connection()
    await wire.send(connection.data_to_send())
    while data := await wire.reader.read(65_536):
        for event in connection.receive_data(data):
            if isinstance(event, RequestReceived):
                path = dict(event.headers)[b":path"]
                connection.send_headers(event.stream_id, [(":status", "200"), ("content-type", "text/html")])
                connection.send_data(event.stream_id, path, end_stream=True)
        await wire.send(connection.data_to_send())
