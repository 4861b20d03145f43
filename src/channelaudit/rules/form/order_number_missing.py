from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import for_questions, purposes, read_forms


@rule(
    severity="note",
    title="Contact form without a field for the order",
    advice="Add an optional field for the order number.",
    applies=offers("form"),
)
def order_number_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """No contact form of the shop has a field for the order number.

    A form by which a contract is withdrawn is left out.

    ## Why it matters

    Most questions are about an order.  Without its number the shop has to search or to ask back, and the answer comes
    a day later.

    ## How to mend it

    Add a field "Order number", and do not make it obligatory: not everybody who asks has ordered.

    ## Example

    `<label>Order number (if you have one) <input name="order"></label>`

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    forms = [channel for channel in read_forms(evidence) if for_questions(channel) and "message" in purposes(channel)]
    if forms and not any("order_number" in purposes(channel) for channel in forms):
        message = Message("Customers cannot say which order they mean: no contact form has a field for its number.")
        yield Problem(forms[0].id, message, tuple(s for channel in forms for s in channel.sightings))
