from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.policy._pages import missing_page
from channelaudit.rules.traders import sells


@rule(
    severity="warning",
    title="No terms of sale",
    advice="Publish terms of sale and link to them from the footer and the checkout.",
    applies=sells,
)
def terms_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The shop has no page with its terms of sale.

    It is as grave as the law of the customers' country makes it. A page counts under whatever name, and so does a
    chapter on another page. Sites where nothing can be ordered are not judged.

    ## Why it matters

    The terms are where customers look when something goes wrong: who the seller is, how a contract comes about, how
    to withdraw, complain and get the money back.

    ## How to mend it

    Write terms for your own shop (a copy of a competitor's names the competitor), publish them as a page, not only as
    a PDF, and link to them from the footer of every page and from the checkout.

    ## Example

    A shop with a cart and a checkout whose footer holds only “Contact” and “About us”

    ## Sources

    - Directive 2000/31/EC, article 10(3)
    - Poland: ustawa o świadczeniu usług drogą elektroniczną, art. 8
    - `channelaudit explain duties --country XX` shows the paragraphs of your country
    """
    text = N_("Terms of sale were not found (pages visited: {pages}{duty}).")
    yield from missing_page(evidence, settings, "terms", text)
