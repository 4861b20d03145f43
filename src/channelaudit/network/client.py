"""One HTTP exchange, no opinions.

Redirects, retries, pace and bounds of time are decided in ``http.py``; addresses in ``dial.py``.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urlsplit

import httpcore

from channelaudit.config.settings import Settings
from channelaudit.model import Message
from channelaudit.network import trust
from channelaudit.network.cookies import Cookies
from channelaudit.network.dial import Dialler
from channelaudit.network.pool import EXPIRY, Pool
from channelaudit.network.transport import Backend, CertificateInvalid, translated
from channelaudit.network.unreachable import Halfway, Unreachable

__all__ = ["CertificateInvalid", "Client", "Exchange"]

_ENCODED = "%/:?#[]@!$&'()*+,;=-._~"
"""Characters that stand in an address as they are."""
_LONE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

Headers = Sequence[tuple[bytes, bytes]]
AnyPool = Pool | httpcore.AsyncConnectionPool


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came over the wire.  ``body`` is still encoded; ``cut`` when it is not the whole of it."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cut: bool
    http_version: str


class Client:
    """Connections and cookies of one run; one pool that verifies certificates and one that does not."""

    def __init__(self, settings: Settings, dialler: Dialler, user_agent: str) -> None:
        self._settings = settings
        self._dialler = dialler
        self._cookies = Cookies()
        self._pools: dict[bool, AnyPool] = {}
        self._headers = {
            "User-Agent": user_agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate, br, zstd",
        }

    async def send(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes | None, *, verify: bool
    ) -> Exchange:
        """Raises Unreachable; ``CertificateInvalid`` and ``Halfway`` where the caller can go on otherwise."""
        try:
            request = self._request(method, url, headers, content)
        except ValueError as error:
            detail = Message("this is not a possible address: {error}", error=str(error))
            raise Unreachable("protocol", detail) from None
        with translated():
            answer = await self._pool(verify=verify).handle_async_request(request)
        try:
            self._cookies.keep(url, _values(answer.headers, b"set-cookie"))
            return await self._read(answer)
        finally:
            await answer.aclose()

    async def close(self) -> None:
        for pool in self._pools.values():
            await pool.aclose()

    def _request(self, method: str, url: str, headers: Mapping[str, str], content: bytes | None) -> httpcore.Request:
        """Raises ValueError for what cannot be asked for."""
        parts = urlsplit(url)
        host = _ascii(parts.hostname or "")
        shown = f"[{host}]" if ":" in host else host
        sent = {"Host": f"{shown}:{parts.port}" if _needs_port(parts) else shown, **self._headers, **headers}
        if cookie := self._cookies.header(url):
            sent["Cookie"] = cookie
        if content is not None:
            sent["Content-Length"] = str(len(content))
        path = parts.path or "/"
        target = _quoted(f"{path}?{parts.query}" if parts.query else path)
        return httpcore.Request(
            method,
            httpcore.URL(scheme=parts.scheme, host=host, port=parts.port, target=target),
            headers=list(sent.items()),
            content=content,
        )

    async def _read(self, answer: httpcore.Response) -> Exchange:
        bounds = self._settings.bounds
        size = sum(len(name) + len(value) + 4 for name, value in answer.headers)
        if size > bounds.headers:
            detail = Message("the headers of the answer are larger than {limit} bytes", limit=bounds.headers)
            raise Unreachable("too_large", detail)
        parts: list[bytes] = []
        got, cut = 0, False
        try:
            with translated():
                async for part in answer.aiter_stream():
                    parts.append(part)
                    got += len(part)
                    if got > bounds.wire:
                        cut = True
                        break
        except Unreachable as error:
            if not got:
                raise Halfway(error.kind, error.detail) from None
            cut = True
        body = b"".join(parts)[: bounds.wire]
        version = answer.extensions.get("http_version", b"HTTP/1.1").decode("ascii", "replace")
        return Exchange(answer.status, _joined(answer.headers), body, cut, version)

    def _pool(self, *, verify: bool) -> AnyPool:
        if verify not in self._pools:
            context = trust.shared(self._settings, "web") if verify else trust.trusting()
            kept = max(20, self._settings.jobs)
            backend = Backend(self._dialler)
            self._pools[verify] = (
                self._proxied(context, backend, kept) if self._settings.proxy else Pool(context, backend, kept)
            )
        return self._pools[verify]

    def _proxied(self, context: ssl.SSLContext, backend: Backend, kept: int) -> httpcore.AsyncConnectionPool:
        parts = urlsplit(self._settings.proxy)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        self._dialler.trusted.add((parts.hostname or "", port))
        return httpcore.AsyncHTTPProxy(
            httpcore.URL(scheme=parts.scheme, host=parts.hostname or "", port=port, target="/"),
            proxy_auth=(unquote(parts.username), unquote(parts.password or "")) if parts.username else None,
            ssl_context=context,
            http2=True,
            max_connections=100,
            max_keepalive_connections=kept,
            keepalive_expiry=EXPIRY,
            network_backend=backend,
        )


def _needs_port(parts: SplitResult) -> bool:
    return parts.port is not None and parts.port != (443 if parts.scheme == "https" else 80)


def _ascii(host: str) -> str:
    """The host as it is asked for; ValueError where no such name is possible."""
    if host.isascii():
        return host
    import idna  # noqa: PLC0415 (few names need it)

    return idna.encode(host, uts46=True).decode("ascii")  # its errors are UnicodeErrors, and so ValueErrors


def _quoted(target: str) -> str:
    if _CONTROL.search(target):
        raise ValueError("a control character")
    return quote(_LONE.sub("%25", target), safe=_ENCODED)


def _values(headers: Headers, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in headers if key.lower() == name]


def _joined(headers: Headers) -> dict[str, str]:
    """Lower-case names; UTF-8 where it is, else the bytes as letters (RFC 9110, 5.5, lets them be anything)."""
    found: dict[str, str] = {}
    for key, value in headers:
        name, text = key.decode("latin-1").lower(), _text(value)
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
