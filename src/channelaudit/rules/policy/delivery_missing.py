from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.policy._pages import missing_page
from channelaudit.rules.traders import sells


@rule(
    severity="warning",
    title="Nothing about delivery",
    advice="Say how, where to, how soon and at what price you deliver.",
    applies=sells,
)
def delivery_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """No page says how goods are delivered.

    It is as grave as the law of the customers' country makes it. A page counts under whatever name, and so does a
    chapter on another page. Sites where nothing can be ordered are not judged.

    ## Why it matters

    Price and time of delivery decide about an order; if they show only in the checkout, customers leave there.

    ## How to mend it

    Publish a page about delivery with the carriers, countries, prices and times, and link to it from the footer and
    from the pages of goods.

    ## Example

    A shop whose only hint at delivery is the choice of carrier in the checkout

    ## Sources

    - Directive 2011/83/EU, article 6(1)(e) and (g)
    - `channelaudit explain duties --country XX` shows the paragraphs of your country
    """
    text = N_("Nothing about delivery was found (pages visited: {pages}{duty}).")
    yield from missing_page(evidence, settings, "delivery", text)
