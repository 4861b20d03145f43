from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import read_forms


@rule(
    severity="warning",
    title="Contact form without a word on privacy",
    advice="Say beside the form who processes the data and what for, and link the privacy page.",
    applies=offers("form"),
)
def privacy_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact form collects personal data and neither says what for nor links to the privacy page.

    ## Why it matters

    Whoever collects personal data must say at that moment who does so, why, and for how long.  Customers look for it,
    too.

    ## How to mend it

    Write one sentence under the form and link the privacy page.  A consent to tick is not needed for an answer.

    ## Example

    "We use your data only to answer you: privacy policy."

    ## Sources

    - Regulation (EU) 2016/679, article 13
    - Portal Promocji Eksportu, "Obsługa klienta w e-commerce"
    """
    for channel in read_forms(evidence):
        told = channel.attributes
        if not (told.get("mentions_privacy") or told.get("privacy_links") or told.get("has_consent")):
            message = Message("Customers are not told what becomes of the data that they write into the contact form.")
            yield Problem(channel.id, message, channel.sightings)
