from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Failure, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import purposes, visible

_ANSWERABLE = {"email", "phone", "other"}
"""``other``: nothing tells what the field is for, so it may be the one."""


@rule(
    severity="error",
    title="Contact form without a way to answer",
    advice="Add a field for the e-mail address or the phone number.",
    applies=offers("form"),
)
def reply_field_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact form asks neither for an e-mail address nor for a phone number.

    A form that only customers who are logged in can use is not judged, nor is one with a field of which nothing tells
    what it asks for.

    ## Why it matters

    The shop gets a question and cannot answer it; the customer waits for an answer that cannot come.

    ## How to mend it

    Add an obligatory field for the e-mail address, or let the customer choose between e-mail and phone.

    ## Example

    A form with the fields name and message, and a button "Send"

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for channel in evidence.of_kind("form"):
        if channel.attributes.get("needs_login"):
            continue
        if not visible(channel):
            failure = Failure(
                "reading", channel.value, "protocol", Message("the fields of this form are drawn by a script")
            )
            yield Unsure(channel.id, failure)
        elif not _ANSWERABLE & set(purposes(channel)):
            message = Message("The shop cannot answer: the contact form asks for neither e-mail nor phone.")
            yield Problem(channel.id, message, channel.sightings)
