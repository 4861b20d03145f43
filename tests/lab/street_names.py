"""The name server of a street: wire format by hand, because thousands of shops ask a lot."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lab.street import Street

_A, _MX, _TXT, _AAAA = 1, 15, 16, 28
_NAME = re.compile(r"(?:(www|poczta|_dmarc)\.)?shop(\d+)\.example")
_PROVIDER = re.compile(r"mx(\d+)\.provider\.example")


class Names(asyncio.DatagramProtocol):
    def __init__(self, street: Street) -> None:
        self._street = street

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport

    def datagram_received(self, data: bytes, addr: tuple[str | Any, int]) -> None:
        name, end = _name(data)
        kind = struct.unpack_from(">H", data, end)[0]
        found = self._records(name.lower(), kind)
        code = 3 if found is None else 0
        records = found or []
        head = data[:2] + struct.pack(">HHHHH", 0x8580 | code, 1, len(records), 0, 0)
        answers = b"".join(struct.pack(">HHHLH", 0xC00C, kind, 1, 300, len(r)) + r for r in records)
        self._transport.sendto(head + data[12 : end + 4] + answers, addr)

    def _records(self, name: str, kind: int) -> list[bytes] | None:
        """None: there is no such name."""
        provider = _PROVIDER.fullmatch(name)
        if provider:
            return [ipaddress.ip_address(f"127.9.0.{int(provider[1])}").packed] if kind == _A else []
        match = _NAME.fullmatch(name)
        number = int(match[2]) if match else self._street.shops
        shop = self._street.shop(f"shop{number}.example")
        if match is None or shop is None or shop.trouble == "nameless":
            return None
        if match[1] == "_dmarc":
            return [_text("v=DMARC1; p=none")] if kind == _TXT else []
        if kind == _A:
            return [ipaddress.ip_address(self._street.address(number)).packed]
        if match[1] is None and kind == _MX:
            return [struct.pack(">H", 10) + _wire(self._street.mail_host(number))]
        if match[1] is None and kind == _TXT:
            return [_text("v=spf1 mx -all")]
        return []


def _name(data: bytes) -> tuple[str, int]:
    labels, place = [], 12
    while length := data[place]:
        labels.append(data[place + 1 : place + 1 + length].decode("latin-1"))
        place += length + 1
    return ".".join(labels), place + 1


def _wire(name: str) -> bytes:
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"


def _text(text: str) -> bytes:
    return bytes([len(text)]) + text.encode()
