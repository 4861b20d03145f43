"""What a person may write as the address of a shop."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from channelaudit.config.errors import ConfigError
from channelaudit.hostname import to_ascii
from channelaudit.model import Message

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}://", re.IGNORECASE)
_HALF_SCHEME = re.compile(r"https?(?::(?!//)|/)", re.IGNORECASE)
_NEVER_IN_HOST = re.compile(r"[\x00-\x20\x7f\"#%/<>?@\[\\\]^`{|}]")
_USUAL_PORTS = {80, 443, None}
_SHOWN = 60
"""Characters of a wrong address that an error repeats."""


def shop_address(text: str, place: str = "") -> str:
    """The address as it was written, where it can be one: ``https://shop.example/``, ``shop.example:8080``.

    Raises ``ConfigError``, which never repeats what may be a password; ``place`` says where the text stands.
    """
    before = f"{place}: " if place else ""
    plain = unicodedata.normalize("NFKC", text)
    rest = plain[match.end() :] if (match := _SCHEME.match(plain)) else plain
    if "@" in re.split(r"[/?#]", rest, maxsplit=1)[0]:
        raise ConfigError(
            Message(
                "{before}an address with a user name or a password is not taken: both would stand in the reports",
                before=before,
            )
        )
    if not _possible(text):
        secret = "@" in plain or "%40" in plain
        shown = Message("this") if secret else f'"{text if len(text) <= _SHOWN else text[:_SHOWN] + "…"}"'
        raise ConfigError(
            Message(
                "{before}{shown} is not the address of a shop, such as https://shop.example/ or shop.example",
                before=before,
                shown=shown,
            )
        )
    return text


def _possible(text: str) -> bool:
    if _HALF_SCHEME.match(text):
        return False
    try:
        parts = urlsplit(text if _SCHEME.match(text) else f"https://{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or port == 0:
        return False
    bare = (host or "").rstrip(".")
    return bool(bare) and not _NEVER_IN_HOST.search(bare)


def site_key(address: str) -> str:
    """One name for one shop, however its address was typed.

    ``https://www.Shop.example/`` and ``shop.example`` → ``shop.example``; a port or a path of its own stays.
    """
    text = address.strip()
    try:
        parts = urlsplit(text if _SCHEME.match(text) else f"https://{text}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return text.lower()
    host = _ascii(host).removeprefix("www.")
    path = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{'' if port in _USUAL_PORTS else f':{port}'}{path}{query}"


def _ascii(host: str) -> str:
    """As the DNS is asked for it; ``straße.example`` and ``strasse.example`` are two shops."""
    try:
        return to_ascii(host)
    except UnicodeError:  # longer than a name can be, or none at all; it stays as it is
        return host.lower()
