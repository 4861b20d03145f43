from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.policy._pages import missing_page
from channelaudit.rules.traders import sells


@rule(
    severity="warning",
    title="Nothing about withdrawal and returns",
    advice="Explain how to withdraw from the contract and send goods back, and link to it from the footer.",
    applies=sells,
)
def returns_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """No page says how a customer withdraws from the contract and returns goods.

    It is as grave as the law of the customers' country makes it. A page counts under whatever name, and so does a
    chapter on another page. Sites where nothing can be ordered are not judged.

    ## Why it matters

    It is the question most asked before a first order. Where the law asks for this information and it is missing, the
    period of withdrawal grows by up to twelve months.

    ## How to mend it

    Publish a page about returns: the 14 days, how to declare the withdrawal, the form, the address for parcels, who
    pays for sending back, and when the money comes.

    ## Example

    Terms that speak of payment and delivery only

    ## Sources

    - Directive 2011/83/EU, articles 6(1)(h) and 10
    - `channelaudit explain duties --country XX` shows the paragraphs of your country
    """
    text = N_("Nothing about withdrawal and returns was found (pages visited: {pages}{duty}).")
    yield from missing_page(evidence, settings, "returns", text)
