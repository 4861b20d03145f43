from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from channelaudit.config.settings import Settings
from channelaudit.knowledge.forms import needless
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import for_questions, named, read_forms, visible

_PLACE = {"city", "postcode"}
_POSTAL = frozenset({"street", "postcode", "city"})


@rule(
    severity="warning",
    title="Contact form asks for needless data",
    advice="Remove the fields that are not needed for an answer.",
    applies=offers("form"),
)
def asks_needless(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact form asks for data that nobody needs in order to answer: date of birth, personal number, gender,
    postal address.

    A town or a postcode alone is not reported: it may be what the question is about.

    A form by which a contract is withdrawn may ask for the postal address, as the model form of the law does.

    ## Why it matters

    Customers stop at such questions.  The law lets a shop collect only what it needs, and personal numbers are a risk
    for whoever keeps them.

    ## How to mend it

    Remove these fields.  What a particular case needs (the address for a complaint) can be asked for in the answer.

    ## Example

    A question about a product for which the form wants "PESEL" and "date of birth"

    ## Sources

    - Regulation (EU) 2016/679, article 5(1)(c)
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for channel in read_forms(evidence):
        if fields := _needless_fields(channel):
            message = Message(
                "The contact form asks for more than an answer needs: {fields}.",
                fields=", ".join(named(field) for field in fields),
            )
            yield Problem(channel.id, message, channel.sightings)


def _needless_fields(channel: Channel) -> list[Mapping[str, Any]]:
    """What the form asks for in vain; [] where that is a town or a postcode alone."""
    spared = frozenset() if for_questions(channel) else _POSTAL
    fields = [field for field in visible(channel) if field.get("purpose") in needless() - spared]
    asked_for = {field.get("purpose") for field in fields}
    return [] if asked_for <= _PLACE and len(asked_for) < 2 else fields
