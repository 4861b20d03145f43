from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Failure, Message, Problem, RoleLink, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import is_gone, is_read, places, same
from channelaudit.rules.policy._pages import POLICIES

_MOST = 20
"""Links to policies that are judged; languages and branches multiply them."""


@rule(
    severity="error",
    title="The link to a policy page is broken",
    advice="Correct the link, or bring the page back under this address.",
    applies=lambda evidence, _: bool(_by_target(evidence)),
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
    pages = {same(url): page for page in evidence.crawl.pages for url in (page.final_url, page.url)}
    for target, links in list(_by_target(evidence).items())[:_MOST]:
        page = pages.get(target)
        if page is None:
            continue
        if is_gone(page):
            message = Message(
                "Customers who follow the link “{text_of_link}” find nothing: {target} answers {status}.",
                text_of_link=links[0].text,
                target=links[0].target,
                status=page.status,
            )
            yield Problem(links[0].target, message, places(tuple(links)))
        elif not is_read(page):
            detail = Message("the page answered {status}", status=page.status)
            yield Unsure(links[0].target, page.error or Failure("crawl", links[0].target, "status", detail))


def _by_target(evidence: Evidence) -> dict[str, list[RoleLink]]:
    """Links to policies by the page that they lead to."""
    found: dict[str, list[RoleLink]] = {}
    for link in evidence.crawl.links:
        if link.role in POLICIES:
            found.setdefault(same(link.target), []).append(link)
    return found
