from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.findability._regions import empty, is_told


@rule(
    severity="note",
    title="Nothing about contact at the top of the page",
    advice="Put the phone number or a link to the contact page at the top of every page.",
    applies=is_told("header", "menu"),
)
def header_empty(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The header of the home page, with its menu, holds neither a channel nor a link to the contact page.

    ## Why it matters

    The top right-hand corner is where customers look first.  Who has to scroll down to the footer may not get there.

    ## How to mend it

    Show the phone number, the e-mail address or the link "Contact" in the header.

    ## Example

    A header with logo, search and cart; the phone number stands only in the footer

    ## Sources

    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    message = Message(
        "At the top of the home page, where customers look first, there is no channel and no link to the contact page."
    )
    yield from empty(evidence, message, "header", "menu")
