"""Content encodings, undone within bounds: a kilobyte on the wire must not become a gigabyte here."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

STEP = 65_536


def decompress(data: bytes, encodings: str, limit: int) -> tuple[bytes, bool]:
    """``data`` without the encodings of the ``Content-Encoding`` header, and whether something is missing of it.

    Missing is what lies behind ``limit`` bytes, and what lies behind the place where the data break off or are damaged:
    they come back as far as they go.  Data that are not what the header says come back as they are.
    """
    cut = False
    names = [name.strip().lower() for name in encodings.split(",") if name.strip()]
    for name in reversed(names[:3]):
        decoder = _DECODERS.get(name)
        if decoder is None:
            continue
        plain, whole = decoder(data, limit + 1)
        if plain or not data:
            data, cut = plain, cut or not whole
    if len(data) > limit:
        data, cut = data[:limit], True
    return data, cut


Plain = tuple[bytes, bool]
"""What was decoded, and whether that is all of it; what ``limit`` cuts off is noticed by its length."""


def _zlib(data: bytes, limit: int, wbits: int) -> Plain:
    decoder = zlib.decompressobj(wbits)
    try:
        return decoder.decompress(data, limit), decoder.eof
    except zlib.error:
        return b"", False


def _gzip(data: bytes, limit: int) -> Plain:
    plain, whole = _zlib(data, limit, 31)
    return (plain, whole) if plain else (_partly(data, limit, 31), whole)


def _deflate(data: bytes, limit: int) -> Plain:
    """The zlib format as the standard says, or raw deflate as some servers send."""
    plain, whole = _zlib(data, limit, 15)
    return (plain, whole) if plain else _zlib(data, limit, -15)


def _partly(data: bytes, limit: int, wbits: int) -> bytes:
    """What comes before the place where the data are damaged."""
    decoder = zlib.decompressobj(wbits)
    pieces: list[bytes] = []
    size = 0
    for start in range(0, len(data), 1024):
        try:
            piece = decoder.decompress(data[start : start + 1024], limit - size)
        except zlib.error:
            break
        pieces.append(piece)
        size += len(piece)
        if size >= limit:
            break
    return b"".join(pieces)


def _brotli(data: bytes, limit: int) -> Plain:
    import brotli  # type: ignore[import-untyped]  # noqa: PLC0415

    decoder = brotli.Decompressor()
    pieces: list[bytes] = []
    size = 0
    feed = data
    try:
        while size < limit:
            piece = decoder.process(feed, output_buffer_limit=STEP)
            feed = b""
            pieces.append(piece)
            size += len(piece)
            if not piece or decoder.is_finished():
                break
    except brotli.error:
        return b"".join(pieces)[:limit], False
    return b"".join(pieces)[:limit], decoder.is_finished()


def _zstd(data: bytes, limit: int) -> Plain:
    import zstandard  # noqa: PLC0415

    pieces: list[bytes] = []
    size = 0
    decoder = zstandard.ZstdDecompressor(max_window_size=1 << 23)
    try:
        with decoder.stream_reader(io.BytesIO(data), read_across_frames=True) as reader:
            while size < limit:
                piece = reader.read(min(STEP, limit - size))
                if not piece:
                    break
                pieces.append(piece)
                size += len(piece)
        promised = zstandard.frame_content_size(data)  # -1: not told; a reader does not say that a frame broke off
    except zstandard.ZstdError:
        return b"".join(pieces), False
    return b"".join(pieces), size >= promised


_DECODERS: dict[str, Callable[[bytes, int], Plain]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
