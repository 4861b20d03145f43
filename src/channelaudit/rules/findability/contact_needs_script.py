from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Failure, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import WAYS, contact_pages, home_page, shop

_SHOWN = 3


@rule(
    severity="warning",
    title="Contact only for browsers that run scripts",
    advice="Let the server send the e-mail address and the phone number as plain HTML.",
    applies=lambda evidence, _: bool(evidence.of_kind("scripted")) or bool(_drawn(evidence)),
)
def contact_needs_script(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Every way to reach the shop appears only when the visitor's browser runs the page's scripts.

    It is reported only where the pages prove it: their scripts decode or write the address, the data for their scripts
    hold the address or the number, or a page without any channel asks its visitors to switch JavaScript on.  A page
    that scripts draw from elsewhere stays open: what they would draw is not known.  One channel in plain HTML on any
    page is enough to pass; a chat needs scripts by its nature and does not count.

    ## Why it matters

    Scripts fail: on a weak connection, behind a blocker or a firm's filter, in an old telephone, whenever one of them
    has an error.  Then the customer sees a page without contact, and so do search engines and reading aids.

    ## How to mend it

    Write the address and the number into the page that the server sends, at least in the footer and on the contact
    page.  Instead of hiding an address from robots, leave the filtering to the mail server.

    ## Example

    `<div id="app"></div><script src="/app.js"></script>` is all that the contact page holds.

    ## Sources

    - GOV.UK Service Manual, "Building a resilient frontend using progressive enhancement"
    """
    scripted = evidence.of_kind("scripted")
    if any(_in_plain_html(channel, scripted) for channel in evidence.of_kind(*WAYS) if channel.kind != "chat"):
        return
    if scripted:
        yield _problem(shop(evidence), scripted)
    elif drawn := _drawn(evidence):
        yield Unsure(shop(evidence), drawn[0])


def _problem(subject: str, scripted: tuple[Channel, ...]) -> Problem:
    """Names what the scripts hold; where that is unknown, what the page says to visitors without scripts."""
    contacts = tuple(item for item in scripted if item.value != "noscript")
    sightings = tuple(sighting for item in contacts or scripted for sighting in item.sightings)
    if contacts:
        shown = ", ".join(item.value.partition(":")[2] for item in contacts[:_SHOWN])
        message = Message(
            "Customers whose browser runs no scripts see no way to reach the shop: {contacts}.", contacts=shown
        )
    else:
        message = Message(
            "Customers whose browser runs no scripts see no way to reach the shop, only “{notice}”.",
            notice=scripted[0].sightings[0].text if scripted[0].sightings else "",
        )
    return Problem(subject, message, sightings)


def _in_plain_html(channel: Channel, scripted: tuple[Channel, ...]) -> bool:
    """Whether a visitor sees it without scripts on some page; structured data are not seen at all."""
    behind = {s.page for item in scripted if item.value == channel.id for s in item.sightings}
    return any(s.region != "data" and s.source != "widget" and s.page not in behind for s in channel.sightings)


def _drawn(evidence: Evidence) -> tuple[Failure, ...]:
    """What the crawl says of contact pages, or of the home page, that only a browser could put together."""
    home = home_page(evidence)
    pages = (*contact_pages(evidence), *((home,) if home else ()))
    urls = {url for page in pages for url in (page.url, page.final_url)}
    return tuple(f for f in evidence.crawl.failures if f.kind == "skipped" and f.subject in urls)
