"""Whether the shop sells to customers abroad, and in which languages it sells."""

from __future__ import annotations

from collections import Counter

from channelaudit.config.settings import Settings
from channelaudit.knowledge.markets import markets
from channelaudit.model import Evidence, Role
from channelaudit.rules.common import is_read

_TELLING: tuple[Role, ...] = ("home", "contact", "about", "terms", "returns", "complaints", "privacy", "delivery")
"""Pages that are read as a whole, so that their language is that of their text."""
_BUYING: tuple[Role, ...] = ("home", "product", "cart", "checkout")
_ENOUGH = 2
"""Pages in a language from which on the shop counts as offering it."""


def country_of(evidence: Evidence, settings: Settings) -> str:
    """The country by which the shop is judged, "" if it could not be told."""
    return (settings.country or evidence.context.country).upper()


def sells_abroad(evidence: Evidence, settings: Settings) -> bool:
    """Whether the shop names other countries to which it delivers, or offers pages in a language spoken elsewhere."""
    home = country_of(evidence, settings)
    if any(channel.value != home for channel in evidence.of_kind("delivery")):
        return True
    market = markets().by_country.get(home)
    own = {*(market.languages if market else ()), evidence.context.language}
    counts = Counter(page.language for page in evidence.pages_with_role(*_TELLING) if page.language and is_read(page))
    return any(count >= _ENOUGH and language not in own for language, count in counts.items())


def languages(evidence: Evidence) -> frozenset[str]:
    """Languages of the pages on which customers choose and buy."""
    return frozenset(page.language for page in evidence.pages_with_role(*_BUYING) if page.language and is_read(page))
