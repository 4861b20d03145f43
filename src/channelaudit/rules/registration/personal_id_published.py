from __future__ import annotations

from collections.abc import Iterator

from channelaudit.channels.personal_numbers import holds_birth_number, masked
from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Message, Problem, Sighting, Unsure
from channelaudit.rules import rule
from channelaudit.rules.traders import numbers_of

_PRIVATE = {"pesel": "PESEL", "rodne_cislo": "rodné číslo"}


@rule(
    severity="error",
    title="A personal number is published",
    advice="Remove the number from the page, and from copies of it that search engines keep.",
)
def personal_id_published(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The site shows somebody's personal number: a PESEL, or a Czech or Slovak birth number.

    The number is masked in this report. The DIČ of a Czech sole trader is a warning: it is the tax number as well.

    ## Why it matters

    Such a number tells the date of birth and is what loans are taken out with. No law asks a trader to show it; the
    GDPR forbids to without a reason.

    ## How to mend it

    Remove it. A Polish trader is identified by NIP and REGON, a Czech one by the IČO. In place of the DIČ of a sole
    trader, which holds the birth number, write only the IČO; the tax office gives a number of its own on request.

    ## Example

    “Jan Kowalczyk, PESEL 80010112345” in the terms

    ## Sources

    - Regulation (EU) 2016/679, articles 5(1)(c) and 87
    """
    for channel in numbers_of(evidence):
        scheme = str(channel.attributes["scheme"])
        if scheme in _PRIVATE and channel.attributes.get("valid") is not False:
            text = N_("A personal number ({scheme} {number}) can be read on the site.")
            message = Message(text, scheme=_PRIVATE[scheme], number=channel.value)
            yield Problem(channel.id, message, channel.sightings)
        elif holds_birth_number(channel):
            number = masked(channel.value)
            message = Message("The tax number DIČ {number} of a sole trader holds the birth number.", number=number)
            places = tuple(Sighting(s.page, s.region, s.source, "DIČ " + number) for s in channel.sightings)
            yield Problem(f"registration:dic:{number}", message, places, severity="warning")
