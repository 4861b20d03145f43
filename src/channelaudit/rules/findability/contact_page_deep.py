from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Page, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import contact_pages, home_page, is_read, places, same


def _pages(evidence: Evidence) -> tuple[Page, ...]:
    return tuple(page for page in contact_pages(evidence) if is_read(page))


@rule(
    severity="warning",
    title="The contact page is more than one click away",
    advice="Link the contact page from the menu or the footer of every page.",
    applies=lambda evidence, _: bool(_pages(evidence)) and home_page(evidence) is not None,
)
def contact_page_deep(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact page cannot be reached from the home page by one click.

    ## Why it matters

    With every further click some customers give up.  European law wants the details of a shop to be easily, directly
    and permanently accessible.

    ## How to mend it

    Put the link "Contact" into the menu or the footer of every page, the home page included.

    ## Example

    Home → About us → Our team → Contact

    ## Sources

    - Directive 2000/31/EC, article 5(1)
    - eKomercyjnie, "Jak udoskonalić obsługę klienta"
    """
    pages, home = _pages(evidence), home_page(evidence)
    targets = {same(url) for page in pages for url in (page.url, page.final_url)}
    links = tuple(link for link in evidence.crawl.links if same(link.target) in targets)
    if home is None or not links or any(link.page in (home.url, home.final_url) for link in links):
        return
    page = min(pages, key=lambda page: page.depth)
    if page.depth > 1:
        yield Problem(page.final_url, _message(page), places(links))


def _message(page: Page) -> Message:
    return Message.counted(
        "Customers need {count} click from the home page to the contact page {page}.",
        "Customers need {count} clicks from the home page to the contact page {page}.",
        count=page.depth,
        page=page.final_url,
    )
