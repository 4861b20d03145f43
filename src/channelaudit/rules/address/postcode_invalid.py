from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.places import postcode_forms
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers


@rule(
    severity="error",
    title="The postcode cannot be right",
    advice="Correct the postcode.",
    applies=offers("address"),
)
def postcode_invalid(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A postcode is not in the form that the country's post uses, so that there can be no such place.

    ## Why it matters

    A parcel sent back to this address goes astray, and maps and navigation find nothing.

    ## How to mend it

    Look the postcode up at the post office's site and correct it in the text and in the structured data
    (`postalCode`).

    ## Example

    “ul. Rowerowa 12, 00-95 Warszawa”

    ## Sources

    - National post offices; Unicode CLDR, postal code patterns
    """
    for channel in evidence.of_kind("address"):
        postcode, country = (str(channel.attributes.get(key) or "") for key in ("postcode", "country"))
        forms = [postcode_forms().get(code) for code in (country, evidence.context.country)]
        if postcode and forms[0] and not any(form and form.fullmatch(postcode) for form in forms):
            yield Problem(channel.id, _message(postcode, channel.value), channel.sightings)
    for item in faulty(evidence, "address", "syntax"):
        yield Problem(item.id, _message(str(item.attributes.get("postcode", "")), item.value), item.sightings)


def _message(postcode: str, address: str) -> Message:
    return Message(
        "Letters and parcels do not arrive at “{address}”: there can be no postcode {postcode}.",
        postcode=postcode,
        address=address,
    )
