from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, RoleLink, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import contact_links, places


def _entries(evidence: Evidence) -> tuple[RoleLink, ...]:
    """Links to the contact page that are entries of a top menu."""
    return tuple(link for link in contact_links(evidence) if link.last is not None)


@rule(
    severity="note",
    title="Contact is not the last entry of the menu",
    advice="Move “Contact” to the right-hand end of the menu, where customers look for it first.",
    applies=lambda evidence, _: bool(_entries(evidence)),
)
def menu_not_last(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The link to the contact page stands in the top menu, but not at its end.

    The cart, the account, a button and a switch of languages may follow it.

    ## Why it matters

    Almost all sites put contact at the right-hand end of the menu, so customers look there without reading the rest.

    ## How to mend it

    Make "Contact" the last entry.

    ## Example

    Home · Contact · Bikes · Parts · Blog

    Instead: Home · Bikes · Parts · Blog · Contact

    ## Sources

    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    entries = _entries(evidence)
    if not any(link.last for link in entries):
        message = Message(
            "Other entries follow “{entry}” in the menu; customers look for it at the right-hand end.",
            entry=entries[0].text,
        )
        yield Problem(entries[0].page, message, places(entries))
