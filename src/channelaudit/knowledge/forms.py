"""Forms (``forms.yaml``): what fields ask for, what forms are for, and the services and captchas behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import pattern_of


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a field asks for.  ``label`` is for folded text."""

    id: str
    label: re.Pattern[str]
    name: tuple[str, ...] = ()
    """Pieces of field names, without separators."""
    exact_name: frozenset[str] = frozenset()
    type: frozenset[str] = frozenset()
    autocomplete: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Kinds:
    """Patterns for folded names, buttons and headings of forms."""

    contact: re.Pattern[str]
    newsletter: re.Pattern[str]
    other: re.Pattern[str]
    review: re.Pattern[str]
    never: re.Pattern[str]
    pages: re.Pattern[str]
    """Titles and headings of pages on which customers write to the shop."""


@dataclass(frozen=True, slots=True)
class Gone:
    """How a service says that a form does not exist: statuses of GET, pieces of the page."""

    status: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """A form service or plug-in.  The fields are described in ``forms.yaml``."""

    id: str
    name: str
    hosts: tuple[str, ...] = ()
    classes: re.Pattern[str] | None = None
    fields: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    embed: tuple[re.Pattern[str], ...] = ()
    endpoint: str = ""
    plugin: bool = False
    """Runs in the shop itself."""
    newsletter: bool = False
    gone: Gone = field(default_factory=Gone)
    placeholder: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    """Addresses that may be asked instead of the endpoint; see ``questions``."""
    post_only: bool = False
    """Its endpoint answers nothing but a sent form."""
    source: str = ""
    conf: str = ""

    def questions(self, url: str) -> tuple[str, ...]:
        """What to ask in order to hear of the form that is sent to ``url``; nothing where ``url`` itself serves."""
        id_ = self._id(url)
        return tuple(q.replace("{url}", url).replace("{id}", id_) for q in self.ask if id_ or "{id}" not in q)

    def _id(self, url: str) -> str:
        before, _, after = self.endpoint.partition("{id}")
        start = url.find(before)
        if "{id}" not in self.endpoint or start < 0 or not url.endswith(after):
            return ""
        return url[start + len(before) : len(url) - len(after)]


@dataclass(frozen=True, slots=True)
class Captcha:
    """A captcha's provider: marks in scripts' addresses, names of its elements and fields, patterns of its key."""

    id: str
    name: str
    marks: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    keys: tuple[re.Pattern[str], ...] = ()
    test_keys: tuple[str, ...] = ()
    source: str = ""
    conf: str = ""


def _words(by_language: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    return pattern_of(tuple(chain.from_iterable(by_language.values())))


@cache
def purposes() -> tuple[Purpose, ...]:
    """In the order in which they are tried.  An unknown key in the file is a TypeError, here as below."""
    return tuple(_purpose(key, dict(entry)) for key, entry in load("forms")["purposes"].items())


def _purpose(key: str, entry: dict[str, Any]) -> Purpose:
    label = _words(entry.pop("label", {}))
    name = tuple(re.sub(r"[-_]", "", piece) for piece in entry.pop("name", ()))
    return Purpose(key, label, name, **{k: frozenset(v) for k, v in entry.items()})


@cache
def kinds() -> Kinds:
    return Kinds(**{key: _words(words) for key, words in load("forms")["kinds"].items()})


@cache
def needless() -> frozenset[str]:
    """Purposes of fields that an answer does not need."""
    return frozenset(load("forms")["needless"])


@cache
def survey_words() -> re.Pattern[str]:
    return _words(load("forms")["survey"])


@cache
def privacy_words() -> re.Pattern[str]:
    return pattern_of(load("forms")["privacy"])


@cache
def login_phrases() -> re.Pattern[str]:
    """Phrases that say that only customers who are logged in may write."""
    return pattern_of(load("forms")["needs_login"])


def has_effects(url: str) -> bool:
    """Whether an address may do something when it is only asked for."""
    try:
        parts = urlsplit(url.lower())
    except ValueError:
        return True
    known = load("forms")["effects"]
    names = {pair.partition("=")[0] for pair in parts.query.split("&")}
    return not names.isdisjoint(known["query"]) or any(piece in parts.path for piece in known["path"])


@cache
def services() -> Mapping[str, Service]:
    return {key: _service(key, dict(entry)) for key, entry in load("forms")["services"].items()}


def _service(key: str, entry: dict[str, Any]) -> Service:
    words = entry.pop("classes", ())
    embed = tuple(re.compile(pattern) for pattern in entry.pop("embed", ()))
    gone = Gone(**{k: tuple(v) for k, v in entry.pop("gone", {}).items()})
    rest: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    return Service(id=key, classes=pattern_of(words) if words else None, embed=embed, gone=gone, **rest)


@cache
def service_of_host(host: str) -> Service | None:
    """The service that a host or one of its parent domains belongs to."""
    labels = host.lower().split(".")
    known = _service_hosts()
    return next((s for i in range(len(labels) - 1) if (s := known.get(".".join(labels[i:])))), None)


def service_of_url(url: str) -> Service | None:
    """The service behind an endpoint: by its host, else by a plug-in's path with the form's id in it."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    by_path = (s for s in services().values() if s.plugin and s.endpoint.partition("{id}")[1])
    return service_of_host(host) or next((s for s in by_path if s.endpoint.partition("{id}")[0] in url), None)


@cache
def _service_hosts() -> Mapping[str, Service]:
    return {host: service for service in services().values() for host in service.hosts}


@cache
def captchas() -> Mapping[str, Captcha]:
    return {key: _captcha(key, dict(entry)) for key, entry in load("forms")["captchas"].items()}


def _captcha(key: str, entry: dict[str, Any]) -> Captcha:
    keys = tuple(re.compile(pattern) for pattern in entry.pop("keys", ()))
    rest: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    return Captcha(id=key, keys=keys, **rest)
