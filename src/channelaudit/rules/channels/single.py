from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.channels._kinds import KINDS, has_any, offered
from channelaudit.rules.common import absent, shop

_TEXTS = {
    "email": N_("Customers can reach the shop by e-mail only."),
    "phone": N_("Customers can reach the shop by phone only."),
    "form": N_("Customers can reach the shop by its contact form only."),
    "messenger": N_("Customers can reach the shop by messenger only."),
    "chat": N_("Customers can reach the shop by the chat on its pages only."),
    "social": N_("Customers can reach the shop by its profile on a social network only."),
}


@rule(
    severity="warning",
    title="Only one kind of channel",
    advice="Offer at least one way to write and one to speak: an e-mail address and a phone number.",
    applies=has_any,
)
def single(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop can be reached in one way only.

    ## Why it matters

    Customers differ: some never call, some never write.  And when the only channel fails, because the mailbox is full
    or the number is busy, the shop is out of reach.

    ## How to mend it

    Add a second way.  An e-mail address and a phone number together suit most customers.

    ## Example

    A contact page with a form and nothing else

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    kinds = offered(evidence)
    if len(kinds) == 1:
        yield from absent(evidence, Problem(shop(evidence), Message(_TEXTS[kinds[0]])), *KINDS)
