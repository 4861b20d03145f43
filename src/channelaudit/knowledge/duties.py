"""What a country's law makes a web shop publish (``duties.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from channelaudit.knowledge import load
from channelaudit.model import Severity


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that one country's law asks for."""

    severity: Severity
    """Of its absence."""
    law: str
    """Act and article, in the words of its country."""
    source: str
    conf: str


@cache
def duty(country: str, thing: str) -> Duty | None:
    """``duty("PL", "email")``; None where no such duty is known."""
    entry = load("duties").get(country.upper(), {}).get(thing)
    return Duty(**entry) if entry else None
