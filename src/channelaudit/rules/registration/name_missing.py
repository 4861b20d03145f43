from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, faulty, shop
from channelaudit.rules.duties import duty_of, not_found
from channelaudit.rules.traders import states, unread


@rule(
    severity="warning",
    title="Nobody says who runs the shop",
    advice="Write the trader's full name, with its legal form, on the contact page and in the footer.",
)
def name_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """Nothing on the site looks like the name of the trader who runs the shop.

    It is an error where the law asks for the name, and a warning elsewhere. A company with its legal form counts, and
    so does anything written like a name above an address or a number, or behind a word such as “seller”.

    ## Why it matters

    Customers want to know with whom they make a contract; without a name nobody can be looked up, sued or trusted.

    ## How to mend it

    Write the name as it stands in the register, with the legal form, next to the address: on the contact page, in the
    footer and in the terms. Sole traders write their first and last name.

    ## Example

    A contact page with a street, a phone number and the brand “Rower24”, and terms that speak of “the seller” only.

    ## Sources

    - Directive 2000/31/EC, article 5(1)(a)
    - Directive 2011/83/EU, article 6(1)(b)
    - `channelaudit explain duties --country XX`
    """
    named = evidence.of_kind("company") or states(evidence, "disclosure", "trader")
    if named or any(item.reason != "hidden" for item in faulty(evidence, "company")):
        return
    if failure := unread(evidence, "imprint", "terms", "privacy"):
        yield Unsure(shop(evidence), failure)
        return
    text = N_("The trader's name was not found (pages visited: {pages}{duty}).")
    yield from absent(evidence, not_found(evidence, duty_of(evidence, settings, "name"), text), "company")
