from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Message, Page, Problem, RoleLink, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import (
    by_target,
    contact_links,
    failure_of,
    is_gone,
    is_read,
    pages_by_address,
    places,
    same,
)

_ERROR = N_("Customers who follow the link “{text_of_link}” get an error: {target} answers {status}.")
_NOTHING = N_(
    "Customers who follow the link “{text_of_link}” find nothing: {target} says that there is no such page, though it "
    "answers {status}."
)


@rule(
    severity="error",
    title="The link to the contact page is broken",
    advice="Correct the link, or bring the page back under this address.",
    applies=lambda evidence, _: bool(contact_links(evidence)),
)
def contact_page_broken(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The link to the contact page leads to an error.

    Only what the server says for good counts: 404, 410 and 500, or a page that answers 200 and shows the same "not
    found" as an address that was made up.  A page that refuses this visitor or is too slow remains undetermined.

    ## Why it matters

    A customer who clicks on "Contact" already has a question or a problem; an error page is the worst answer.

    ## How to mend it

    Correct the address in the menu, the footer and the texts.  If the page was moved, redirect the old address to the
    new one.

    ## Example

    The footer links to `/kontakt.html`; since the move to a new shop system the page is at `/pl/contact-us` and the
    old address answers 404.

    ## Sources

    - RFC 9110, sections 15.5 and 15.6 (client and server errors)
    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    pages = pages_by_address(evidence)
    failures = {same(failure.subject): failure for failure in evidence.crawl.failures}
    for address, links in by_target(contact_links(evidence)).items():
        page, target = pages.get(address), links[0].target
        if page and is_gone(page):
            yield Problem(target, _message(links[0], page), places(links))
        elif not page or not is_read(page):
            yield Unsure(target, failure_of(page, target, failures.get(address)))


def _message(link: RoleLink, page: Page) -> Message:
    return Message(
        _ERROR if page.status >= 400 else _NOTHING,
        text_of_link=link.text,
        target=link.target,
        status=page.status,
    )
