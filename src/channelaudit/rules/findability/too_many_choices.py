from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.mail import is_role
from channelaudit.model import Channel, Evidence, Message, Page, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import NAVIGATION, contact_pages, genuine, home_page, is_read
from channelaudit.rules.departments import is_named_general

_MANY_ADDRESSES = 4
_MANY_NUMBERS = 6


@rule(
    severity="warning",
    title="Too many contacts to choose from",
    advice="Put one general address and one number first; list the people and departments below them.",
    applies=lambda evidence, _: bool(contact_pages(evidence)),
)
def too_many_choices(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact page lists many personal mailboxes or numbers and no general one.

    A general one in the header or footer counts, for it stands on the contact page too.

    ## Why it matters

    A customer does not know who is responsible.  Having to choose among ten names, he chooses the first, who is on
    holiday, or nobody.

    ## How to mend it

    Begin with one general mailbox and one number for everything.  Name departments by what they do for the customer:
    orders, complaints, wholesale.

    ## Example

    Twelve people with a mobile number and a mailbox each, and no `info@`

    ## Sources

    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    for page in filter(is_read, contact_pages(evidence)):
        urls = {page.url, page.final_url}
        listed = {kind: _listed(genuine(evidence, kind), urls) for kind in ("email", "phone")}
        emails, phones = listed["email"], listed["phone"]
        crowd = emails if len(emails) >= _MANY_ADDRESSES else phones if len(phones) >= _MANY_NUMBERS else ()
        if crowd and not any(_is_general(evidence, channel) for kind in listed for channel in genuine(evidence, kind)):
            sightings = tuple(s for channel in crowd for s in channel.sightings if s.page in urls)
            yield Problem(page.final_url, _message(page, len(emails), len(phones)), sightings)


def _message(page: Page, emails: int, phones: int) -> Message:
    return Message(
        "Customers must choose among {emails} and {phones} on {page}: no general one stands first.",
        emails=Message.counted("{count} e-mail address", "{count} e-mail addresses", emails),
        phones=Message.counted("{count} number", "{count} numbers", phones),
        page=page.final_url,
    )


def _listed(channels: tuple[Channel, ...], urls: set[str]) -> tuple[Channel, ...]:
    return tuple(c for c in channels if any(s.page in urls and s.region == "main" for s in c.sightings))


def _is_general(evidence: Evidence, channel: Channel) -> bool:
    """Shown on every page, named for everybody, or a mailbox that is called so."""
    if any(s.region in NAVIGATION or is_named_general(s.text) for s in channel.sightings):
        return True
    home = home_page(evidence)
    if channel.kind == "phone" and home and any(s.page in (home.url, home.final_url) for s in channel.sightings):
        return True
    shop = evidence.context.domain.partition(".")[0]
    return channel.kind == "email" and (is_role(channel.value) or channel.value.partition("@")[0] in (shop, "shop"))
