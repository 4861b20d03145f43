"""What a country's law makes a web shop publish (``duties`` in ``countries/xx.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from channelaudit.knowledge import load, names
from channelaudit.model import N_, Severity

THINGS = {
    "name": N_("the trader's name"),
    "address": N_("the postal address"),
    "email": N_("an e-mail address"),
    "phone": N_("a phone number"),
    "tax_id": N_("the tax number"),
    "register": N_("the number in the register"),
    "court": N_("the register or its court"),
    "capital": N_("the share capital"),
    "terms": N_("the terms of sale"),
    "privacy": N_("the privacy policy"),
    "returns": N_("how to withdraw and return goods"),
    "complaints": N_("how complaints are handled"),
    "delivery": N_("how and when goods are delivered"),
    "withdrawal_period": N_("how long a customer may withdraw"),
    "withdrawal_form": N_("the model withdrawal form"),
    "withdrawal_function": N_("the online withdrawal function"),
}
"""What duties are about, and their names in English sentences."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that one country's law asks for."""

    country: str
    """ISO 3166 code; ``EU`` for a member state without duties of its own here."""
    thing: str
    """A key of ``THINGS``."""
    severity: Severity
    """Of its absence."""
    law: str
    """Act and article, in the words of its country."""
    source: str
    conf: str
    """``stored``: seen in a public source; ``own``: general knowledge, unverified."""
    since: str = ""
    """ISO date on which it came, or comes, into force; "" where that was long ago or is not known."""
    forms: tuple[str, ...] = ()
    """Legal forms that are bound, as ``legal_forms.yaml`` names them; none given: every trader."""
    schemes: tuple[str, ...] = ()
    """Schemes of numbers any of which will do."""
    where: str = ""
    """Where it may stand."""
    note: str = ""

    def in_force(self, day: str) -> bool:
        """Whether it binds on ``day`` (ISO date or time)."""
        return not self.since or self.since <= day[:10]


@cache
def duties(country: str) -> tuple[Duty, ...]:
    """All duties of a shop of this country; those of the EU for a member state without its own; else none."""
    code = country.upper()
    if code.lower() in names("countries") and (own := load(f"countries/{code.lower()}").get("duties")):
        return tuple(_duty(code, entry) for entry in own)
    return duties("EU") if code in load("countries/eu")["members"] else ()


def duty(country: str, thing: str, form: str = "", day: str = "") -> Duty | None:
    """``duty("PL", "email")``; None where no such duty is known for a trader of this legal form.

    A duty that names the form comes before one for everybody.  One that is not yet in force on ``day`` is a note.
    """
    found = [d for d in duties(country) if d.thing == thing and (not d.forms or form in d.forms)]
    if not found:
        return None
    best = max(found, key=lambda d: bool(d.forms))
    return best if not day or best.in_force(day) else replace(best, severity="note")


def countries_with_duties() -> tuple[str, ...]:
    """Codes of the countries that have duties of their own, and ``EU``."""
    return tuple(name.upper() for name in names("countries") if load(f"countries/{name}").get("duties"))


def _duty(country: str, entry: dict[str, Any]) -> Duty:
    lists: dict[str, Any] = {key: tuple(entry[key]) for key in ("forms", "schemes") if key in entry}
    return Duty(country=country, **(entry | lists))
