"""Which addresses may be dialled: public ones, however they are written."""

from __future__ import annotations

import ipaddress
import re
import socket

from channelaudit.model import Message

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+)){0,3}", re.IGNORECASE)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")
_COMPATIBLE = ipaddress.ip_network("::/96")


def literal(host: str) -> IPAddress | None:
    """The address that ``host`` spells, None for a name.

    In any form that a resolver would take for one: ``0x7f.1``, ``2130706433``, ``[::1]``, ``fe80::1%eth0``.
    """
    bare = host.strip("[]")
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        pass
    if not _NUMERIC.fullmatch(bare):
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(bare))
    except OSError:
        return None


def refusal(address: str) -> Message | None:
    """Why ``address`` may not be dialled: one sentence; None when it is public."""
    ip = ipaddress.ip_address(address)
    for inner in (ip, *_embedded(ip)):
        if not _public(inner):
            return Message("refused to dial a private address: {address}", address=address)
    return None


def _public(ip: IPAddress) -> bool:
    if ip.version == 6 and (getattr(ip, "scope_id", None) or ip in _LOCAL_NAT64):
        return False
    if ip.version == 6 and (ip.ipv4_mapped or ip.sixtofour):
        return True  # judged by the address inside; what is_global says of these differs between Python's releases
    return ip.is_global and not (ip.is_multicast or ip.is_unspecified or ip.is_loopback or ip.is_link_local)


def _embedded(ip: IPAddress) -> tuple[ipaddress.IPv4Address, ...]:
    """The IPv4 addresses that a packet to this IPv6 address would end at."""
    if ip.version == 4:
        return ()
    inside = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64 or ip in _COMPATIBLE:
        inside.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return tuple(found for found in inside if found is not None)
