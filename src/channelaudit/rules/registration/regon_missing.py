from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, shop
from channelaudit.rules.traders import established, numbers_of, publishes


@rule(
    severity="note",
    title="No REGON",
    advice="Write the REGON next to the NIP.",
    applies=lambda evidence, settings: established(evidence, settings) == "PL" and bool(numbers_of(evidence)),
)
def regon_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A Polish shop publishes other numbers and not its REGON.

    ## Why it matters

    No act asks for it on web pages, but customers and partners who check a firm are used to seeing it beside the NIP.

    ## How to mend it

    Copy the REGON from the register (wyszukiwarkaregon.stat.gov.pl) to the place where the NIP stands.

    ## Example

    “NIP 123-456-00-07” in the footer, and nothing else

    ## Sources

    - home.pl, “Obsługa klienta i kanały komunikacji”
    """
    if publishes(evidence, "regon"):
        return
    pages = len(evidence.crawl.pages)
    message = Message("The REGON was not found beside the other numbers (pages visited: {pages}).", pages=pages)
    yield from absent(evidence, Problem(shop(evidence), message), "registration")
