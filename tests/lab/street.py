"""A street of shops: any number of hosts with pages, names, mail and certificates of their own, in its own process.

    python -m lab.street --shops 1000 --latency 30-120

prints one line of JSON with the ports and the authority's certificate, and serves until its standard input ends.  Shop
number i is ``shop<i>.example`` at an address of its own, 127.x.y.z; with ``--addresses`` several share one.  Everything
about a shop follows from its number.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import ssl
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import trustme

from lab.street_names import Names
from lab.street_pages import Shop, answer

_HOST = re.compile(r"(?:www\.|poczta\.)?shop(\d+)\.example")
_EVERYWHERE = "0.0.0.0"


@dataclass(frozen=True)
class Street:
    """How many shops there are and how they answer.  ``latency`` in seconds, from and to."""

    shops: int
    latency: tuple[float, float] = (0.0, 0.0)
    addresses: int = 0
    """How many addresses they share; 0: each has its own."""
    troubled: int = 0
    """Every so-manieth shop is in trouble, see ``street_pages.TROUBLES``; 0: none."""
    mail: int = 0
    """How many shops share one mail provider; 0: each has its own server."""
    weight: int = 0
    """KB of goods on each page."""

    def shop(self, host: str) -> Shop | None:
        match = _HOST.fullmatch(host)
        number = int(match[1]) if match else self.shops
        if number >= self.shops:
            return None
        return Shop(number, bool(self.troubled) and number % self.troubled == self.troubled - 1)

    def delay(self, words: str) -> float:
        low, high = self.latency
        return low + (high - low) * (hash_of(words) % 1000) / 1000

    def address(self, number: int) -> str:
        place = number % self.addresses if self.addresses else number
        return f"127.{10 + (place >> 16)}.{place >> 8 & 255}.{place & 255}"

    def mail_host(self, number: int) -> str:
        return f"mx{number // self.mail}.provider.example" if self.mail else f"poczta.shop{number}.example"


def hash_of(words: str) -> int:
    """The same number on every machine and in every process."""
    value = 2166136261
    for byte in words.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


class Certificates:
    """One authority; certificates are made when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self._authority = trustme.CA()
        self._folder = folder
        self._contexts: dict[str, ssl.SSLContext] = {}
        self.ca_file = folder / "ca.pem"
        self._authority.cert_pem.write_to_path(str(self.ca_file))

    def context(self, host: str) -> ssl.SSLContext:
        """Of a shop: one certificate for its web and its mail server."""
        if host not in self._contexts:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._authority.issue_cert(host, f"www.{host}", f"poczta.{host}").configure_cert(context)
            self._contexts[host] = context
        return self._contexts[host]

    @cached_property
    def choosing(self) -> ssl.SSLContext:
        """A context that takes the certificate of the host that is asked for."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert("street.example").configure_cert(context)

        def choose(connection: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> None:
            connection.context = self.context((host or "street.example").removeprefix("www.").removeprefix("poczta."))

        context.sni_callback = choose
        return context


class Count:
    """Requests in each tenth of a second, by address: written to a file when the street closes."""

    def __init__(self) -> None:
        self._times: Counter[tuple[str, int]] = Counter()

    def add(self, what: str) -> None:
        self._times[what, int(time.monotonic() * 10)] += 1

    def write(self, path: Path) -> None:
        path.write_text(json.dumps([[what, at, n] for (what, at), n in sorted(self._times.items())]))


class Web(asyncio.Protocol):
    """HTTP/1.1 with connections that stay open."""

    def __init__(self, street: Street, count: Count, *, secure: bool) -> None:
        self._street = street
        self._count = count
        self._secure = secure
        self._got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport
        self._count.add(f"connection {self._transport.get_extra_info('sockname')[0]}")

    def data_received(self, data: bytes) -> None:
        self._got += data
        while b"\r\n\r\n" in self._got:
            head, _, self._got = self._got.partition(b"\r\n\r\n")
            self._asked(head.decode("latin-1"))

    def _asked(self, head: str) -> None:
        self._count.add(f"request {self._transport.get_extra_info('sockname')[0]}")
        request, *fields = head.split("\r\n")
        method, target, *_ = [*request.split(" "), "", ""]
        host = next((f.partition(":")[2].strip() for f in fields if f.lower().startswith("host:")), "")
        host = host.partition(":")[0]
        shop = self._street.shop(host)
        replies = answer(shop, host, target, secure=self._secure, weight=self._street.weight)
        later = asyncio.get_running_loop().call_later
        at = self._street.delay(host + target)
        for pause, part in replies:
            at += pause
            if part:
                later(at, self._say, b"" if method == "HEAD" and not part.startswith(b"HTTP") else part)
            else:
                later(at, self._transport.abort)

    def _say(self, part: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(part)


async def mail(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, contexts: Certificates, count: Count
) -> None:
    """Takes mail for ``sklep@`` and ``biuro@``; no message is ever taken."""
    at = writer.get_extra_info("sockname")[0]
    count.add(f"open {at}")
    try:
        writer.write(b"220 poczta ESMTP\r\n")
        async with asyncio.timeout(30):
            while line := await reader.readline():
                verb = line[:4].upper()
                if verb == b"EHLO":
                    writer.write(b"250-poczta\r\n250-STARTTLS\r\n250 ENHANCEDSTATUSCODES\r\n")
                elif verb == b"STAR":
                    writer.write(b"220 go ahead\r\n")
                    await writer.start_tls(contexts.choosing)
                elif verb == b"RCPT":
                    known = b"<sklep@" in line or b"<biuro@" in line
                    writer.write(b"250 2.1.5 Ok\r\n" if known else b"550 5.1.1 User unknown\r\n")
                else:
                    writer.write(b"221 Bye\r\n" if verb == b"QUIT" else b"250 2.0.0 Ok\r\n")
                if verb == b"QUIT":
                    break
    except (TimeoutError, OSError, ValueError):
        pass
    finally:
        count.add(f"shut {at}")
        writer.transport.abort()


async def serve(street: Street, folder: Path, *, ready: bool = False) -> None:
    """Until standard input ends."""
    loop = asyncio.get_running_loop()
    contexts, count = Certificates(folder), Count()
    for number in range(street.shops if ready else 0):
        contexts.context(f"shop{number}.example")
    web = await loop.create_server(lambda: Web(street, count, secure=False), _EVERYWHERE, 0, backlog=4096)
    secure = await loop.create_server(
        lambda: Web(street, count, secure=True), "0.0.0.0", 0, ssl=contexts.choosing, backlog=4096
    )
    post = await asyncio.start_server(lambda r, w: mail(r, w, contexts, count), _EVERYWHERE, 0, backlog=4096)
    names, _ = await loop.create_datagram_endpoint(lambda: Names(street), local_addr=("127.0.0.1", 0))
    ports = {
        "http": web.sockets[0].getsockname()[1],
        "https": secure.sockets[0].getsockname()[1],
        "smtp": post.sockets[0].getsockname()[1],
        "dns": names.get_extra_info("sockname")[1],
        "ca_file": str(contexts.ca_file),
        "count": str(folder / "count.json"),
        "pid": os.getpid(),
    }
    print(json.dumps(ports), flush=True)  # noqa: T201 (to whoever started it)
    ended = asyncio.Event()
    loop.add_reader(sys.stdin.fileno(), ended.set)
    await ended.wait()
    count.write(folder / "count.json")
    os._exit(0)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shops", type=int, default=10)
    parser.add_argument("--latency", default="0-0", metavar="FROM-TO", help="milliseconds")
    parser.add_argument("--addresses", type=int, default=0)
    parser.add_argument("--troubled", type=int, default=0)
    parser.add_argument("--mail", type=int, default=0)
    parser.add_argument("--weight", type=int, default=0)
    parser.add_argument("--ready", action="store_true", help="make all certificates before the first request")
    given = parser.parse_args(arguments)
    low, _, high = given.latency.partition("-")
    street = Street(
        given.shops, (float(low) / 1000, float(high) / 1000), given.addresses, given.troubled, given.mail, given.weight
    )
    folder = Path(tempfile.mkdtemp(prefix="street-"))
    asyncio.run(serve(street, folder, ready=given.ready))


if __name__ == "__main__":
    main()
