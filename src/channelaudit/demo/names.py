"""The sample shop's DNS: a zone in YAML, answered over UDP on loopback."""

from __future__ import annotations

import asyncio
from importlib.resources import files
from types import TracebackType
from typing import Any, Self

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset
import yaml

Zone = dict[str, dict[str, list[str]]]
_TTL = 60


class NameServer(asyncio.DatagramProtocol):
    """Answers for the names of ``zone.yaml``; every other name does not exist."""

    def __init__(self, address: str, zone: Zone | None = None) -> None:
        self._address = address
        text = files("channelaudit.demo").joinpath("zone.yaml").read_text(encoding="utf-8")
        self._zone: Zone = zone or yaml.safe_load(text)
        self.port = 0

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=(self._address, 0))
        self.port = self._transport.get_extra_info("sockname")[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._transport.close()

    def datagram_received(self, data: bytes, addr: tuple[str | Any, int]) -> None:
        """Answer one question; what is no DNS message gets no answer, as from any server."""
        try:
            query = dns.message.from_wire(data)
        except dns.exception.DNSException:
            return
        self._transport.sendto(self._answer(query).to_wire(), addr)

    def _answer(self, query: dns.message.Message) -> dns.message.Message:
        response = dns.message.make_response(query)
        response.flags |= dns.flags.AA | dns.flags.RA
        question = query.question[0]
        records = self._zone.get(question.name.to_text(omit_final_dot=True).lower())
        if records is None:
            response.set_rcode(dns.rcode.NXDOMAIN)
            return response
        kind = dns.rdatatype.to_text(question.rdtype)
        if values := records.get(kind):
            response.answer.append(
                dns.rrset.from_text(question.name, _TTL, dns.rdataclass.IN, question.rdtype, *values)
            )
        return response
