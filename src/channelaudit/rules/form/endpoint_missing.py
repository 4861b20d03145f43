from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.form_endpoint import FormEndpoint
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import endpoints


@rule(
    severity="error",
    title="Contact form leads to nothing",
    advice="Correct the form's action, or restore the program that takes the messages.",
    applies=offers("form"),
)
def endpoint_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The address to which the contact form sends does not exist.

    Nothing was sent: the address was only asked for, and it answers 404 or 410.

    ## Why it matters

    The customer writes, presses the button, sees an error or nothing at all, and the message is lost.

    ## How to mend it

    Compare the form's `action` with where the program that takes the messages really is.  After a move to other shop
    software the old address is often left in the template.

    ## Example

    `<form method="post" action="/sendmail.php">`, and `/sendmail.php` was deleted with the old shop

    ## Sources

    - RFC 9110, section 15.5.5 (404) and 15.5.11 (410)
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for item in endpoints(evidence, "form"):
        if isinstance(item, Unsure):
            yield item
            continue
        channel, found = item
        if found.status == "gone":
            yield Problem(channel.id, _message(found), channel.sightings)


def _message(found: FormEndpoint) -> Message:
    return Message(
        "Messages from the contact form are lost: {address} does not exist ({detail}).",
        address=found.url,
        detail=found.detail,
    )
