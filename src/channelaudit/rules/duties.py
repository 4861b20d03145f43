"""How grave it is that something is missing depends on the country's law."""

from __future__ import annotations

from channelaudit.config.settings import Settings
from channelaudit.knowledge.duties import duty
from channelaudit.model import Evidence, Message, Problem


def missing_by_duty(evidence: Evidence, settings: Settings, thing: str, text: str, advice: str) -> Problem:
    """The problem that ``thing`` is missing, as grave as the law of the shop's country makes it.

    ``text`` may use ``{pages}``, the number of pages visited; ``advice`` may use ``{law}``, and is given only where
    there is such a law.
    """
    message = Message(text, pages=len(evidence.crawl.pages))
    found = duty(settings.country or evidence.context.country, thing)
    if found is None:
        return Problem(evidence.crawl.site, message)
    return Problem(evidence.crawl.site, message, severity=found.severity, advice=Message(advice, law=found.law))
