from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Sighting, Unsure
from channelaudit.rules import rule
from channelaudit.rules.agreement._places import LEGAL, examples, groups, shown
from channelaudit.rules.common import genuine
from channelaudit.rules.departments import is_department

_HELPLINES = ("toll-free", "shared-cost", "uan", "premium")
"""In legal texts these are mostly helplines of authorities and carriers."""


@rule(
    severity="warning",
    title="Different phone numbers in different places",
    advice="Name the same general number everywhere; say of every other number what it is for.",
    applies=lambda evidence, _: len(genuine(evidence, "phone")) > 1,
)
def phones_differ(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """Header, footer, home page, contact page and legal pages do not name the same general phone number.

    Numbers that some place names together belong together.  Numbers of departments and people are left out, and so are
    lists of many numbers and pages in another language.

    ## Why it matters

    One of the numbers is often an old one that nobody answers any more, and the customer cannot know which.

    ## How to mend it

    Search all pages for the old number, above all the terms and the privacy policy, which nobody reads again.

    ## Example

    The header shows 22 345 09 81, the terms of sale name 22 345 09 99.

    ## Sources

    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    numbers = [c for c in genuine(evidence, "phone") if c.attributes.get("valid") is not False]
    general, *others = groups(evidence, numbers, _is_general) or (None,)
    for group in others:
        if general is None or group is None:
            continue
        message = Message(
            "Customers find {general} in some places and {other} in others, never both: which one is answered?",
            general=shown(general),
            other=shown(group),
        )
        yield Problem(group.channels[0].id, message, examples(group, general))


def _is_general(channel: Channel, sighting: Sighting, place: str) -> bool:
    if place in LEGAL and channel.attributes.get("type") in _HELPLINES:
        return False
    return not is_department(sighting.text)
