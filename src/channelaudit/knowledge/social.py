"""Social networks and messengers (``social.yaml``): hosts, paths of profiles, and how far a profile can be checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import pattern_of

_PLACEHOLDER = re.compile(r"\\\{(name|token|digits)\\\}")
_PART = {"name": r"(?P<name>[^/?#\s]+)", "token": r"[^/?#\s]+", "digits": r"\d+"}


@dataclass(frozen=True, slots=True)
class Existence:
    """How far an anonymous request can tell whether a profile exists."""

    verdict: Literal["broken", "unverifiable"] = "unverifiable"
    api: str = ""
    """Public endpoint to ask instead of the page; ``{handle}`` and ``{host}`` are filled in."""
    handles: str = ""
    """Pattern of the whole names for which the recipe holds, "" for all."""
    absent_status: tuple[int, ...] = ()
    absent: tuple[str, ...] = ()
    absent_all: bool = False
    """Only all marks together prove absence."""
    present: tuple[str, ...] = ()
    wall: tuple[str, ...] = ()
    """Pieces of the address of a log-in, captcha or consent page, to which strangers are sent."""
    wall_text: tuple[str, ...] = ()
    """Marks in the text of such a page."""
    wall_status: tuple[int, ...] = ()
    good: str = ""
    bad: str = ""

    def covers(self, handle: str) -> bool:
        """Whether the recipe holds for this name."""
        return not self.handles or bool(re.fullmatch(self.handles, handle))


@dataclass(frozen=True, slots=True)
class Profile:
    """One form that the path of a profile has."""

    path: re.Pattern[str]
    """Matches the whole path without trailing slash; the group ``name`` may be written in any case."""
    query: str = ""
    """Key of the query that carries the profile's number, "" for none."""
    bare: bool = False
    """The name is the first part of the path, where reserved words stand too."""


@dataclass(frozen=True, slots=True)
class Network:
    """A network; ``id`` is the value of the attribute ``network``."""

    id: str
    name: str
    kind: Literal["social", "messenger"] = "social"
    category: Literal["profile", "marketplace", "reviews", "map"] = "profile"
    host: str = ""
    """Host of the canonical address; "" keeps the host as it is."""
    hosts: tuple[str, ...] = ()
    old_hosts: tuple[str, ...] = ()
    short_hosts: tuple[str, ...] = ()
    """Hosts that redirect and whose names are not the network's own."""
    profiles: tuple[Profile, ...] = ()
    comparable: tuple[Profile, ...] = ()
    """The profiles whose names tell one of the shop's from another."""
    persons: tuple[str, ...] = ()
    """Beginnings of paths of people's own profiles, which are never asked for."""
    reserved: frozenset[str] = frozenset()
    names_not_digits: bool = False
    icons: tuple[str, ...] = ()
    closed: str = ""
    """ISO date on which the service ended, "" while it runs."""
    existence: Existence = field(default_factory=Existence)
    source: str = ""
    conf: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A URI scheme that opens a messenger: where the name or number stands (``path``, or a key of the query)."""

    network: str
    key: str
    other_keys: tuple[str, ...] = ()


@cache
def networks() -> Mapping[str, Network]:
    """All networks by id.  An unknown key in the file is a TypeError."""
    return {key: _network(key, dict(entry)) for key, entry in load("social")["networks"].items()}


def _network(key: str, entry: dict[str, Any]) -> Network:
    profiles = tuple(_profile(path) for path in entry.pop("profile", ()))
    comparable = tuple(_profile(path) for path in entry.pop("comparable", ())) or profiles
    existence = Existence(**_tuples(entry.pop("existence", {})))
    reserved = frozenset(str(word) for word in entry.pop("reserved", ()))
    return Network(
        id=key, profiles=profiles, comparable=comparable, existence=existence, reserved=reserved, **_tuples(entry)
    )


def _tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _profile(template: str) -> Profile:
    path, _, query = template.partition("?")
    named = False

    def part(match: re.Match[str]) -> str:
        nonlocal named
        kind = match[1]
        if kind == "name" and not named:
            named = True
            return _PART["name"]
        return _PART["token" if kind == "name" else kind]

    return Profile(re.compile(_PLACEHOLDER.sub(part, re.escape(path))), query.partition("=")[0], path.startswith("/{"))


@cache
def network_of(host: str) -> Network | None:
    """The network to which a host belongs, with or without a prefix such as ``www``, ``m``, ``pl`` or ``cs-cz``."""
    host = host.lower().rstrip(".")
    labels = host.split(".")
    if len(labels) > 2 and (labels[0] in _same_host() or re.fullmatch(r"[a-z]{2}(?:-[a-z]{2})?", labels[0])):
        return _hosts().get(host) or _hosts().get(host.partition(".")[2]) or _any_tld(labels[1:])
    return _hosts().get(host) or _any_tld(labels)


def _any_tld(labels: list[str]) -> Network | None:
    return _hosts().get(f"{labels[0]}.*") if 2 <= len(labels) <= 3 else None


@cache
def _hosts() -> Mapping[str, Network]:
    return {host: network for network in networks().values() for host in network.hosts}


@cache
def _same_host() -> frozenset[str]:
    return frozenset(load("social")["same_host"])


def same_place(host: str) -> str:
    """The host without prefixes that lead to the same place (``www.``, ``m.``, ``cs-cz.``); a country's stays."""
    first, _, rest = host.lower().partition(".")
    return (
        rest if "." in rest and (first in _same_host() or re.fullmatch(r"[a-z]{2}-[a-z]{2}", first)) else host.lower()
    )


@cache
def schemes() -> Mapping[str, Scheme]:
    return {key: Scheme(**_tuples(entry)) for key, entry in load("social")["schemes"].items()}


@cache
def icon_words() -> Mapping[str, str]:
    """Word in a class name or label → network id."""
    return {icon: network.id for network in networks().values() for icon in network.icons}


@cache
def tabs() -> frozenset[str]:
    return frozenset(load("social")["tabs"])


@cache
def theme_makers() -> frozenset[str]:
    return frozenset(load("social")["theme_makers"])


@cache
def placeholder_names() -> frozenset[str]:
    return frozenset(load("social")["placeholder_names"])


@cache
def share_patterns() -> tuple[str, ...]:
    return tuple(load("social")["share"]["patterns"])


@cache
def not_profile_words() -> re.Pattern[str]:
    """For folded text and class names with blanks between their words."""
    return pattern_of(load("social")["not_profile_words"]["any"])


def network_behind(address: str) -> Network | None:
    """The network to which a channel's canonical address leads: ``https://t.me/name``, ``skype:name``."""
    scheme, _, rest = address.partition(":")
    if scheme in schemes():
        return networks()[schemes()[scheme].network]
    return network_of(rest.removeprefix("//").partition("/")[0])


def handle_in(address: str, profiles: tuple[Profile, ...]) -> str:
    """The name in the path of a canonical address, as written there; "" where it has none of these forms."""
    path, _, query = address.partition("://")[2].partition("?")
    path = "/" + path.partition("/")[2].rstrip("/")
    for profile in profiles:
        match = profile.path.fullmatch(path)
        if match and bool(query) == bool(profile.query):
            return match.groupdict().get("name") or query.rpartition("=")[2] or path.rpartition("/")[2]
    return ""


@dataclass(frozen=True, slots=True)
class Walls:
    """Signs in an address that a stranger was sent to a page that stands before every profile."""

    hosts: frozenset[str]
    """First labels of host names."""
    words: frozenset[str]
    """Parts of paths."""


@cache
def walls() -> Walls:
    entry = load("social")["walls"]
    return Walls(frozenset(entry["hosts"]), frozenset(entry["words"]))
