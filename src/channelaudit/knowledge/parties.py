"""Names and words of parties other than the shop (``parties.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from channelaudit.knowledge import load
from channelaudit.knowledge.folding import alternatives, pattern_of


@dataclass(frozen=True, slots=True)
class Parties:
    """Patterns for folded text, see ``folding.fold``."""

    sections: re.Pattern[str]
    makers: re.Pattern[str]
    brief_makers: re.Pattern[str]
    services: re.Pattern[str]
    producers: re.Pattern[str]
    officers: re.Pattern[str]
    asking: re.Pattern[str]
    """Begins a sentence, behind the stop of the one before; what follows is the shop's again."""
    offices: re.Pattern[str]
    firms: re.Pattern[str]
    seller: re.Pattern[str]
    returns: re.Pattern[str]
    shop: re.Pattern[str]
    domains: frozenset[str]


@cache
def parties() -> Parties:
    data = load("parties")
    by_language = {key: tuple(chain.from_iterable(data[key].values())) for key in ("sections", "offices")}
    return Parties(
        sections=pattern_of(by_language["sections"]),
        makers=pattern_of(data["makers"]),
        brief_makers=pattern_of(data["brief_makers"]),
        services=pattern_of(data["services"]),
        producers=pattern_of(data["producers"]),
        officers=pattern_of(data["officers"]),
        asking=re.compile(rf"[.!?|]\s{{1,3}}(?:{alternatives(data['asking'])})(?!\w)"),
        offices=pattern_of(by_language["offices"]),
        firms=pattern_of(data["firms"]),
        seller=pattern_of(data["seller"]),
        returns=pattern_of(data["returns"]),
        shop=pattern_of((*data["seller"], *data["shop"])),
        domains=frozenset(data["domains"]),
    )


def is_party_domain(domain: str) -> bool:
    """True for a mail domain of an authority, a courier, a payment firm or a platform, or below one."""
    parts = domain.lower().split(".")
    return any(".".join(parts[i:]) in parties().domains for i in range(len(parts) - 1))
