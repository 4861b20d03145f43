from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import NAVIGATION, WAYS, absent, contact_links, home_page, offers, shop


@rule(
    severity="error",
    title="Contact cannot be reached from the home page",
    advice="Put a phone number, an e-mail address or a link to the contact page into the header, menu or footer.",
    applies=offers(*WAYS),
)
def contact_hidden(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Neither header, menu nor footer of the home page holds a channel or a link to the contact page.

    ## Why it matters

    Customers look for contact in these three places.  Who does not find it there within seconds assumes that the shop
    does not want to be found, and the law asks for contact details that are "easily, directly and permanently
    accessible".

    ## How to mend it

    Add a link named "Contact" to the menu or the footer, or show the phone number in the header.  The best shops do
    both.

    ## Example

    The phone number stands only in the terms of sale; the home page links to goods, terms and the cart.

    ## Sources

    - Directive 2000/31/EC, article 5(1)
    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    - eKomercyjnie, "Jak udoskonalić obsługę klienta"
    """
    home = home_page(evidence)
    urls = {home.url, home.final_url} if home else set()
    places = [s for c in evidence.of_kind(*WAYS) for s in c.sightings] + list(contact_links(evidence, anywhere=True))
    if any(place.page in urls and place.region in NAVIGATION for place in places):
        return
    message = Message(
        "From the home page customers find no way to contact: its header, menu and footer hold no phone number, "
        "no address to write to and no link to the contact page."
    )
    yield from absent(evidence, Problem(home.final_url if home else shop(evidence), message))
