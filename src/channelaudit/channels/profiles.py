"""From the address of a link to the profile on a network that it leads to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal
from urllib.parse import parse_qs, quote, unquote, urlsplit

from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.social import (
    Network,
    icon_words,
    network_of,
    not_profile_words,
    same_place,
    share_patterns,
    tabs,
)
from channelaudit.model import Link

MAX_URL = 2_000
EMPTY = re.compile(r"/?(?:#[!0.]?|https?:/{0,2}#?|javascript:.{0,200}|about:blank)?/?", re.IGNORECASE)
"""What stands in ``href`` when the owner has not filled in the address."""
_WORD = re.compile(r"[^\W_]{1,40}")
_NUMBER = re.compile(r"\d{1,30}")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link to a network leads."""

    network: Network
    kind: Literal["profile", "root"]
    url: str = ""
    """Canonical address of a profile: one network host, no query, no trailing slash."""
    handle: str = ""
    """The profile's name in lower case, its number, or its token."""
    old_host: bool = False


def target(url: str) -> Target | None:
    """Where an absolute address leads; None for what is no network's, and for its pages that are no profile."""
    return _target(url) if 0 < len(url) <= MAX_URL else None


@lru_cache(maxsize=1_024)
def _target(url: str) -> Target | None:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not (network := network_of(host)):
        return None
    if any(pattern in url.lower() for pattern in share_patterns()):
        return None
    path, query = parts.path, parts.query
    if parts.fragment.startswith("!/"):  # twitter.com/#!/name
        path, _, query = parts.fragment[1:].partition("?")
    path = "/" + "/".join(part for part in unquote(path).strip().split("/") if part.strip())
    old = same_place(host) in network.old_hosts
    if path == "/":
        return None if query else Target(network, "root", old_host=old)
    if found := _profile(network, path, query):
        kept, handle = found
        return Target(network, "profile", f"https://{_host(network, host)}{quote(kept, safe=_SAFE)}", handle, old)
    return None


_SAFE = "/@+:,;=&!~*'()$?._-"


def _host(network: Network, host: str) -> str:
    """The canonical host; a country's own (``pl.pinterest.com``) and a short one (``fb.me``) stay."""
    place = same_place(host)
    full = place in network.hosts or place == same_place(network.host)
    return network.host if network.host and full and place not in network.short_hosts else place


def _profile(network: Network, path: str, query: str) -> tuple[str, str] | None:
    first, *rest = path[1:].split("/")
    shorter = "/" + "/".join([first, *rest[:-1]]) if rest and rest[-1].lower() in tabs() else ""
    for candidate in filter(None, (path, shorter)):
        for profile in network.profiles:
            match = profile.path.fullmatch(candidate)
            if not match or (profile.bare and (first.lower() in network.reserved or first.lower().endswith(_FILES))):
                continue
            if profile.query:
                number = parse_qs(query[:500]).get(profile.query, [""])[0]
                if _NUMBER.fullmatch(number):
                    return f"{candidate.lower()}?{profile.query}={number}", number
                continue
            name = match.groupdict().get("name")
            if name and network.names_not_digits and name.isdigit():
                continue
            kept = (
                candidate[: match.start("name")] + name.lower() + candidate[match.end("name") :] if name else candidate
            )
            return kept, (name or candidate.rsplit("/", 1)[-1]).lower()
    return None


_FILES = (".php", ".html", ".htm", ".js", ".aspx", ".png", ".svg", ".jpg")


def icon_network(link: Link) -> str:
    """Id of the network that the link names by icon, label or short text; "" for share and log-in buttons."""
    said = fold(f"{link.text[:60]} {link.label[:100]}")
    drawn = link.classes[:400].lower()
    spaced = re.sub(r"[-_/.]", " ", drawn)
    if len(link.text) > 40 or not_profile_words().search(f"{said} {spaced}"):
        return ""
    words = _words(said) if link.text else [*_words(said), *_words(drawn)]
    return next((icon_words()[word] for word in words if word in icon_words()), "")


def _words(text: str) -> list[str]:
    """Pairs of neighbours joined by a dash, then the words: ``fa-google-plus`` → ``google-plus`` and ``google``."""
    words = _WORD.findall(text)
    pairs = [f"{a}-{b}" for a, b in pairwise(words)]
    return [*pairs, *words]
