from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Page, Problem, RoleLink, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import by_target, failure_of, is_gone, is_read, pages_by_address, places
from channelaudit.rules.policy._pages import POLICIES

_MOST = 20
"""Links to policies that are judged; languages and branches multiply them."""


@rule(
    severity="error",
    title="The link to a policy page is broken",
    advice="Correct the link, or bring the page back under this address.",
    applies=lambda evidence, _: bool(_links(evidence)),
)
def page_broken(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A link to the terms, the privacy policy or the page about returns, complaints or delivery leads to an error.

    Only what the server says for good counts: 404, 410 and 500, or a page that answers 200 and shows the same “not
    found” as an address that was made up.

    ## Why it matters

    Customers need these pages when something went wrong; before the court a page that cannot be opened was never
    shown.

    ## How to mend it

    Correct the address in the footer and in the texts. If the page was moved, redirect the old address to the new
    one.

    ## Example

    The footer links to `/regulamin.html`; since the move to a new shop system the terms are at `/pl/regulamin` and
    the old address answers 404.

    ## Sources

    - RFC 9110, sections 15.5 and 15.6 (client and server errors)
    - home.pl, “Obsługa klienta i kanały komunikacji”
    """
    pages = pages_by_address(evidence)
    for address, links in list(by_target(_links(evidence)).items())[:_MOST]:
        page, target = pages.get(address), links[0].target
        if page and is_gone(page):
            yield Problem(target, _message(links[0], page), places(links))
        elif page and not is_read(page):
            yield Unsure(target, failure_of(page, target))


def _links(evidence: Evidence) -> tuple[RoleLink, ...]:
    return tuple(link for link in evidence.crawl.links if link.role in POLICIES)


def _message(link: RoleLink, page: Page) -> Message:
    return Message(
        "Customers who follow the link “{text_of_link}” find nothing: {target} answers {status}.",
        text_of_link=link.text,
        target=link.target,
        status=page.status,
    )
