from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, genuine

_TEXTS = {
    "email": N_(
        "Customers see the e-mail address in a picture only ({picture}): they cannot copy or tap it, and a screen "
        "reader does not read it out."
    ),
    "phone": N_(
        "Customers see the phone number in a picture only ({picture}): they cannot copy or tap it, and a screen "
        "reader does not read it out."
    ),
}


@rule(
    severity="warning",
    title="Contact details in a picture",
    advice="Write the address or number as text, with a mailto: or tel: link.",
    applies=lambda evidence, _: any(faulty(evidence, kind, "picture") for kind in _TEXTS),
)
def contact_in_image(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The e-mail address or the phone number is drawn in a picture and stands nowhere as text.

    ## Why it matters

    A picture can be neither copied nor tapped, is too small on a telephone, and does not exist for people who cannot
    see and for search engines.  It does not keep robots away either.

    ## How to mend it

    Write the address and the number as text and make them links.

    ## Example

    `E-mail: <img src="/images/adres-email.png">`

    ## Sources

    - WCAG 2.2, success criterion 1.4.5 (images of text)
    - Directive (EU) 2019/882 (European Accessibility Act)
    """
    for kind, text in _TEXTS.items():
        pictures = faulty(evidence, kind, "picture")
        if pictures and not genuine(evidence, kind):
            sightings = tuple(sighting for item in pictures for sighting in item.sightings)
            yield Problem(f"{kind}:picture", Message(text, picture=pictures[0].value), sightings)
