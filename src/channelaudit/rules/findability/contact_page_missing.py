from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, contact_pages, shop


@rule(
    severity="warning",
    title="No contact page",
    advice="Make a page named “Contact” with all channels, the address and the hours, and link it from every page.",
)
def contact_page_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop has no page of its own for contact.

    An imprint counts as one.  A page that is linked but does not answer is reported by
    `findability-contact-page-broken`.

    ## Why it matters

    "Contact" is the page that customers, search engines and price comparison sites look for.  Without it the details
    are scattered over the terms and the footer, and nobody sees the hours or where to send a parcel back.

    ## How to mend it

    Make one page with e-mail address, phone number and its hours, contact form, postal address and registration data,
    and link it from the menu and the footer under the name "Contact".

    ## Example

    A shop whose only phone number stands in the last paragraph of its terms of sale.

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    if contact_pages(evidence):
        return
    message = Message(
        "Customers find no page of its own for contact (pages visited: {pages}).", pages=len(evidence.crawl.pages)
    )
    yield from absent(evidence, Problem(shop(evidence), message))
