from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Malformed, Message, Page, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import NAVIGATION, WAYS, absent, contact_pages, is_read, seen_in


def _readable(evidence: Evidence) -> tuple[Page, ...]:
    return tuple(page for page in contact_pages(evidence) if is_read(page))


@rule(
    severity="error",
    title="The contact page names no channel",
    advice="Put the e-mail address, the phone number with its hours and a contact form on this page.",
    applies=lambda evidence, _: bool(_readable(evidence)),
)
def contact_page_empty(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact page names no channel: no e-mail address, phone number, form, messenger or chat.

    What stands in the header or footer of the shop is visible on the contact page too and counts.  A faulty address
    or number counts as named: its own rule reports it.

    ## Why it matters

    This is the page that customers open in order to write or call.  If it shows only a map or an address, they have
    reached a dead end.

    ## How to mend it

    Write the e-mail address and the phone number on the page as text with links, say when somebody answers, and add a
    contact form.

    ## Example

    A page "Contact" with the opening hours of the showroom and a map, and nothing else.

    ## Sources

    - Directive 2011/83/EU, article 6(1)(c)
    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    pages = _readable(evidence)
    if _name_a_channel(pages, evidence):
        return
    for page in pages:
        message = Message(
            "Customers who open the contact page {page} find there no e-mail address, phone number, form or chat.",
            page=page.final_url,
        )
        yield from absent(evidence, Problem(page.final_url, message), *WAYS)


def _name_a_channel(pages: tuple[Page, ...], evidence: Evidence) -> bool:
    urls = {url for page in pages for url in (page.url, page.final_url)}
    named: list[Channel | Malformed] = [*evidence.of_kind(*WAYS)]
    named += [m for m in evidence.malformed if m.kind in WAYS and m.reason != "hidden"]
    return any(seen_in(item, urls, *NAVIGATION) for item in named)
