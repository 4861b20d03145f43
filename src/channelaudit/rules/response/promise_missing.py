from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, offers, shop


@rule(
    severity="note",
    title="No word on how soon an answer comes",
    advice="Say next to the form and the e-mail address how soon you answer: “within one working day”.",
    applies=offers("email", "form", "messenger"),
)
def promise_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Nowhere does the shop say how soon it answers messages.

    ## Why it matters

    Who knows that the answer comes tomorrow waits for it.  Who does not writes again, calls, and buys elsewhere.

    ## How to mend it

    Promise what you can keep, and repeat it in the automatic reply.

    ## Example

    "We answer within 24 hours on working days."

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    - eKomercyjnie, "Jak udoskonalić obsługę klienta"
    """
    if not evidence.of_kind("promise"):
        message = Message("Customers who write do not learn how soon an answer comes.")
        yield from absent(evidence, Problem(shop(evidence), message))
