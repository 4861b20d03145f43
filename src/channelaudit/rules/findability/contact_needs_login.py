from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Page, Problem, RoleLink, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import contact_links, is_read, places, same

_UNAUTHORISED = 401


@rule(
    severity="error",
    title="Contact only after logging in",
    advice="Open the contact page to everybody.",
    applies=lambda evidence, _: bool(contact_links(evidence)),
)
def contact_needs_login(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Who follows the link to the contact page is asked to log in.

    ## Why it matters

    Whoever wants to ask something before buying has no account yet, and whoever cannot log in is the one who needs
    help most.  The law wants the details to be accessible to everybody.

    ## How to mend it

    Show the contact page to everybody; ask for the account only where an order is concerned.

    ## Example

    "Contact" leads to `/login?back=contact`.

    ## Sources

    - Directive 2000/31/EC, article 5(1)
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    by_target: dict[str, list[RoleLink]] = {}
    for link in contact_links(evidence):
        by_target.setdefault(same(link.target), []).append(link)
    walled = [page for page in evidence.crawl.pages if same(page.url) in by_target and _asks_to_log_in(page)]
    if any(is_read(p) and p.role != "login" for p in evidence.crawl.pages if same(p.url) in by_target):
        return  # another link leads to a contact page that is open
    for page in walled:
        links = tuple(by_target[same(page.url)])
        message = Message(
            "Customers who follow the link “{entry}” must log in before they see how to reach the shop.",
            entry=links[0].text,
        )
        yield Problem(page.url, message, places(links))


def _asks_to_log_in(page: Page) -> bool:
    """A page for logging in stands where the link promises contact, or the server asks for a name and a password."""
    redirected = page.role == "login" and same(page.url) != same(page.final_url)
    return page.status == _UNAUTHORISED or (redirected and is_read(page))
