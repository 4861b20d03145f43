from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import named, read_forms, visible


@rule(
    severity="warning",
    title="Form fields without a name",
    advice="Give every field a label, and connect the two with for and id.",
    applies=offers("form"),
)
def unlabelled(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Fields of the contact form have no name that a screen reader or voice control could use.

    A name comes from `<label>`, `aria-label`, `aria-labelledby` or `title`.  Text that merely stands near does not
    name a field.  A placeholder does, but only until one begins to write: a form that relies on placeholders gets a
    note.

    ## Why it matters

    Blind customers hear "edit text" and do not know what to write.  Everybody else loses a larger target for the
    finger, and browsers cannot fill the form in.

    ## How to mend it

    Write `<label for="email">E-mail</label> <input id="email">`, or put the field inside the label.

    ## Example

    `E-mail: <input name="email">`

    Instead: `<label>E-mail: <input name="email"></label>`

    ## Sources

    - WCAG 2.2, success criteria 1.3.1, 3.3.2 and 4.1.2
    - Directive (EU) 2019/882 (accessibility of online shops)
    """
    for channel in read_forms(evidence):
        fields = [field for field in visible(channel) if field.get("purpose") != "captcha"]
        if nameless := [f for f in fields if not f.get("label") or f.get("label_from") in ("", "near")]:
            yield Problem(channel.id, _without_name(nameless), channel.sightings)
        elif fleeting := [f for f in fields if f.get("label_from") == "placeholder"]:
            yield Problem(channel.id, _with_fleeting_name(fleeting), channel.sightings, severity="note")


def _without_name(fields: Sequence[Mapping[str, Any]]) -> Message:
    return Message.counted(
        "Screen readers cannot name {count} field of the contact form: {fields}.",
        "Screen readers cannot name {count} fields of the contact form: {fields}.",
        count=len(fields),
        fields=", ".join(map(named, fields)),
    )


def _with_fleeting_name(fields: Sequence[Mapping[str, Any]]) -> Message:
    return Message.counted(
        "The name of {count} field of the contact form vanishes as soon as one writes into it: {fields}.",
        "The names of {count} fields of the contact form vanish as soon as one writes into them: {fields}.",
        count=len(fields),
        fields=", ".join(map(named, fields)),
    )
