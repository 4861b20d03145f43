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
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:  # longer than a name can be; it stays as it is
        host = host.lower()
    host = host.removeprefix("www.")
    path = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{'' if port in _USUAL else f':{port}'}{path}{query}"
