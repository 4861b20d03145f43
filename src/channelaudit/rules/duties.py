"""What the law of the shop's country makes it publish, and how grave it is that something is missing."""

from __future__ import annotations

from channelaudit.config.settings import Settings
from channelaudit.knowledge.duties import Duty, duty
from channelaudit.knowledge.markets import markets
from channelaudit.model import Evidence, Message, Problem
from channelaudit.rules.common import shop
from channelaudit.rules.traders import established, legal_form, readable

_ORDER = {"error": 3, "warning": 2, "note": 1}
_OF_TRADER = ("name", "tax_id", "register", "court", "capital")
"""What the country in which the trader is established asks for; the rest is asked by the customers' countries."""


def addressed(evidence: Evidence, settings: Settings) -> tuple[str, ...]:
    """The countries whose customers the shop addresses, the likeliest first.

    The one that the settings name, or the one that was worked out, and those in whose language, spoken in one country
    only, the shop has a page about its sale.
    """
    if settings.country:
        return (settings.country,)
    pages = readable(evidence, "terms", "returns", "delivery")
    also = [country for page in pages if (country := _home_of(page.language)) in evidence.context.countries]
    return tuple(dict.fromkeys([evidence.context.country, *also]))


def _home_of(language: str) -> str:
    """The country in which alone this language is spoken, "" if there are several."""
    found = [market.country for market in markets().by_country.values() if language in market.languages]
    return found[0] if len(found) == 1 else ""


def duty_of(evidence: Evidence, settings: Settings, thing: str) -> Duty | None:
    """The gravest duty to publish ``thing`` that binds this shop today; None where none is known."""
    of_trader = thing in _OF_TRADER
    countries = (established(evidence, settings),) if of_trader else addressed(evidence, settings)
    form = legal_form(evidence) if of_trader else ""
    found = [d for country in countries if (d := duty(country, thing, form, evidence.gathered_at))]
    return max(found, key=lambda d: _ORDER[d.severity], default=None)


def missing_by_duty(evidence: Evidence, settings: Settings, thing: str, text: str, advice: str) -> Problem:
    """The problem that ``thing`` is missing, as grave as the law of the shop's country makes it.

    ``text`` may use ``{pages}``, the number of pages visited; ``advice`` may use ``{law}``, and is given only where
    there is such a law.
    """
    message = Message(text, pages=len(evidence.crawl.pages))
    found = duty_of(evidence, settings, thing)
    if found is None:
        return Problem(shop(evidence), message)
    return Problem(shop(evidence), message, severity=found.severity, advice=Message(advice, law=found.law))


def not_found(evidence: Evidence, found: Duty | None, text: str, **values: str) -> Problem:
    """``text``, which ends in "(pages visited: {pages}{duty}).", without the duty where there is none."""
    pages = len(evidence.crawl.pages)
    if found is None:
        return Problem(shop(evidence), Message(text, pages=pages, duty="", **values))
    duty = Message("; duty: {law}", law=found.law)
    message = Message(text, pages=pages, duty=duty, **values)
    return Problem(shop(evidence), message, severity=found.severity)
