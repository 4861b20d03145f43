from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.channels._kinds import has_any, none_of


@rule(
    severity="note",
    title="No messenger",
    advice="Consider offering WhatsApp or Messenger, if somebody answers it.",
    applies=has_any,
)
def messenger_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """No messenger (WhatsApp, Messenger, Telegram …) is offered.

    ## Why it matters

    Younger customers would rather send a message than call, and can add a photo of what is wrong.

    ## How to mend it

    Offer one messenger, say when it is answered, and link it so that a tap opens the conversation.

    ## Example

    A contact page with e-mail address and phone number only

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    yield from none_of(
        evidence, "messenger", "Customers cannot write to the shop by messenger: no link to one was found."
    )
