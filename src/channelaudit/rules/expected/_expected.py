"""Whether a channel of the site is one that the configuration expects."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence

_PHONES = ("phone", "fax")
_LINKS = ("social", "messenger", "form", "newsletter", "chat")
_SHORTEST = 6
"""Digits of a number without its country code."""
_CODE = 3
"""Digits of the longest country code."""


def has_expectations(evidence: Evidence, settings: Settings) -> bool:  # noqa: ARG001 (the signature of ``applies``)
    """``applies``: whether the configuration names any channel."""
    return bool(settings.expect)


def kinds_of(expected: str) -> tuple[str, ...]:
    """Kinds that an expectation may mean: ``info@shop.example`` an e-mail address, ``chat:tidio`` a chat."""
    kind, _ = _split(expected)
    if kind:
        return (kind,)
    if "@" in expected and "//" not in expected:
        return ("email",)
    return _LINKS if "//" in expected else _PHONES


def matches(expected: str, channel: Channel) -> bool:
    """``+48 22 345 09 81``, ``22 345 09 81`` and ``phone:+48223450981`` all mean one number."""
    if expected in (channel.id, channel.value):
        return True
    _, value = _split(expected)
    if channel.kind not in kinds_of(expected):
        return False
    if channel.kind in _PHONES:
        return _same_number(value, channel.value)
    if "//" in value:
        return _address(value) == _address(channel.value)
    return _plain(value) in (_plain(channel.value), _plain(channel.id.partition(":")[2]))


def _split(expected: str) -> tuple[str, str]:
    """(kind, value); the kind is "" where only the value is written."""
    match = re.fullmatch(r"([a-z_]{3,20}):\s?(?!//)(\S.*)", expected)
    return (match[1], match[2].strip()) if match else ("", expected.strip())


def _same_number(written: str, number: str) -> bool:
    """A number with country code is compared whole; one without by its end, without the zero dialled at home."""
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    if written.lstrip(" (").startswith("+") or digits.startswith("00"):
        return digits.removeprefix("00") == number.lstrip("+")
    national = digits.lstrip("0")
    code = number.lstrip("+").removesuffix(national)
    return len(national) >= _SHORTEST and number.endswith(national) and len(code) <= _CODE


def _address(url: str) -> str:
    parts = urlsplit(url if "//" in url else f"//{url}")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    return f"{host}{unquote(parts.path).rstrip('/').casefold()}{'?' if parts.query else ''}{parts.query}"


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()
