"""Live-chat and call-back services (``chat.yaml``): where their widgets are loaded from and how their snippets look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from channelaudit.knowledge import load

ChatKind = Literal["chat", "callback", "button", "tracking"]


@dataclass(frozen=True, slots=True)
class AccountAt:
    """The public endpoint that knows the accounts of a service; the fields are described in ``chat.yaml``."""

    url: str
    absent_status: tuple[int, ...] = ()
    absent: tuple[str, ...] = ()
    present: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provider:
    """A service; ``id`` is the value of its channel.  The fields are described in ``chat.yaml``."""

    id: str
    name: str
    kind: ChatKind = "chat"
    hosts: tuple[str, ...] = ()
    """Hosts, with their subdomains, from which the widget is loaded."""
    pieces: tuple[str, ...] = ()
    """Pieces of the loader's address."""
    globals: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    account: tuple[re.Pattern[str], ...] = ()
    closed: str = ""
    """ISO date on which the service ended, "" while it runs."""
    family: str = ""
    """A name shared by services that belong together."""
    loader_tells: bool = False
    """The loader's address holds the account, and is answered for accounts that exist only."""
    account_at: AccountAt | None = None
    source: str = ""
    conf: str = ""

    @property
    def reported(self) -> bool:
        """Whether its presence proves that a visitor can talk to someone."""
        return self.kind in ("chat", "callback")


@cache
def providers() -> Mapping[str, Provider]:
    """All services by id.  An unknown key in the file is a TypeError."""
    return {str(key): _provider(str(key), dict(entry)) for key, entry in load("chat")["providers"].items()}


def _provider(key: str, entry: dict[str, Any]) -> Provider:
    addresses = entry.pop("hosts", ())
    account = tuple(re.compile(pattern) for pattern in entry.pop("account", ()))
    endpoint = entry.pop("account_at", None)
    lists: dict[str, Any] = {name: tuple(entry.pop(name, ())) for name in ("globals", "nodes", "links")}
    return Provider(
        id=key,
        hosts=tuple(a for a in addresses if not _is_piece(a)),
        pieces=tuple(a for a in addresses if _is_piece(a)),
        account=account,
        account_at=_endpoint(endpoint) if endpoint else None,
        **lists,
        **entry,
    )


def _endpoint(entry: dict[str, Any]) -> AccountAt:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return AccountAt(**values)


def _is_piece(address: str) -> bool:
    return "/" in address or address.endswith(".js")


@cache
def by_host() -> Mapping[str, Provider]:
    return {host: provider for provider in providers().values() for host in provider.hosts}


@cache
def by_global() -> Mapping[str, Provider]:
    return {name: provider for provider in providers().values() for name in provider.globals}


@cache
def by_node() -> Mapping[str, Provider]:
    return {name: provider for provider in providers().values() for name in provider.nodes}


@cache
def pieces() -> tuple[tuple[str, Provider], ...]:
    """Pieces of loaders' addresses, lower case."""
    return tuple((piece.lower(), provider) for provider in providers().values() for piece in provider.pieces)


@cache
def link_starts() -> tuple[tuple[str, Provider], ...]:
    return tuple((start, provider) for provider in providers().values() for start in provider.links)


def provider_of_host(host: str) -> Provider | None:
    """The service that a host or one of its parent domains belongs to."""
    labels = host.lower().split(".")
    return next((p for i in range(len(labels) - 1) if (p := by_host().get(".".join(labels[i:])))), None)


@cache
def placeholders() -> frozenset[str]:
    """Accounts that a snippet's documentation shows, to be replaced by one's own."""
    return frozenset(load("chat")["meta"]["placeholders"])


_TO_FILL_IN = re.compile(r"\bYOUR[_-][A-Z_-]{0,30}(?:ID|KEY|LICEN[CS]E|TOKEN|CODE)\b")


def is_placeholder(account: str) -> bool:
    """Whether this is no account, but what a snippet's documentation shows in its place."""
    lowered = account.lower()
    repeated = len(lowered) > 1 and len(set(lowered)) == 1
    return lowered in placeholders() or repeated or bool(_TO_FILL_IN.fullmatch(account))


def unfilled(snippet: str) -> str:
    """The placeholder that the owner has left in a snippet (``YOUR_PROPERTY_ID``), "" for none."""
    found = _TO_FILL_IN.search(snippet)
    return found[0] if found else ""
