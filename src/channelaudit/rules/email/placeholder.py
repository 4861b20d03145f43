from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers


@rule(
    severity="error",
    title="Sample e-mail address",
    advice="Replace the sample by the shop's own address, in the texts and in the settings of the theme.",
    applies=offers("email"),
)
def placeholder(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A sample address of the theme or of a template is published as the shop's own.

    ## Why it matters

    What customers write there reaches a stranger or nobody, and the shop never learns of it.

    ## How to mend it

    Search the texts and the settings of the theme for the sample and put the shop's address there.  The footer, the
    structured data and the pages that came with the theme are the usual places.

    ## Example

    - `demo@demo.com`, `twoj@email.pl`, `info@yourdomain.com`
    - `{{ shop.email }}`, shown as such because a template was not filled in

    ## Sources

    - RFC 2606 and RFC 6761 (names that are reserved for examples)
    """
    for channel in evidence.of_kind("email"):
        if channel.attributes.get("placeholder"):
            message = Message(
                "Customers are told to write to {address}: this is a sample that came with a theme or a template, "
                "not the shop's own address.",
                address=channel.value,
            )
            yield Problem(channel.id, message, channel.sightings)
    for item in faulty(evidence, "email", "placeholder", "unfilled"):
        message = Message("Customers read “{shown}” where an e-mail address should stand.", shown=item.value)
        yield Problem(item.id, message, item.sightings)
