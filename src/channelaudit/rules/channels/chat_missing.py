from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.channels._kinds import has_any, none_of


@rule(
    severity="note",
    title="No live chat",
    advice="Consider a chat on the pages of goods, with hours at which somebody answers.",
    applies=has_any,
)
def chat_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """No live chat is offered.

    ## Why it matters

    A question that comes up in front of the goods is answered in a minute; by e-mail the answer comes when the
    customer has bought elsewhere.

    ## How to mend it

    Add a chat if somebody can answer it, and let it take messages outside the hours.

    ## Example

    Pages of goods without a chat window

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    yield from none_of(evidence, "chat", "Customers cannot ask a quick question: no chat was found on the pages.")
