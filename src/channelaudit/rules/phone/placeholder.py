from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers


@rule(
    severity="error",
    title="Sample phone number",
    advice="Replace the sample by the shop's own number, in the texts and in the settings of the theme.",
    applies=offers("phone"),
)
def placeholder(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A sample number of the theme or of a template is published as the shop's own.

    ## Why it matters

    Customers reach nobody, or a stranger who happens to have this number.

    ## How to mend it

    Search the texts and the settings of the theme for the sample and put the shop's number there.

    ## Example

    - `123 456 789`, `000 000 000`, `(555) 555-5555`
    - `{{ shop.phone }}`, shown as such because a template was not filled in

    ## Sources

    - Ofcom, telephone numbers for use in TV and radio drama programmes
    - The sample pages of common shop themes
    """
    for channel in evidence.of_kind("phone"):
        if channel.attributes.get("placeholder"):
            message = Message(
                "Customers are told to call {number}: this is a sample that came with a theme or a template, "
                "not the shop's own number.",
                number=channel.value,
            )
            yield Problem(channel.id, message, channel.sightings)
    for item in faulty(evidence, "phone", "placeholder", "unfilled"):
        message = Message("Customers read “{shown}” where a phone number should stand.", shown=item.value)
        yield Problem(item.id, message, item.sightings)
