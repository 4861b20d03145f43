from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import dials_nothing, faulty, offers


@rule(
    severity="error",
    title="The phone link dials nothing",
    advice="Write the full number with its country code behind “tel:”, for example tel:+48221234567.",
    applies=offers("phone"),
)
def link_malformed(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A `tel:` link holds nothing that a phone can dial.

    ## Why it matters

    On a phone, where most customers are, a tap on the number opens an empty dialler or does nothing.

    ## How to mend it

    Write the number in its international form, digits only, behind `tel:`.

    ## Example

    - `tel:` with nothing behind it
    - `tel:sklep`, `tel:#`

    Instead: `<a href="tel:+48221234567">22 123 45 67</a>`

    ## Sources

    - RFC 3966 (the `tel` link)
    """
    for item in faulty(evidence, "phone", "syntax", "empty"):
        if item.reason == "syntax" and not dials_nothing(item):
            continue  # phone-invalid speaks of it
        if item.reason == "empty":
            message = Message("Customers who tap the phone link dial nothing: the number is missing in it.")
        else:
            message = Message(
                "Customers who tap the phone link dial nothing: “{link}” is not a phone number.", link=item.value
            )
        yield Problem(item.id, message, item.sightings)
