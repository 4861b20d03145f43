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
    title="Contact form leads to a failing server",
    advice="Repair the server or program that takes the form's messages.",
    applies=offers("form"),
)
def endpoint_failing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The server to which the contact form sends fails.

    It answers with an error of its own (500) each time, refuses the connection, does not exist, or comes to no secure
    connection.

    ## Why it matters

    The customer's message is lost, and the error page does not say so kindly.

    ## How to mend it

    Read the server's error log at the time of the audit.  A host that does not exist usually is an old name of the
    shop or of a form service that was cancelled.

    ## Example

    `action="https://forms.old-agency.example/send"`, and the host `forms.old-agency.example` no longer exists

    ## Sources

    - RFC 9110, section 15.6
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for item in endpoints(evidence, "form"):
        if isinstance(item, Unsure):
            yield item
            continue
        channel, found = item
        if found.status == "failing" and found.cause != "certificate":
            yield Problem(channel.id, _message(found), channel.sightings)


def _message(found: FormEndpoint) -> Message:
    return Message(
        "Messages from the contact form are lost: nobody takes them at {address} ({detail}).",
        address=found.url,
        detail=found.detail,
    )
