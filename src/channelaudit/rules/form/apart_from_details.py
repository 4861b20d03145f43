from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import for_questions


@rule(
    severity="note",
    title="Contact form far from the contact details",
    advice="Put the form on the contact page, beside the address, phone and e-mail.",
    applies=offers("form"),
)
def apart_from_details(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The page with the contact form shows no other contact details in its main part.

    A form by which a contract is withdrawn is left out.

    ## Why it matters

    Customers choose the way that suits them when they see all ways side by side.  Whoever lands on a form alone may
    think that there is nothing else.

    ## How to mend it

    Put the form on the contact page, under or beside phone, e-mail, address and hours.

    ## Example

    The page "Write to us" with a form alone, and a page "Contact" with the phone number

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    details = evidence.of_kind("email", "phone", "address")
    beside = {s.page for channel in details for s in channel.sightings if s.region == "main"}
    for channel in filter(for_questions, evidence.of_kind("form")):
        pages = {s.page for s in channel.sightings if s.region == "main"}
        if details and pages and not pages & beside:
            message = Message("The contact form stands apart: its page shows no phone, e-mail or address beside it.")
            yield Problem(channel.id, message, channel.sightings)
