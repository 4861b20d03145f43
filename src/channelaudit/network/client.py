"""One HTTP exchange, no opinions.

Redirects, retries, pace and bounds of time are decided in ``http.py``; addresses in ``dial.py``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urlsplit

from channelaudit.config.settings import Settings
from channelaudit.hostname import to_ascii
from channelaudit.model import Message
from channelaudit.network import trust
from channelaudit.network.cookies import Cookies
from channelaudit.network.dial import Dialler
from channelaudit.network.exchange import Exchange, Request, Server
from channelaudit.network.pool import EXPIRY, Pool
from channelaudit.network.unreachable import Unreachable

if TYPE_CHECKING:
    from channelaudit.network.http2 import Proxied

_ENCODED = "%/:?#[]@!$&'()*+,;=-._~"
"""Characters that stand in an address as they are."""
_LONE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BREAK = re.compile(rb"[\x00\r\n]")


class Client:
    """Connections and cookies of one run; one pool that verifies certificates and one that does not."""

    def __init__(self, settings: Settings, dialler: Dialler, user_agent: str) -> None:
        self._settings = settings
        self._dialler = dialler
        self._cookies = Cookies()
        self._pools: dict[bool, Pool | Proxied] = {}
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
        exchange = await self._pool(verify=verify).ask(request)
        self._cookies.keep(url, exchange.cookies)
        return exchange

    async def close(self) -> None:
        for pool in self._pools.values():
            await pool.close()

    def _request(self, method: str, url: str, headers: Mapping[str, str], content: bytes | None) -> Request:
        """Raises ValueError for what cannot be asked for."""
        parts = urlsplit(url)
        host = to_ascii(parts.hostname or "")
        shown = f"[{host}]" if ":" in host else host
        sent = {"Host": f"{shown}:{parts.port}" if _needs_port(parts) else shown, **self._headers, **headers}
        if content is not None:
            sent["Content-Length"] = str(len(content))
        path = parts.path or "/"
        target = _quoted(f"{path}?{parts.query}" if parts.query else path)
        secure = parts.scheme == "https"
        server = Server(secure, host, parts.port or (443 if secure else 80))
        fields = [_field(*each) for each in sent.items()]
        if cookie := self._cookies.header(url):
            fields.append((b"Cookie", cookie.encode("latin-1")))
        return Request(method, server, target, tuple(fields), content)

    def _pool(self, *, verify: bool) -> Pool | Proxied:
        if verify not in self._pools:
            kept = max(20, self._settings.jobs)
            if self._settings.proxy:
                from channelaudit.network.http2 import Proxied  # noqa: PLC0415 (60 ms, and few use one)

                context = trust.shared(self._settings, "web") if verify else trust.trusting()
                self._pools[verify] = Proxied(self._settings, self._dialler, context, kept, EXPIRY)
            else:
                self._pools[verify] = Pool(self._settings, self._dialler, kept, verify=verify)
        return self._pools[verify]


def _needs_port(parts: SplitResult) -> bool:
    return parts.port is not None and parts.port != (443 if parts.scheme == "https" else 80)


def _quoted(target: str) -> str:
    if _CONTROL.search(target):
        raise ValueError("a control character")
    return quote(_LONE.sub("%25", target), safe=_ENCODED)


def _field(name: str, value: str) -> tuple[bytes, bytes]:
    """A header field as it is sent; ValueError for one that would end where it should not."""
    written = value.encode()
    if _BREAK.search(written):
        raise ValueError("a line break in a header")
    return name.encode("ascii"), written
