from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import asked, for_questions, named, read_forms


@rule(
    severity="warning",
    title="Contact form with too many obligatory fields",
    advice="Ask for the message and one way to answer; make everything else optional.",
    applies=offers("form"),
)
def too_many_required(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact form insists on more than a message and one way to answer.

    Consents and captchas are not counted, and a group of choices counts once.

    A form by which a contract is withdrawn is left out.

    ## Why it matters

    Each further obligatory field costs customers, above all on a phone.  What is not needed for an answer must not be
    asked for anyway (data minimisation).

    ## How to mend it

    Leave the message and the e-mail address obligatory.  Mark the name, the order number and the topic as optional.

    ## Example

    Obligatory: name, surname, e-mail, phone, topic, message

    Instead, obligatory: e-mail, message

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    - Regulation (EU) 2016/679, article 5(1)(c)
    """
    for channel in filter(for_questions, read_forms(evidence)):
        required = [field for field in asked(channel) if field.get("required")]
        extra = _beyond(required)
        if extra:
            yield Problem(channel.id, _message(required, extra), channel.sightings)


def _message(required: Sequence[Mapping[str, Any]], extra: Sequence[Mapping[str, Any]]) -> Message:
    return Message.counted(
        "Customers must fill in {count} field; the contact form could do without: {fields}.",
        "Customers must fill in {count} fields; the contact form could do without: {fields}.",
        count=len(required),
        fields=", ".join(named(field) for field in extra),
    )


def _beyond(required: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The obligatory fields without the message and one way to answer, e-mail before phone."""
    asked_for = [field.get("purpose") for field in required]
    spared = {"message", "email" if "email" in asked_for else "phone"}
    extra = []
    for field in required:
        if field.get("purpose") in spared:
            spared.discard(str(field.get("purpose")))
        else:
            extra.append(field)
    return extra
