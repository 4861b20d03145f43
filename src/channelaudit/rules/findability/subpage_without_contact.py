from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Page, Problem, Sighting, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import WAYS, contact_links, contact_pages, is_read

_LINKED = 60
"""Pages of which the crawl keeps every link."""


def _pages(evidence: Evidence) -> tuple[Page, ...]:
    """Pages of goods, cart and checkout about which enough is known."""
    unread = {failure.subject for failure in evidence.crawl.failures}
    pages = (p for p in evidence.crawl.pages[:_LINKED] if p.role in ("product", "cart", "checkout"))
    return tuple(p for p in pages if is_read(p) and p.reachable is not None and p.url not in unread)


@rule(
    severity="warning",
    title="Pages without any way to contact",
    advice="Put the phone number or the link to the contact page into the header or footer of these pages too.",
    applies=lambda evidence, _: bool(_pages(evidence)) and bool(evidence.of_kind(*WAYS)),
)
def subpage_without_contact(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A page of goods, the cart or the checkout offers no way to the contact details.

    ## Why it matters

    Questions come up right before buying: whether the size fits, whether the parcel comes in time.  Who finds no
    answer there leaves the cart behind.

    ## How to mend it

    Keep the header or footer with contact on these pages, also where the checkout is stripped of everything else.

    ## Example

    A checkout with the shop's logo and the fields for the order, and nothing else

    ## Sources

    - eKomercyjnie, "Jak udoskonalić obsługę klienta"
    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    if any(channel.kind == "chat" for channel in evidence.of_kind("chat")):
        return  # its window floats over every page
    if lost := _lost(evidence):
        message = Message(
            "Where customers choose or pay they find no way to reach the shop, for example on {page} "
            "(pages without one: {pages}).",
            pages=len(lost),
            page=lost[0].final_url,
        )
        sightings = tuple(Sighting(page.final_url, "main", "text", page.title) for page in lost[:20])
        yield Problem(evidence.context.host, message, sightings)


def _lost(evidence: Evidence) -> list[Page]:
    """The pages from which no link leads to the contact page and on which no channel stands."""
    reached = {link.page for link in contact_links(evidence)} | {page.final_url for page in contact_pages(evidence)}
    reached |= {sighting.page for channel in evidence.of_kind(*WAYS) for sighting in channel.sightings}
    return [page for page in _pages(evidence) if not page.reachable and not {page.url, page.final_url} & reached]
