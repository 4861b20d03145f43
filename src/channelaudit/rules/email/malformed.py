from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Malformed, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers


@rule(
    severity="error",
    title="Not an e-mail address",
    advice="Correct the address or the link, then click it and send yourself a message.",
    applies=offers("email"),
)
def malformed(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """What stands in the place of an e-mail address is not one, or its link is empty.

    ## Why it matters

    A customer who clicks the link gets an error, an empty recipient, or a message that no server takes.

    ## How to mend it

    Write exactly one `@` with a domain behind it, without spaces or Polish letters before it, and put nothing but
    `mailto:` in front of the address in the link.

    ## Example

    - `mailto:sklep@@shop.example`
    - `mailto:` with nothing behind it
    - `mailto:https://shop.example/kontakt`

    Instead: `<a href="mailto:sklep@shop.example">sklep@shop.example</a>`

    ## Sources

    - RFC 5321, section 4.1.2 (addresses)
    - RFC 6068 (the `mailto` link)
    """
    for item in faulty(evidence, "email", "syntax", "empty"):
        yield Problem(item.id, _message(item), item.sightings)


def _message(item: Malformed) -> Message:
    if item.reason == "empty":
        return Message("The e-mail link opens a message without a recipient: the address is missing in it.")
    if any(sighting.source == "mailto" for sighting in item.sightings):
        return Message(
            "Customers who click the e-mail link cannot write: “{address}” in it is not an e-mail address.",
            address=item.value.removeprefix("mailto:"),
        )
    return Message("Customers cannot write to “{address}”: this is not an e-mail address.", address=item.value)
