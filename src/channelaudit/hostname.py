"""The two spellings of a host name: as the DNS is asked for it, and as people write it (IDNA 2008, mapped by UTS 46).

Unlike Python's own codec, which follows IDNA 2003, ``straße.example`` and ``strasse.example`` are two hosts.
"""

from __future__ import annotations


def to_ascii(host: str) -> str:
    """Lower case, IDN in punycode.  Raises UnicodeError (a ValueError) where no such name is possible."""
    if host.isascii():
        return host.lower()
    import idna  # noqa: PLC0415 (few names need it)

    return idna.encode(host.lower(), uts46=True).decode("ascii")


def to_unicode(host: str) -> str:
    """Without punycode; a name that has none, or a wrong one, stays as it is."""
    if "xn--" not in host.lower():
        return host
    import idna  # noqa: PLC0415 (as above)

    try:
        return idna.decode(host)
    except idna.IDNAError:
        return host
