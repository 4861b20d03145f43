from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import endpoints


@rule(
    severity="error",
    title="The form service does not know the form",
    advice="Create the form at the service anew, or switch to another one, and put its new address into the page.",
    applies=offers("form"),
)
def service_gone(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact form is handed to an outside service, and the service says that this form does not exist or is
    closed.

    ## Why it matters

    The customer sees the service's error page, or an empty place where the form should be.

    ## How to mend it

    Log in to the service: the form was deleted or switched off, the account has ended, or the page still holds the
    sample id of the documentation.

    ## Example

    `action="https://formspree.io/f/your_form_id"`

    ## Sources

    - The documentation of the form service
    """
    for item in endpoints(evidence, "form"):
        if isinstance(item, Unsure):
            yield item
            continue
        channel, found = item
        if found.status == "service_gone":
            message = Message(
                "Messages from the contact form are lost: {detail} ({address}).",
                address=found.url,
                detail=found.detail,
            )
            yield Problem(channel.id, message, channel.sightings)
