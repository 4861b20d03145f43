from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.mail import is_no_reply
from channelaudit.model import Channel, Evidence, Message, Problem, Sighting, Unsure
from channelaudit.rules import rule
from channelaudit.rules.agreement._places import examples, groups, shown
from channelaudit.rules.common import genuine
from channelaudit.rules.departments import is_department_mailbox


@rule(
    severity="warning",
    title="Different e-mail addresses in different places",
    advice="Name the same general address everywhere; say of every other address what it is for.",
    applies=lambda evidence, _: len(genuine(evidence, "email")) > 1,
)
def emails_differ(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Header, footer, home page, contact page and legal pages do not name the same general e-mail address.

    Addresses that some place names together belong together.  Mailboxes of departments and people are left out, and so
    are lists of many addresses and pages in another language.

    ## Why it matters

    Messages arrive in two mailboxes, one of which is read less often or not at all.

    ## How to mend it

    Search all pages for the other address, above all the terms and the privacy policy.  Forward the old mailbox for as
    long as it may still be used.

    ## Example

    The footer shows `sklep@shop.example`, the terms of sale name `shop@oldname.example`.

    ## Sources

    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    addresses = [c for c in genuine(evidence, "email") if not is_no_reply(c.value)]
    general, *others = groups(evidence, addresses, _is_general) or (None,)
    for group in others:
        if general is None or group is None:
            continue
        message = Message(
            "Customers find {general} in some places and {other} in others, never both: which one is read?",
            general=shown(general),
            other=shown(group),
        )
        yield Problem(group.channels[0].id, message, examples(group, general))


def _is_general(channel: Channel, _sighting: Sighting, _place: str) -> bool:
    local = channel.value.partition("@")[0]
    personal = sum(part.isalpha() and len(part) > 1 for part in local.split(".")) >= 2
    return not is_department_mailbox(channel.value) and not personal
