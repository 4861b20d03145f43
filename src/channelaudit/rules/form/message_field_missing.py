from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Failure, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import for_questions

_MESSAGE = {"message", "other"}
"""What takes a message: a field for it, or one of which nothing tells that it is for something else."""


@rule(
    severity="error",
    title="Contact form without a message field",
    advice="Add a field of several lines for the message.",
    applies=offers("form"),
)
def message_field_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact form has no field into which a customer could write the message.

    A form that only asks for a phone number to call back is not judged.

    A form by which a contract is withdrawn is left out.

    ## Why it matters

    The customer can leave a name and an address, and not say what is the matter.  The first reply of the shop is then
    a question, and a day is lost.

    ## How to mend it

    Add a `<textarea>` with the label "Your message" and make it wide and high enough for five lines.

    ## Example

    A form with the fields name, e-mail and subject, and a button "Send"

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for channel in filter(for_questions, evidence.of_kind("form")):
        asked = [field.get("purpose") for field in channel.attributes.get("fields") or ()]
        if not any(purpose != "honeypot" for purpose in asked):
            failure = Failure(
                "reading", channel.value, "protocol", Message("the fields of this form are drawn by a script")
            )
            yield Unsure(channel.id, failure)
        elif not _MESSAGE & set(asked) and not _asks_to_call_back(asked):
            message = Message("Customers cannot say what they want: the contact form has no field for a message.")
            yield Problem(channel.id, message, channel.sightings)


def _asks_to_call_back(asked: list[str]) -> bool:
    return "phone" in asked and "email" not in asked
