from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, faulty, shop
from channelaudit.rules.duties import duty_of, not_found
from channelaudit.rules.traders import unread


@rule(
    severity="error",
    title="No postal address",
    advice="Publish the address at which the firm is established, on the contact page and in the terms.",
)
def missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The shop publishes no postal address.

    ## Why it matters

    Customers want to know with whom they deal and where to send a parcel back.  The law of all countries of the
    European Union and of Great Britain asks for the address at which the trader is established.

    ## How to mend it

    Publish street, postcode and town on the contact page, in the footer and in the terms.  If goods are returned to
    another address, name that one too and say so.

    ## Example

    A contact page with an e-mail address and a phone number, and terms that name the firm without its seat

    ## Sources

    - Directive 2000/31/EC, article 5(1)(b)
    - Directive 2011/83/EU, article 6(1)(c)
    - Directive 2005/29/EC, article 7(4)(b)
    """
    if evidence.of_kind("address") or any(m.reason != "hidden" for m in faulty(evidence, "address")):
        return
    if failure := unread(evidence, "imprint", "terms"):
        yield Unsure(shop(evidence), failure)
        return
    text = N_("A postal address was not found (pages visited: {pages}{duty}).")
    yield from absent(evidence, not_found(evidence, duty_of(evidence, settings, "address"), text), "address")
