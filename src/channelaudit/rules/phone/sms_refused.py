from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers


@rule(
    severity="warning",
    title="Text messages are not answered",
    advice="Answer text messages, or let a short automatic reply name the channel that is answered.",
    applies=offers("phone"),
)
def sms_refused(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop says that it does not answer text messages.

    ## Why it matters

    Deaf customers cannot call, and many others would rather not.  A sentence that begins with "we do not" also tells
    everybody else how much trouble a question would be.

    ## How to mend it

    Receive text messages on the computer (every operator offers it) and answer them like e-mails.

    ## Example

    "Na SMS-y nie odpowiadamy."

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for channel in evidence.of_kind("refusal"):
        if channel.value == "sms":
            message = Message("Customers who send a text message get no answer: the shop says so itself.")
            yield Problem(channel.id, message, channel.sightings)
