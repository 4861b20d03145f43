"""What goes to a web server and what comes back, whichever version of HTTP carries it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from channelaudit.model import Message
from channelaudit.network.unreachable import Unreachable

Fields = Sequence[tuple[bytes, bytes]]
"""Names and values of header fields, as they came."""


class Server(NamedTuple):
    """Where a connection leads.  ``host`` is ASCII, without brackets."""

    secure: bool
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.  ``target`` is path and query, quoted; ``fields`` are in the order in which they are sent."""

    method: str
    server: Server
    target: str
    fields: tuple[tuple[bytes, bytes], ...]
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came over the wire.  ``body`` is still encoded; ``cut`` when it is not the whole of it."""

    status: int
    headers: Mapping[str, str]
    """Lower-case names; repeated headers joined by ``, ``."""
    cookies: tuple[str, ...]
    """What each ``Set-Cookie`` says."""
    body: bytes
    cut: bool
    http_version: str


_SPACED = bytes.maketrans(b"\x00\r\n", b"   ")
"""A break within a value must not become one in what is sent back, as cookies are (RFC 9110, 5.5)."""


def check_size(fields: Fields, limit: int) -> None:
    """Raises Unreachable ``too_large`` for headers of more than ``limit`` bytes."""
    if sum(len(name) + len(value) + 4 for name, value in fields) > limit:
        raise too_large(limit)


def too_large(limit: int) -> Unreachable:
    """Said of headers, also where they have not all come."""
    return Unreachable("too_large", Message("the headers of the answer are larger than {limit} bytes", limit=limit))


def exchange(status: int, fields: Fields, body: bytes, http_version: str, *, cut: bool) -> Exchange:
    """An ``Exchange`` of what came."""
    clean = [(name.decode("latin-1").strip().lower(), value.translate(_SPACED)) for name, value in fields]
    cookies = tuple(value.decode("latin-1") for name, value in clean if name == "set-cookie")
    return Exchange(status, _joined(clean), cookies, body, cut, http_version)


def _joined(fields: Sequence[tuple[str, bytes]]) -> dict[str, str]:
    """UTF-8 where it is, else the bytes as letters (RFC 9110, 5.5, lets them be anything)."""
    found: dict[str, list[str]] = {}
    for name, value in fields:
        found.setdefault(name, []).append(_text(value))
    return {name: ", ".join(values) for name, values in found.items()}


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
