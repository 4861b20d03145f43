"""Questions to the domain name system."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import time
from collections.abc import Callable, Coroutine, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from channelaudit.config.settings import Settings
from channelaudit.hostname import to_ascii
from channelaudit.model import Message, Text
from channelaudit.network.unreachable import Unreachable

if TYPE_CHECKING:
    from dns.asyncresolver import Resolver

LIFETIME = 8.0
"""Seconds for one question with all its repetitions."""
FAILED = 60.0
"""Seconds for which a question that got no answer is not asked again, where answers go stale."""

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the domain name system says for good.

    ``status``: ``records``, ``nodata`` (the name exists, but not with this type) or ``nxdomain``.

    ``records`` are in presentation form without trailing dots; the strings of a TXT record are joined.
    """

    name: str
    rdtype: str
    status: Literal["records", "nodata", "nxdomain"]
    records: tuple[str, ...] = ()
    canonical: str = ""
    """Where CNAMEs lead; the name itself without any."""
    ttl: int = 0

    @property
    def exchanges(self) -> tuple[tuple[int, str], ...]:
        """Of an MX answer: (preference, host) by preference; the null MX is ``(0, "")``."""
        pairs = (record.partition(" ") for record in self.records)
        return tuple(sorted((int(preference), host) for preference, _, host in pairs))


class Dns:
    """One resolver for one run; each question is asked once.

    A run of many sites is long: there an answer counts for ``fresh`` seconds, and ``most`` of them are kept.
    """

    def __init__(self, settings: Settings, fresh: float = float("inf"), most: int = 1_000_000) -> None:
        self._settings = settings
        self._fresh = fresh
        self._most = most
        self._answers: dict[Hashable, tuple[float, asyncio.Future[Any]]] = {}
        self._resolver: Resolver | None = None
        self.queries = 0

    async def query(self, name: str, rdtype: str) -> Answer:
        """Ask for ``rdtype`` (``"MX"``, ``"TXT"`` …) of ``name`` (Unicode or ASCII).

        Raises Unreachable: ``timeout`` (no server answered in time), ``dns`` (SERVFAIL, REFUSED, an impossible name).
        """
        key = (_ascii(name), rdtype.upper())
        return await self._once(key, lambda: self._ask(*key))

    async def addresses(self, host: str) -> tuple[str, ...]:
        """IPv4 and IPv6 addresses of ``host``, as the system or ``--dns-server`` gives them.

        Raises Unreachable ``dns`` (definite when the host does not exist) or ``timeout``.
        """
        if self._settings.dns_server:
            return await self._addresses_by_query(host)
        return await self._once(host, lambda: self._addresses_by_system(host))

    async def _addresses_by_system(self, host: str) -> tuple[str, ...]:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._lifetime()):
                found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except TimeoutError:
            raise Unreachable("timeout", Message("no name server answered for {host} in time", host=host)) from None
        except socket.gaierror as error:
            gone = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
            detail = (
                Message("the host {host} does not exist", host=host)
                if gone
                else Message("the host {host} could not be looked up", host=host)
            )
            raise Unreachable("dns", detail, definite=gone) from None
        except (OSError, UnicodeError):
            raise Unreachable("dns", Message("the host {host} could not be looked up", host=host)) from None
        return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))

    async def close(self) -> None:
        futures = [future for _, future in self._answers.values()]
        for future in futures:
            future.cancel()
        await asyncio.gather(*futures, return_exceptions=True)

    async def _once(self, key: Hashable, ask: Callable[[], Coroutine[Any, Any, Asked]]) -> Asked:
        """The answer to a question that may have been asked already."""
        since, future = self._answers.get(key, (0.0, None))
        if future is None or self._stale(since, future):
            self._answers.pop(key, None)
            while len(self._answers) >= self._most:
                self._answers.pop(next(iter(self._answers)))
            future = asyncio.ensure_future(ask())
            future.add_done_callback(_retrieved)
            self._answers[key] = (time.monotonic(), future)
        return await asyncio.shield(future)

    def _stale(self, since: float, future: asyncio.Future[Any]) -> bool:
        if not future.done():
            return False
        failed = future.cancelled() or future.exception() is not None
        return time.monotonic() - since > (FAILED if failed and self._fresh < float("inf") else self._fresh)

    async def _addresses_by_query(self, host: str) -> tuple[str, ...]:
        answers = await asyncio.gather(self.query(host, "AAAA"), self.query(host, "A"), return_exceptions=True)
        good = [a for a in answers if isinstance(a, Answer)]
        records = tuple(record for answer in good for record in answer.records)
        if records:
            return records
        for answer in answers:
            if isinstance(answer, BaseException):
                raise answer
        if any(a.status == "nxdomain" for a in good):
            raise Unreachable("dns", Message("the host {host} does not exist", host=host), definite=True)
        raise Unreachable("dns", Message("the host {host} has no address", host=host), definite=True)

    def _lifetime(self) -> float:
        return min(LIFETIME, 0.8 * self._settings.timeout)

    def _configured(self) -> Resolver:
        from dns.asyncresolver import Resolver  # noqa: PLC0415 (90 ms)
        from dns.resolver import NoResolverConfiguration  # noqa: PLC0415

        if self._resolver is None:
            server = self._settings.dns_server
            try:
                resolver = Resolver(configure=not server)
            except NoResolverConfiguration:
                raise Unreachable("dns", Message("this machine has no name server configured")) from None
            if server:
                address, port = server_address(server)
                resolver.nameservers = [address]
                resolver.port = port
            resolver.lifetime = self._lifetime()
            resolver.timeout = max(0.5, self._lifetime() / 3)
            self._resolver = resolver
        return self._resolver

    async def _ask(self, name: str, rdtype: str) -> Answer:
        import dns.exception  # noqa: PLC0415
        import dns.resolver  # noqa: PLC0415

        resolver = self._configured()
        self.queries += 1
        try:
            answer = await resolver.resolve(name, rdtype, search=False, raise_on_no_answer=False)
        except dns.resolver.NXDOMAIN:
            return Answer(name, rdtype, "nxdomain", canonical=name)
        except dns.exception.Timeout:
            raise Unreachable(
                "timeout", Message("no name server answered for {name} ({rdtype}) in time", name=name, rdtype=rdtype)
            ) from None
        except dns.resolver.NoNameservers as error:
            raise Unreachable(
                "dns",
                Message("the name servers of {name} gave no usable answer ({rcode})", name=name, rcode=_rcode(error)),
            ) from None
        except (dns.exception.DNSException, OSError, UnicodeError) as error:
            raise Unreachable(
                "dns",
                Message(
                    "{name} ({rdtype}) could not be looked up: {error}",
                    name=name,
                    rdtype=rdtype,
                    error=type(error).__name__,
                ),
            ) from None
        canonical = answer.canonical_name.to_text(omit_final_dot=True)
        if answer.rrset is None:
            return Answer(name, rdtype, "nodata", canonical=canonical)
        records = tuple(_text(record) for record in answer.rrset)
        return Answer(name, rdtype, "records", records, canonical, int(answer.rrset.ttl))


def server_address(server: str) -> tuple[str, int]:
    """``ADDR``, ``ADDR:PORT`` or ``[V6]:PORT`` → (address, port)."""
    with contextlib.suppress(ValueError):
        return str(ipaddress.ip_address(server.strip("[]"))), 53
    address, _, port = server.rpartition(":")
    return address.strip("[]"), int(port) if port.isdigit() else 53


def _retrieved(future: asyncio.Future[Any]) -> None:
    """Mark the exception as seen: whoever asked may have been cancelled meanwhile."""
    if not future.cancelled():
        future.exception()


def _ascii(name: str) -> str:
    try:
        return to_ascii(name.rstrip("."))
    except UnicodeError:
        raise Unreachable("dns", Message("{name} is not a possible host name", name=name), definite=True) from None


def _text(record: Any) -> str:
    strings = getattr(record, "strings", None)
    if strings is not None:
        return b"".join(strings).decode("utf-8", "replace")
    text = str(record.to_text())
    return " ".join(part.rstrip(".") for part in text.split(" "))


def _rcode(error: Any) -> Text:
    for *_, response in reversed(error.kwargs.get("errors", [])):
        if response is not None:
            from dns.rcode import to_text  # noqa: PLC0415

            return str(to_text(response.rcode()))
    return Message("no answer")
