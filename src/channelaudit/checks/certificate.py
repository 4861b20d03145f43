"""Does this host answer on https, with a certificate that browsers accept, and does http lead there?

Problems are told apart as a browser would: RFC 9525 (names), RFC 5280 (validity, chain).  Where a chain ends too early,
the missing certificates are fetched from where the chain says that they are, as browsers do: only so can an
incomplete chain be told from an authority that nobody knows.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from channelaudit.checks.common.trail import Trail, trail
from channelaudit.config.settings import Settings
from channelaudit.model import Check, Gathered, Text
from channelaudit.network import Network, TlsFacts, Unreachable
from channelaudit.network.certificates import downloaded, issuer_urls, load

Fault = Literal[
    "",
    "expired",
    "not_yet_valid",
    "wrong_host",
    "self_signed",
    "untrusted",
    "chain_incomplete",
    "weak",
    "other",
]

_UNKNOWN_ISSUER = (2, 19, 20, 21)
_BY_CODE: dict[int, Fault] = {
    9: "not_yet_valid",
    10: "expired",
    18: "self_signed",
    62: "wrong_host",
    64: "wrong_host",
    **dict.fromkeys(_UNKNOWN_ISSUER, "untrusted"),
    **dict.fromkeys((66, 67, 68), "weak"),
}
"""OpenSSL's verification errors (X509_V_ERR_…) in the product's words."""
_STEPS = 3
"""Certificates that are fetched one above the other."""
_MAX_AGE = re.compile(r"max-age\s?=\s?\"?(\d{1,12})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a host shows on https."""

    host: str
    https: bool
    """False: the port refuses connections, or the server says that it has no https for this name."""
    problem: Fault = ""
    """Why browsers would warn; "" for none.  ``weak``: a key or a signature that can be forged."""
    detail: Text = ""
    """The verifier's own words."""
    not_after: str = ""
    """End of validity, UTC, ISO 8601."""
    names: tuple[str, ...] = ()
    """Host names in the certificate."""
    issuer: str = ""
    protocol: str = ""
    """Of the handshake: ``TLSv1.3``."""
    redirects_to_https: bool | None = None
    """Whether http leads to https; None when http gives no usable answer, or was not asked."""
    not_before: str = ""
    protocols: tuple[str, ...] = ()
    """Every version in which the server shakes hands: ``TLSv1``, ``TLSv1.1``, ``TLSv1.2``, ``TLSv1.3``."""
    key_type: str = ""
    """``RSA``, ``EC`` …"""
    key_bits: int = 0
    signature_hash: str = ""
    """``sha256`` …"""
    downgrades_to: str = ""
    """The plain http address to which https leads, "" for none."""
    circle: bool = False
    """http and https redirect to each other for ever."""
    hsts: int | None = None
    """``max-age`` of Strict-Transport-Security in seconds; 0 without one; None where https was not asked."""
    upgrades_insecure: bool = False
    """The Content-Security-Policy of the home page makes browsers fetch http addresses over https."""


def _subjects(gathered: Gathered) -> Iterator[str]:
    """The hosts of the pages (``host``, or ``host:port`` for an unusual port) and of the forms' endpoints.

    Only the handshake is asked of the latter, which is what ``host:443`` says.
    """
    pages = [page.final_url for page in gathered.crawl.pages if page.status]
    hosts = set()
    for url in pages or [gathered.crawl.final_url or gathered.crawl.site]:
        parts = urlsplit(url)
        if parts.hostname:
            default = {"http": 80, "https": 443}.get(parts.scheme)
            secure_port = parts.scheme == "https" and parts.port not in (None, default)
            hosts.add(parts.hostname)
            yield _written(parts.hostname, parts.port if secure_port else None)
    for channel in gathered.channels:
        if channel.kind in ("form", "newsletter") and channel.of_shop:
            host, port = _host_of(str(channel.attributes.get("endpoint") or ""))
            if host and host not in hosts:
                yield _written(host, port)


def _written(host: str, port: int | None) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"{name}:{port}" if port else name


def _read(subject: str) -> tuple[str, int | None]:
    parts = urlsplit(f"//{subject}")
    return parts.hostname or subject, parts.port


def _host_of(endpoint: str) -> tuple[str, int]:
    """Host and port of an https address; ("", 0) for any other."""
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port or 443
    except ValueError:
        return "", 0
    return (host, port) if parts.scheme == "https" else ("", 0)


def _foreign(subject: str, gathered: Gathered) -> bool:
    host, _ = _read(subject)
    domain = gathered.context.domain
    own = {urlsplit(page.final_url).hostname for page in gathered.crawl.pages}
    return host not in own and host != domain and not host.endswith(f".{domain}")


async def observe(subject: str, network: Network, settings: Settings) -> Certificate:
    """Shake hands with ``subject`` on port 443 (or the port it names); without a port ask also where http and https
    lead.
    """
    host, port = _read(subject)
    try:
        facts = await network.tls.inspect(host, port or 443)
    except Unreachable as error:
        if error.kind == "refused" or (error.kind == "tls" and error.definite):
            plain = None if port else await trail(f"http://{subject}/", network)
            return Certificate(host, https=False, detail=error.detail, redirects_to_https=_on_https(plain))
        raise
    plain, secure = (None, None) if port else await _trails(subject, network)
    return Certificate(
        host,
        https=True,
        problem=await fault(facts, network, settings),
        detail=facts.error,
        not_after=facts.not_after,
        names=facts.names,
        issuer=facts.issuer,
        protocol=facts.protocol,
        redirects_to_https=_on_https(plain),
        not_before=facts.not_before,
        protocols=await _versions(host, port or 443, network),
        key_type=facts.key_type,
        key_bits=facts.key_bits,
        signature_hash=facts.signature_hash,
        downgrades_to=secure.downgrade if secure else "",
        circle=bool(secure and secure.circle and secure.downgrade),
        hsts=_hsts(secure),
        upgrades_insecure=_upgrades(secure),
    )


async def _trails(host: str, network: Network) -> tuple[Trail, Trail]:
    plain, secure = await asyncio.gather(trail(f"http://{host}/", network), trail(f"https://{host}/", network))
    return plain, secure


async def _versions(host: str, port: int, network: Network) -> tuple[str, ...]:
    try:
        return await network.tls.versions(host, port)
    except Unreachable:
        return ()  # a server that has had enough of handshakes: the rest is known all the same


def _on_https(plain: Trail | None) -> bool | None:
    return plain.ends_on_https if plain else None


def _hsts(secure: Trail | None) -> int | None:
    if secure is None or secure.first is None:
        return None
    found = _MAX_AGE.search(secure.first.headers.get("strict-transport-security", ""))
    return int(found[1]) if found else 0


def _upgrades(secure: Trail | None) -> bool:
    if secure is None or secure.last is None:
        return False
    return "upgrade-insecure-requests" in secure.last.headers.get("content-security-policy", "").lower()


async def fault(facts: TlsFacts, network: Network, settings: Settings) -> Fault:
    """Why browsers warn of this certificate, "" where they do not."""
    if facts.verified or (facts.legacy and not facts.error_code):
        return ""
    if facts.self_signed and facts.chain_length <= 1:
        return _BY_CODE.get(facts.error_code, "self_signed")
    if facts.error_code not in _UNKNOWN_ISSUER:
        return _BY_CODE.get(facts.error_code, "other")
    if not facts.issuer_urls or settings.offline:
        return "untrusted" if facts.chain_complete else "chain_incomplete"
    missing, ended = await _missing(facts.issuer_urls, network)
    if not missing:
        return "untrusted" if ended or facts.chain_complete else "chain_incomplete"
    again = await network.tls.inspect(facts.host, facts.port, missing)
    if again.error_code in _UNKNOWN_ISSUER:
        return "untrusted"
    return "chain_incomplete" if again.verified else _BY_CODE.get(again.error_code, "other")


async def _missing(urls: tuple[str, ...], network: Network) -> tuple[tuple[bytes, ...], bool]:
    """The intermediate certificates that can be had from there, one above the other, and whether the last one fetched
    was an authority.
    """
    found: list[bytes] = []
    for _ in range(_STEPS):
        new, ended = await _fetched(urls, network)
        found += new
        if ended or not new:
            return tuple(found), ended
        urls = issuer_urls(load(new)[-1])
    return tuple(found), False


async def _fetched(urls: tuple[str, ...], network: Network) -> tuple[tuple[bytes, ...], bool]:
    for url in urls[:2]:
        try:
            answer = await network.http.fetch(url)
        except Unreachable:
            continue
        if answer.status == 200 and not answer.truncated:
            return downloaded(answer.body)
    return (), False


CHECK = Check(
    result=Certificate, subjects=_subjects, observe=observe, third_party=False, foreign=_foreign, title="certificates"
)
