"""What robots.txt allows."""

from __future__ import annotations

from typing import Any

from channelaudit.crawl.urls import origin_of
from channelaudit.model import Failure, Message
from channelaudit.network import Network, Unreachable

AGENT = "channelaudit"
LARGEST = 512_000
"""Bytes of a robots.txt that are read (RFC 9309 asks for at least 500 KiB)."""


class Robots:
    """The rules of one origin.  ``denied_all``: they could not be asked, so nothing but the home page may be."""

    def __init__(self, rules: Any = None, failure: Failure | None = None) -> None:
        self._rules = rules
        self.failure = failure

    @property
    def denied_all(self) -> bool:
        return self.failure is not None

    def allows(self, url: str) -> bool:
        if self.denied_all:
            return False
        return self._rules is None or bool(self._rules.can_fetch(url, AGENT))

    @property
    def sitemaps(self) -> tuple[str, ...]:
        return tuple(str(url) for url in self._rules.sitemaps)[:20] if self._rules is not None else ()

    @property
    def delay(self) -> float:
        """Seconds between requests that it asks for, 0 if it does not."""
        return float(self._rules.crawl_delay(AGENT) or 0.0) if self._rules is not None else 0.0


async def ask(url: str, network: Network) -> Robots:
    """The robots.txt for ``url``.  No such file allows all; an error of the server forbids all (RFC 9309, 2.3.1)."""
    address = origin_of(url) + "/robots.txt"
    try:
        response = await network.http.fetch(address)
    except Unreachable as error:
        return Robots(
            failure=Failure(
                "robots", address, error.kind, Message("robots.txt could not be asked: {reason}", reason=error.detail)
            )
        )
    if response.status == 429 or response.status >= 500:
        detail = Message(
            "robots.txt answered with status {status}, which forbids all other pages", status=response.status
        )
        return Robots(failure=Failure("robots", address, "status", detail))
    if response.status >= 300 or b"<html" in response.body[:1_000].lower():
        return Robots()
    return parse(response.body)


def parse(body: bytes) -> Robots:
    """Rules from the file's bytes; nonsense allows all."""
    from protego import Protego  # noqa: PLC0415

    try:
        return Robots(Protego.parse(body[:LARGEST].decode("utf-8-sig", "replace")))
    except (ValueError, RecursionError):
        return Robots()
