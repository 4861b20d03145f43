"""What of a host's name was registered, by the public suffix list."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from channelaudit.hostname import to_unicode


@lru_cache(maxsize=2_000)
def registrable(host: str) -> str:
    """``shop.co.uk`` of ``www.shop.co.uk``; an IP address, a single label or a suffix itself as it is.

    ``host`` is in lower case, an international name in punycode or not.
    """
    if not host or ":" in host or host.replace(".", "").isdigit():
        return host
    found = _suffixes().privatesuffix(to_unicode(host))
    return ".".join(host.split(".")[-found.count(".") - 1 :]) if found else host


def is_suffix(ending: str) -> bool:
    """Whether names are registered right below ``ending``: ``pl``, ``co.uk``."""
    return _suffixes().publicsuffix(f"x.{to_unicode(ending)}", accept_unknown=False) is not None


@cache
def _suffixes() -> Any:
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 (start-up time)

    return PublicSuffixList(accept_encoded_idn=False)
