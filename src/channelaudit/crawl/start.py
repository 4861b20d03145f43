"""The first request: which address the site really has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from channelaudit.crawl.roles import link_role, page_role
from channelaudit.crawl.skim import Skim, skim
from channelaudit.crawl.urls import host_of, normalise, same_site
from channelaudit.knowledge.domains import registrable
from channelaudit.model import Failure, Message, Role
from channelaudit.network import Network, Response, Unreachable
from channelaudit.reading.encoding import decode

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}://", re.IGNORECASE)
STUB = 5_000
"""Bytes up to which a home page can be one that only leads on."""
_WORTH_HTTP = frozenset({"refused", "tls", "timeout", "reset", "protocol"})


@dataclass(frozen=True, slots=True)
class Start:
    """``url`` as it was asked for in the end; without a ``response`` the last failure says why."""

    url: str
    response: Response | None
    failures: tuple[Failure, ...] = ()


async def start(site: str, network: Network) -> Start:
    """Ask for the home page; without a scheme over https and, where that does not answer, over http."""
    tries = (site,) if _SCHEME.match(site) else (f"https://{site}", f"http://{site}")
    failures: list[Failure] = []
    url = site
    for number, attempt in enumerate(tries):
        url = normalise(attempt) or attempt
        _allow_port(url, network)
        try:
            return Start(url, await _refreshed(await network.http.fetch(url), network), tuple(failures))
        except Unreachable as error:
            again = number + 1 < len(tries) and error.kind in _WORTH_HTTP
            detail = (
                Message("https did not answer, so the audit went on over http: {reason}", reason=error.detail)
                if again
                else error.detail
            )
            failures.append(Failure("crawl", url, error.kind, detail))
            if not again:
                break
    return Start(url, None, tuple(failures))


def start_role(url: str, look: Skim) -> Role:
    """Home, or contact where the address that was given leads to the contact page itself."""
    if link_role("", url) != "contact":
        return "home"
    named = page_role(url, "", look.title, look.headings, look.text)
    return "contact" if named == "contact" else "home"


async def _refreshed(response: Response, network: Network) -> Response:
    """Where a small home page only sends visitors on (a choice of language, an old address), the page they end at."""
    if response.status != 200 or len(response.body) > STUB:
        return response
    onward = skim(decode(response.body, response.content_type), response.final_url, 10).refresh
    if not onward or not same_site(onward, frozenset({registrable(host_of(response.final_url))})):
        return response
    try:
        return await network.http.fetch(onward)
    except Unreachable:
        return response


def _allow_port(url: str, network: Network) -> None:
    """The port in the address that the user gave is the user's own word."""
    match = re.match(r"https?://[^/?#]*:(\d{1,5})(?:[/?#]|$)", url)
    if match:
        network.http.ports.add(int(match[1]))
