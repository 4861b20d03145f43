from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers


@rule(
    severity="warning",
    title="Contact form sends by GET",
    advice='Write method="post" into the form.',
    applies=offers("form"),
)
def method_get(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact form sends by GET: the message becomes a part of the address.

    A form that a script sends is not judged.

    ## Why it matters

    The customer's message and address stand in the address bar, in the browser's history and in the logs of every
    server on the way.  Long messages are cut off.

    ## How to mend it

    Write `method="post"`.  A form without a method sends by GET.

    ## Example

    `<form action="/kontakt">`

    Instead: `<form action="/kontakt" method="post">`

    ## Sources

    - RFC 9110, section 9.3.1
    - HTML Standard, section "Form submission algorithm"
    """
    for channel in evidence.of_kind("form"):
        attributes = channel.attributes
        if attributes.get("method") == "get" and attributes.get("endpoint") and not attributes.get("scripted"):
            message = Message(
                "What customers write into the contact form ends up in the address bar and in logs: "
                "the form sends by GET to {address}.",
                address=channel.value,
            )
            yield Problem(channel.id, message, channel.sightings)
