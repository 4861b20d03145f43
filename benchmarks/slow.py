"""A web server on loopback that takes its time: every answer comes after a pause.

    python benchmarks/slow.py FOLDER SECONDS

Prints its port, then how many requests it has answered, when its input ends.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path


async def serve(folder: Path, pause: float) -> None:
    """Serve the files of ``folder`` until standard input ends."""
    files = {f"/{path.name}": path.read_bytes() for path in folder.iterdir()}  # noqa: ASYNC240 (before it serves)
    files["/"] = files["/index.html"]
    answered = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal answered
        while head := await _head(reader):
            answered += 1
            body = files.get(head.split()[1].decode())
            await asyncio.sleep(pause)
            status = b"404 Not Found" if body is None else b"200 OK"
            kind = b"text/plain" if head.split()[1].endswith(b".txt") else b"text/html; charset=utf-8"
            writer.write(
                b"HTTP/1.1 %b\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n" % (status, kind, len(body or b""))
            )
            writer.write(body or b"")
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    sys.stdout.write(f"{answered}\n")
    server.close()


async def _head(reader: asyncio.StreamReader) -> bytes:
    """The head of the next request, empty at the end of the connection."""
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), float(sys.argv[2])))
