"""What of a host's name was registered, by the public suffix list."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any


@lru_cache(maxsize=2_000)
def registrable(host: str) -> str:
    """``shop.co.uk`` of ``www.shop.co.uk``; an IP address, a single label or a suffix itself as it is.

    ``host`` is in lower case, an international name in punycode or not.
    """
    if not host or ":" in host or host.replace(".", "").isdigit():
        return host
    found = _suffixes().privatesuffix(_plain(host))
    return ".".join(host.split(".")[-found.count(".") - 1 :]) if found else host


def is_suffix(ending: str) -> bool:
    """Whether names are registered right below ``ending``: ``pl``, ``co.uk``."""
    return _suffixes().publicsuffix(f"x.{_plain(ending)}", accept_unknown=False) is not None


def _plain(host: str) -> str:
    """Without punycode, as the list is loaded: twice as quick as with both forms of each name."""
    if "xn--" not in host:
        return host
    import idna  # noqa: PLC0415 (few names need it)

    try:
        return idna.decode(host)
    except idna.IDNAError:
        return host


@cache
def _suffixes() -> Any:
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 (start-up time)

    return PublicSuffixList(accept_encoded_idn=False)
