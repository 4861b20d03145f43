from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Failure, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers

_NOT_WRITABLE = {"hidden", "submit", "button", "image", "reset"}


@rule(
    severity="error",
    title="Contact form without a message field",
    advice="Add a field of several lines for the message.",
    applies=offers("form"),
)
def message_field_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact form has no field into which a customer could write the message.

    A form that only asks for a phone number to call back is not judged.

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
    for channel in evidence.of_kind("form"):
        fields = [f for f in channel.attributes.get("fields") or () if f.get("type") not in _NOT_WRITABLE]
        if not fields:
            failure = Failure("reading", channel.value, "protocol", "the fields of this form are drawn by a script")
            yield Unsure(channel.id, failure)
        elif not any(_takes_message(field) for field in fields) and not _asks_to_call_back(fields):
            message = Message(
                "Customers cannot say what they want: the contact form has no field for a message.",
            )
            yield Problem(channel.id, message, channel.sightings)


def _takes_message(field: Mapping[str, Any]) -> bool:
    return field.get("type") == "textarea"


def _asks_to_call_back(fields: list[Mapping[str, Any]]) -> bool:
    types = {field.get("type") for field in fields}
    return "tel" in types and "email" not in types
