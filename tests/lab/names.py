"""A name server whose every answer is scripted: UDP and TCP on one port of loopback."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from dnslib import AAAA, CNAME, MX, QTYPE, RCODE, RR, TXT, A, DNSRecord

Lie = str
"""``servfail``, ``refused``, ``silent``, ``truncated`` (over UDP), ``garbage``, ``nodata``."""
Records = Mapping[str, Mapping[str, list[str]] | Lie | Callable[[str, int], Mapping[str, list[str]] | Lie]]
"""Name → (type → texts), or what goes wrong, or a function of (type, number of questions before)."""

_KINDS: dict[str, Callable[[str], Any]] = {
    "A": A,
    "AAAA": AAAA,
    "CNAME": CNAME,
    "MX": lambda text: MX(text.split()[1], int(text.split()[0])),
    "TXT": lambda text: TXT([part.encode() for part in text.split("|")]),
}


class _Udp(asyncio.DatagramProtocol):
    def __init__(self, server: NameServer) -> None:
        self.server = server

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        answer = self.server.answer(data, udp=True)
        if answer is not None:
            self.transport.sendto(answer, address)  # type: ignore[attr-defined]


@dataclass
class NameServer:
    """``async with NameServer({"sklep.example": {"A": ["203.0.113.5"], "MX": ["10 mx.sklep.example"]}}) as names:``

    What it does not know does not exist (NXDOMAIN).
    """

    records: Records
    questions: list[tuple[str, str]] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        while True:
            self._tcp = await asyncio.start_server(self._accept, "127.0.0.1", 0)
            self.port = int(self._tcp.sockets[0].getsockname()[1])
            with contextlib.suppress(OSError):
                self._udp, _ = await loop.create_datagram_endpoint(
                    lambda: _Udp(self), local_addr=("127.0.0.1", self.port)
                )
                return self
            self._tcp.close()

    async def __aexit__(self, *_: object) -> None:
        self._udp.close()
        self._tcp.close()
        await self._tcp.wait_closed()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            size = int.from_bytes(await reader.readexactly(2), "big")
            answer = self.answer(await reader.readexactly(size), udp=False)
            if answer is not None:
                writer.write(len(answer).to_bytes(2, "big") + answer)
                await writer.drain()
        writer.close()

    def answer(self, data: bytes, *, udp: bool) -> bytes | None:
        query = DNSRecord.parse(data)
        name, kind = str(query.q.qname).rstrip(".").lower(), QTYPE[query.q.qtype]
        entry = self.records.get(name)
        if callable(entry):
            entry = entry(kind, self.questions.count((name, kind)))
        self.questions.append((name, kind))
        reply = query.reply()
        if entry is None:
            reply.header.rcode = RCODE.NXDOMAIN
        elif isinstance(entry, str):
            return self._lie(entry, reply, udp=udp)
        else:
            self._fill(reply, name, kind, entry)
        return bytes(reply.pack())

    def _fill(self, reply: DNSRecord, name: str, kind: str, entry: Mapping[str, list[str]]) -> None:
        if "CNAME" in entry and kind != "CNAME":
            target = entry["CNAME"][0]
            reply.add_answer(RR(name, QTYPE.CNAME, rdata=CNAME(target), ttl=60))
            next_entry = self.records.get(target)
            if isinstance(next_entry, Mapping) and target != name:
                self._fill(reply, target, kind, next_entry)
            return
        for text in entry.get(kind, []):
            reply.add_answer(RR(name, getattr(QTYPE, kind), rdata=_KINDS[kind](text), ttl=60))

    def _lie(self, lie: str, reply: DNSRecord, *, udp: bool) -> bytes | None:
        if lie == "silent":
            return None
        if lie == "garbage":
            return bytes(reply.pack())[:7]
        if lie == "truncated":
            if not udp:
                reply.add_answer(RR(str(reply.q.qname), QTYPE.TXT, rdata=TXT([b"over tcp"]), ttl=60))
            reply.header.tc = 1 if udp else 0
        elif lie != "nodata":
            reply.header.rcode = getattr(RCODE, lie.upper())
        return bytes(reply.pack())
