from __future__ import annotations

import re
from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.mail import is_no_reply, is_role
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine
from channelaudit.rules.email._mail import has_addresses, sightings


@rule(
    severity="note",
    title="Only personal addresses, no general one",
    advice="Publish a general mailbox (sklep@, info@) that several people read, and put it first.",
    applies=has_addresses,
)
def personal_only(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """All the addresses on the site are people's own; there is no general mailbox.

    ## Why it matters

    Customers do not know to whom to write, and when that person is ill or leaves, the messages lie unread.

    ## How to mend it

    Make a general mailbox and name it first; the personal ones may stay beside it.

    ## Example

    `anna.nowak@shop.example` and `jan.kowalski@shop.example`, but no `info@shop.example`

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    channels = tuple(c for c in genuine(evidence, "email") if not is_no_reply(c.value))
    if channels and all(_is_personal(channel, evidence.context.domain) for channel in channels):
        message = Message(
            "Customers find only personal addresses ({addresses}) and no general mailbox.",
            addresses=", ".join(channel.value for channel in channels[:5]),
        )
        yield Problem(evidence.context.host, message, sightings(channels))


def _is_personal(channel: Channel, own: str) -> bool:
    """First name and surname, or an initial and a surname; one word alone may be a department or the shop's name."""
    local = channel.value.partition("@")[0]
    words = [word for word in re.split(r"[._-]", local) if word]
    shop = fold(own.partition(".")[0])
    return (
        len(words) in (2, 3)
        and all(word.isalpha() for word in words)
        and len(words[-1]) > 2
        and not any(is_role(word) for word in (local, *words))
        and not any(fold(word) in shop or shop in fold(word) for word in words if len(word) > 2)
    )
