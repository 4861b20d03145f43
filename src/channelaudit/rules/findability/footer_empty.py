from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.findability._regions import empty, is_told


@rule(
    severity="note",
    title="Nothing about contact in the footer",
    advice="Repeat the e-mail address, the phone number or the link to the contact page in the footer.",
    applies=is_told("footer"),
)
def footer_empty(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The footer of the home page holds neither a channel nor a link to the contact page.

    ## Why it matters

    Who has read a page to its end and has a question looks for contact right there.

    ## How to mend it

    Put the e-mail address, the phone number with its hours and the link "Contact" into the footer.

    ## Example

    A footer with terms, privacy policy and payment logos only

    ## Sources

    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    message = Message(
        "Customers who look for contact at the foot of the home page find neither a channel nor a link to it."
    )
    yield from empty(evidence, message, "footer")
