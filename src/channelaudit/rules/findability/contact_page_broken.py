from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Failure, Message, Problem, RoleLink, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import contact_links, is_gone, is_read, places, same

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
    pages = {same(url): page for page in evidence.crawl.pages for url in (page.final_url, page.url)}
    failures = {same(failure.subject): failure for failure in evidence.crawl.failures}
    for target, links in _by_target(evidence).items():
        page = pages.get(same(target))
        if page is None:
            failure = failures.get(same(target)) or Failure(
                "crawl", target, "skipped", Message("this page was not visited")
            )
            yield Unsure(target, failure)
        elif is_gone(page):
            message = Message(
                _ERROR if page.status >= 400 else _NOTHING,
                text_of_link=links[0].text,
                target=target,
                status=page.status,
            )
            yield Problem(target, message, places(tuple(links)))
        elif not is_read(page):
            failure = page.error or Failure(
                "crawl", target, "status", Message("the page answered {status}", status=page.status)
            )
            yield Unsure(target, failure)


def _by_target(evidence: Evidence) -> dict[str, list[RoleLink]]:
    """Contact links by the first address of each page that they lead to."""
    found: dict[str, list[RoleLink]] = {}
    for link in contact_links(evidence):
        found.setdefault(same(link.target), []).append(link)
    return {links[0].target: links for links in found.values()}
