from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Message, Problem, Role, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, shop
from channelaudit.rules.traders import readable, sells, unread

_TELLING: tuple[Role, ...] = ("terms", "returns", "complaints", "delivery", "faq")
"""Pages on which customers look for it; an address there is the one for parcels where nothing else is said."""


@rule(
    severity="warning",
    title="Nobody says where returns go",
    advice="Name the address for returned parcels on the page about returns and in the terms.",
    applies=lambda evidence, _: sells(evidence) and bool(readable(evidence, *_TELLING)),
)
def returns_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Neither the terms nor the pages about returns, complaints and delivery name an address to which goods go back.

    An address that is called one for returns, or that stands anywhere on one of these pages, is enough.

    ## Why it matters

    A customer with a parcel in the hands looks for the address, and if there are several sends it to the wrong one:
    the office instead of the warehouse.

    ## How to mend it

    Write “Address for returns: …” on the page about returns, in the terms and on the withdrawal form, even if it is
    the firm's only address.

    ## Example

    A page “Zwroty” that says “send the goods back to us”, without an address

    ## Sources

    - Directive 2011/83/EU, articles 6(1)(c) and 14(1)
    - home.pl, “Obsługa klienta i kanały komunikacji”
    """
    if _is_named(evidence):
        return
    site = shop(evidence)
    if failure := unread(evidence, *_TELLING):
        yield Unsure(site, failure)
        return
    text = N_("Customers do not learn where to send goods back (pages visited: {pages}).")
    problem = Problem(site, Message(text, pages=len(evidence.crawl.pages)))
    yield from absent(evidence, problem, "address")


def _is_named(evidence: Evidence) -> bool:
    """Whether an address is called one for returns, or stands on a page that tells of them."""
    pages = {page.final_url for page in readable(evidence, *_TELLING)}
    return any(
        address.attributes.get("role") == "returns" or any(s.page in pages for s in address.sightings)
        for address in evidence.of_kind("address")
    )
