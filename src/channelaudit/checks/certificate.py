"""Does this host answer on https, with a certificate that browsers accept, and does http lead there?

Problems are told apart as a browser would: RFC 6125 (names), RFC 5280 (validity, chain).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from channelaudit.config.settings import Settings
from channelaudit.model import Check, Gathered
from channelaudit.network import Network, TlsFacts, Unreachable

Fault = Literal[
    "",
    "expired",
    "not_yet_valid",
    "wrong_host",
    "self_signed",
    "untrusted",
    "chain_incomplete",
    "other",
]

_UNKNOWN_ISSUER = (2, 19, 20, 21)
_BY_CODE: dict[int, Fault] = {
    9: "not_yet_valid",
    10: "expired",
    18: "self_signed",
    62: "wrong_host",
    **dict.fromkeys(_UNKNOWN_ISSUER, "untrusted"),
}
"""OpenSSL's verification errors (X509_V_ERR_…) in the product's words."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a host shows on https."""

    host: str
    https: bool
    """False: the port refuses connections, so that the shop does not answer on https at all."""
    problem: Fault = ""
    """Why browsers would warn; "" for none."""
    detail: str = ""
    """The verifier's own words."""
    not_after: str = ""
    """End of validity, UTC, ISO 8601."""
    names: tuple[str, ...] = ()
    """Host names in the certificate."""
    issuer: str = ""
    protocol: str = ""
    """Of the handshake: ``TLSv1.3``."""
    redirects_to_https: bool | None = None
    """Whether http leads to https; None when http gives no answer."""
    variant: bool = False
    """The host is the other form of the shop's name (with or without ``www.``), worked out and not linked."""


def _subjects(gathered: Gathered) -> Iterator[str]:
    """The hosts (``host`` or ``host:port``) of the pages, and the shop's name with and without www."""
    pages = [page.final_url for page in gathered.crawl.pages if page.status]
    for url in pages or [gathered.crawl.final_url or gathered.crawl.site]:
        parts = urlsplit(url)
        if parts.hostname:
            default = {"http": 80, "https": 443}.get(parts.scheme)
            secure_port = parts.scheme == "https" and parts.port not in (None, default)
            yield f"{parts.hostname}:{parts.port}" if secure_port else parts.hostname


async def observe(subject: str, network: Network, _: Settings) -> Certificate:
    """Shake hands with ``subject`` on port 443 (or the port it names), and ask http where it leads."""
    host, port = subject.partition(":")[::2]
    redirects = None if port else await _redirects(host, network)
    try:
        facts = await network.tls.inspect(host, int(port or 443))
    except Unreachable as error:
        if error.kind == "refused":
            return Certificate(host, https=False, detail=error.detail, redirects_to_https=redirects)
        raise
    return Certificate(
        host,
        https=True,
        problem=_problem(facts),
        detail=facts.error,
        not_after=facts.not_after,
        names=facts.names,
        issuer=facts.issuer,
        protocol=facts.protocol,
        redirects_to_https=redirects,
    )


async def _redirects(host: str, network: Network) -> bool | None:
    try:
        answer = await network.http.fetch(f"http://{host}/")
    except Unreachable:
        return None  # http that gives no answer leads no customer astray
    return answer.final_url.startswith("https:")


def _problem(facts: TlsFacts) -> Fault:
    if facts.verified or (facts.legacy and not facts.error_code):
        return ""
    if facts.self_signed and facts.chain_length <= 1:
        return _BY_CODE.get(facts.error_code, "self_signed")
    if facts.error_code in _UNKNOWN_ISSUER and not facts.chain_complete:
        return "chain_incomplete"
    return _BY_CODE.get(facts.error_code, "other")


CHECK = Check(result=Certificate, subjects=_subjects, observe=observe, third_party=False, title="certificates")
