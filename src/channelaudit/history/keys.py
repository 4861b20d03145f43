"""One name for one shop, however its address was typed."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}://", re.IGNORECASE)
_USUAL = {80, 443, None}


def site_key(address: str) -> str:
    """``https://www.Shop.example/`` and ``shop.example`` → ``shop.example``; a port or a path of its own stays."""
    text = address.strip()
    try:
        parts = urlsplit(text if _SCHEME.match(text) else f"https://{text}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return text.lower()
    host = _ascii(host).removeprefix("www.")
    path = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{'' if port in _USUAL else f':{port}'}{path}{query}"


def _ascii(host: str) -> str:
    """As the DNS is asked for it; ``straße.example`` and ``strasse.example`` are two shops."""
    if host.isascii():
        return host.lower()
    import idna  # noqa: PLC0415 (few names need it)

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:  # longer than a name can be, or none at all; it stays as it is
        return host.lower()
