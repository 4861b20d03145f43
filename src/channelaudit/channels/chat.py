"""Live-chat and call-back widgets: by their script's host, their snippet, their elements, or a plain link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from channelaudit.knowledge.chat import (
    Provider,
    by_global,
    by_node,
    is_placeholder,
    link_starts,
    pieces,
    provider_of_host,
    unfilled,
)
from channelaudit.model import Channel, Document, Finder, Found, Script, Sighting, SiteContext, Source

NAMES = re.compile(r"[\w$.-]+/?")
"""Runs of letters, digits and dots: names of variables, and hosts when a path follows."""
LOADED = re.compile(r"\bsrc[\"']?\s?[=:,]\s?([\"'])((?:https?:)?//[\w./?&=%~:@+-]{6,300})\1(?!\s?\+)")
"""An address that a snippet loads, written out: not one that it puts together of parts."""
LONGEST_ADDRESS = 300
CONSENT_TYPES = (
    "text/plain",
    "text/x-cookieconsent",
    "opt-in",
    "javascript/blocked",
    "application/consent",
    "didomi/javascript",
)
_LATE_SOURCES = ("data-src", "data-cookieconsent-src", "data-cmp-src", "data-lazy-src", "data-uc-src", "data-url")


@dataclass(slots=True)
class _Seen:
    """What a page shows of one provider."""

    provider: Provider
    source: Source = "widget"
    text: str = ""
    account: str = ""
    placeholder: bool = False
    at_once: bool = False
    """Loaded without waiting for consent in at least one place."""
    consent: bool = False
    addresses: list[str] = field(default_factory=list)


def find(document: Document, context: SiteContext) -> Iterator[Found]:  # noqa: ARG001 (a finder's signature)
    """One channel for each service that the page carries or links to."""
    seen: dict[str, _Seen] = {}
    for script in document.scripts:
        _look_into(script, seen)
    for frame in document.frames:
        for provider in _of_address(frame.src):
            _note(seen, provider, frame.src, at_once=True)
    for node in document.nodes:
        if carried := by_node().get(node):
            seen.setdefault(carried.id, _Seen(carried))
    yield from (_channel(document, what) for what in seen.values() if what.provider.reported)
    yield from _links(document)


def _look_into(script: Script, seen: dict[str, _Seen]) -> None:
    late = next((script.attributes[name] for name in _LATE_SOURCES if script.attributes.get(name)), "")
    consent = bool(late and not script.src) or script.type.lower() in CONSENT_TYPES
    address = script.src or late
    for provider in _of_address(address):
        _note(seen, provider, address, at_once=not consent, consent=consent, loader=address)
    if script.text:
        for provider in _of_text(script.text):
            loader = _loaded_by(script.text, provider)
            _note(seen, provider, script.text, at_once=not consent, consent=consent, loader=loader)


def _note(
    seen: dict[str, _Seen],
    provider: Provider,
    text: str,
    *,
    at_once: bool,
    consent: bool = False,
    loader: str = "",
) -> None:
    what = seen.setdefault(provider.id, _Seen(provider))
    what.at_once |= at_once
    what.consent |= consent
    if 0 < len(loader) <= LONGEST_ADDRESS:
        what.addresses.append(loader)
    if not what.account:
        what.account = _account(provider, text) or unfilled(text)
        what.placeholder = is_placeholder(what.account)


def _loaded_by(snippet: str, provider: Provider) -> str:
    """The address of this provider's script in its snippet, "" where the snippet puts it together."""
    found = (match[2] for match in LOADED.finditer(snippet))
    return next((address for address in found if provider in _of_address(address)), "")


def _of_address(address: str) -> Iterator[Provider]:
    """Services whose widget is loaded from this address; several accounts of one loader count once."""
    if not address:
        return
    try:
        host = urlsplit(address if "//" in address else "").hostname or ""
    except ValueError:
        host = ""
    if host and (provider := provider_of_host(host)):
        yield provider
    lowered = address.lower()
    yield from dict.fromkeys(provider for piece, provider in pieces() if piece in lowered)


@lru_cache(maxsize=128)
def _of_text(text: str) -> tuple[Provider, ...]:
    """Services whose snippet this is: an address that it loads or a name that only that snippet uses.

    The pages of a shop carry the same scripts, so those of the last pages are remembered.
    """
    lowered = text.lower()
    found = {provider.id: provider for piece, provider in pieces() if piece in lowered}
    for word in set(NAMES.findall(text)):
        name = word.strip("./-").removeprefix("window.")
        provider = by_global().get(name) or by_global().get(f"window.{name}" if word.startswith("window.") else "")
        if provider is None and "." in name:
            first = name.partition(".")[0]
            provider = by_global().get(first) or (provider_of_host(name) if word.endswith("/") else None)
        if provider:
            found[provider.id] = provider
    return tuple(found.values())


def _links(document: Document) -> Iterator[Found]:
    """Links that open a conversation on the provider's own page."""
    starts = tuple(start for start, _ in link_starts())
    for link in document.links:
        address = link.url.partition("://")[2].lower()
        if not address.startswith(starts):
            continue
        for start, provider in link_starts():
            if address.startswith(start):
                attributes: dict[str, object] = {"account": _account(provider, link.url), "linked": True}
                seen = Sighting(document.page.final_url, link.region, "link", (link.text or link.label)[:200])
                yield Channel("chat", provider.id, attributes, (seen,))
                break


def _account(provider: Provider, text: str) -> str:
    return next((m[1] for pattern in provider.account if (m := pattern.search(text)) and m[1]), "")


def _channel(document: Document, what: _Seen) -> Channel:
    attributes: dict[str, object] = {
        "account": what.account,
        "provider": what.provider.name,
        "kind": what.provider.kind,
    }
    if what.consent and not what.at_once:
        attributes["consent"] = True
    if what.provider.closed:
        attributes["closed"] = what.provider.closed
    if what.placeholder:
        attributes["placeholder"] = True
    if what.addresses:
        attributes["script"] = what.addresses[0]
    return Channel(
        "chat", what.provider.id, attributes, (Sighting(document.page.final_url, "main", what.source, what.text),)
    )


FINDER = Finder(kinds=("chat",), find=find)
