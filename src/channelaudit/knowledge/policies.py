"""Words of policy pages and of what traders say of themselves (``policies.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import pattern_of


@dataclass(frozen=True, slots=True)
class Obsolete:
    """An authority or an act that is gone."""

    id: str
    name: str
    """As people write it."""
    instead: str
    until: str
    """ISO date from which on it is gone."""
    languages: tuple[str, ...]
    """Of the pages on which it is looked for."""
    words: re.Pattern[str]
    near: re.Pattern[str] | None
    """What must stand in the same line, where the words alone say too little."""


@dataclass(frozen=True, slots=True)
class PolicyWords:
    """Patterns are for folded text."""

    topics: Mapping[str, re.Pattern[str]]
    """``terms``, ``privacy``, ``returns``, ``complaints``, ``delivery``."""
    withdrawal: re.Pattern[str]
    period: re.Pattern[str]
    """A period of 14 days or more."""
    form: re.Pattern[str]
    function: re.Pattern[str]
    """How the text of a link or button begins."""
    withdrawal_form: re.Pattern[str]
    """What a form says by which a contract is withdrawn or goods are sent back."""
    over: re.Pattern[str]
    disclosures: Mapping[str, re.Pattern[str]]
    """``court``, ``capital``."""
    trader: re.Pattern[str]


@cache
def policy_words() -> PolicyWords:
    data = load("policies")
    return PolicyWords(
        topics={topic: _any(words) for topic, words in data["topics"].items()},
        withdrawal=_any(data["withdrawal"]),
        period=_period(data["period"]),
        form=_any(data["form"]),
        function=_any(data["function"]["labels"]),
        withdrawal_form=_any(data["withdrawal_form"]),
        over=_any(data["over"]),
        disclosures={name: _any(words) for name, words in data["disclosures"].items()},
        trader=_any(data["trader"]),
    )


@cache
def obsolete() -> tuple[Obsolete, ...]:
    """All authorities and acts that are known to be gone."""
    return tuple(
        Obsolete(
            id=entry["id"],
            name=entry["name"],
            instead=entry["instead"],
            until=entry["until"],
            languages=tuple(entry["languages"]),
            words=pattern_of(entry["words"]),
            near=pattern_of(entry["near"]) if "near" in entry else None,
        )
        for entry in load("policies")["obsolete"]
    )


def obsolete_thing(name: str) -> Obsolete | None:
    """By its id."""
    return next((each for each in obsolete() if each.id == name), None)


@cache
def odr_addresses() -> tuple[str, ...]:
    """Beginnings of addresses of the EU's former platform for dispute resolution, without scheme and ``www.``."""
    return tuple(load("policies")["odr"]["addresses"])


def odr_closed() -> str:
    """The ISO date on which it was closed."""
    return str(load("policies")["odr"]["closed"])


def _any(words: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    return pattern_of(chain.from_iterable(words.values()))


def _period(data: Mapping[str, list[str]]) -> re.Pattern[str]:
    numbers, units, months = ("|".join(data[key]) for key in ("numbers", "units", "months"))
    between = r"[\s-]?(?:\([^()\x00]{1,20}\)\s?)?(?:[^\W\d]{3,12}\s)?"
    return re.compile(
        rf"(?<![\w.,])(?:(?:{numbers}){between}(?:{units})|(?:\d{{1,2}}|one|jeden|einen|jednoho)\s(?:{months}))(?!\w)"
    )
