from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.channels._kinds import has_any, none_of


@rule(
    severity="note",
    title="No contact form",
    advice="Add a form with a message and one way to answer to the contact page.",
    applies=has_any,
)
def form_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """There is no contact form.

    ## Why it matters

    Who sits at somebody else's computer, or has no mail program set up, cannot use an e-mail link; a form
    works everywhere.

    ## How to mend it

    Put a short form on the contact page: message, e-mail address, and the order's number as an option.

    ## Example

    A contact page with e-mail address and phone number only

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    yield from none_of(evidence, "form", "Customers cannot write from the page itself: no contact form was found.")
