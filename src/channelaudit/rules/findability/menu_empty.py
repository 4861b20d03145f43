from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.findability._regions import empty, is_told


@rule(
    severity="note",
    title="No contact in the menu",
    advice="Add the contact page to the menu, as its last entry.",
    applies=is_told("menu"),
)
def menu_empty(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The menu of the home page holds neither a channel nor a link to the contact page.

    ## Why it matters

    Most customers use the menu to find a page, and on a telephone it is often the only thing that stays in view.

    ## How to mend it

    Add an entry "Contact" to the menu, best as the last one.

    ## Example

    A menu with "Bikes", "Parts" and "About us"; contact is linked from the footer only

    ## Sources

    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    message = Message("Customers who look for contact in the menu of the home page do not find it there.")
    yield from empty(evidence, message, "menu")
