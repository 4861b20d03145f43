from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.policy._pages import missing_page
from channelaudit.rules.traders import sells


@rule(
    severity="warning",
    title="Nothing about complaints",
    advice="Say how and where to complain about faulty goods, and how soon you answer.",
    applies=sells,
)
def complaints_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """No page says how a customer complains about faulty goods.

    It is as grave as the law of the customers' country makes it. A page counts under whatever name, and so does a
    chapter on another page. Sites where nothing can be ordered are not judged.

    ## Why it matters

    Who holds a broken thing in the hands wants to know where to write, what to enclose and when an answer comes.
    Silence makes anger public.

    ## How to mend it

    Publish a page or a chapter about complaints: the address or form, what to tell, how soon you answer, and which
    body settles disputes.

    ## Example

    A footer with “Delivery” and “Payment”, and terms that do not mention faulty goods

    ## Sources

    - Directive 2011/83/EU, article 6(1)(g)
    - Czechia: § 13 of zákon č. 634/1992 Sb.
    - `channelaudit explain duties --country XX` shows the paragraphs of your country
    """
    text = N_("Nothing about complaints was found (pages visited: {pages}{duty}).")
    yield from missing_page(evidence, settings, "complaints", text)
