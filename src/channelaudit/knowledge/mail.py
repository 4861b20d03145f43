"""What is known of mail providers, role mailboxes and the words around e-mail addresses (``mail.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import alternatives, pattern_of


def is_freemail(domain: str) -> bool:
    """True for the domain of a provider where anybody gets a mailbox for nothing."""
    return domain.lower() in _set("freemail", "domains")


def well_known_providers() -> tuple[str, ...]:
    """Free providers with names so long that one letter off is a mistake, not another firm."""
    return tuple(sorted(domain for domain in _set("freemail", "domains") if len(domain.partition(".")[0]) >= 5))


def is_disposable(domain: str) -> bool:
    """True for the best-known providers of throw-away mailboxes."""
    return domain.lower() in _set("disposable", "domains")


def is_role(address: str) -> bool:
    """True for a mailbox that stands for a task (``info@``, ``sklep@``), not for a person."""
    local = address.partition("@")[0].lower()
    return local in _set("roles", "local_parts") or local.rstrip("0123456789") in _set("roles", "local_parts")


def is_no_reply(address: str) -> bool:
    """True for a mailbox that, by its name, nobody reads."""
    local = address.partition("@")[0].lower()
    return local in _set("no_reply", "exact") or local.startswith(tuple(load("mail")["no_reply"]["prefixes"]))


def is_file_ending(ending: str) -> bool:
    """True for ``png`` and the like, which follow an ``@`` in ``logo@2x.png``."""
    return ending.lower() in _set("not_domains", "endings")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Patterns for addresses spelled out, on folded text (see ``folding.fold``)."""

    at: re.Pattern[str]
    """The sign in brackets, or a bare word for it between spaces."""
    dot: re.Pattern[str]
    """A dot, or a word for it in brackets or between spaces."""
    label: re.Pattern[str]
    """A word that announces an e-mail address."""


@cache
def spelling() -> Spelling:
    data = load("mail")["spelled"]
    at, dot = alternatives(data["at"]), alternatives(data["dot"])
    bracketed = alternatives([*data["at"], *data["at_in_brackets"]])
    return Spelling(
        at=re.compile(
            rf"(?=[\s(\[{{<@*#~|=_])(?:\s?[(\[{{<]\s?(?:{bracketed})\s?[)\]}}>]\s?"
            rf"|\s?(?P<mark>[*#~|=_])(?:{at})(?P=mark)\s?"
            rf"|(?<=\w)\s(?:{at}|@)\s(?=\w)|(?<=\w)(?:\s@|@\s)(?=\w))"
        ),
        dot=re.compile(rf"\s?[(\[{{<]\s?(?:{dot}|\.)\s?[)\]}}>]\s?|\s(?:{dot})\s|\."),
        label=pattern_of(data["label"]),
    )


@cache
def _set(section: str, key: str) -> frozenset[str]:
    return frozenset(load("mail")[section][key])
