from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers


@rule(
    severity="warning",
    title="Contact form opens a mail program",
    advice="Let the form send to a program on the server, and give the e-mail address beside it.",
    applies=offers("form"),
)
def opens_mail_program(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact form does not send anything itself: its button opens the customer's mail program.

    ## Why it matters

    Many customers have no mail program set up and read their mail in the browser: for them the button does
    nothing.  Others get an odd message full of field names and do not send it.

    ## How to mend it

    Let a program on the server or a form service take the message.  Whoever prefers mail finds the address beside the
    form.

    ## Example

    `<form action="mailto:shop@shop.example" enctype="text/plain">`

    Instead: `<form method="post" action="/contact/send">`

    ## Sources

    - HTML Standard, section "Form submission algorithm" (mailto)
    """
    for channel in evidence.of_kind("form"):
        endpoint = str(channel.attributes.get("endpoint") or "")
        if endpoint.lower().startswith("mailto:"):
            message = Message(
                "The contact form sends nothing: it opens the customer's mail program, if there is one ({address}).",
                address=endpoint,
            )
            yield Problem(channel.id, message, channel.sightings)
