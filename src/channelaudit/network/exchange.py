"""What goes to a web server and what comes back, whichever version of HTTP carries it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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


def exchange(status: int, fields: Fields, body: bytes, http_version: str, *, cut: bool) -> Exchange:
    """An ``Exchange`` of what came."""
    cookies = tuple(value.decode("latin-1") for name, value in fields if name.lower() == b"set-cookie")
    return Exchange(status, _joined(fields), cookies, body, cut, http_version)


def _joined(fields: Fields) -> dict[str, str]:
    """UTF-8 where it is, else the bytes as letters (RFC 9110, 5.5, lets them be anything)."""
    found: dict[str, str] = {}
    for key, value in fields:
        name, text = key.decode("latin-1").lower(), _text(value)
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
