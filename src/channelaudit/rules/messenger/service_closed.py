from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.chat import providers
from channelaudit.model import Channel, Evidence, Malformed, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers
from channelaudit.rules.social._targets import network


@rule(
    severity="error",
    title="Messenger or chat service that has ended",
    advice="Take the link or the widget away and offer a messenger that works.",
    applies=offers("messenger", "chat"),
)
def service_closed(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop offers a messenger or a chat widget whose service no longer exists.

    ## Why it matters

    The link does nothing, and no message that a customer writes there ever arrives.  Contact details that have been
    dead for years cost trust.

    ## How to mend it

    Remove it.  Customers of Skype were moved to Teams, which needs an invitation; `https://wa.me/` or `https://m.me/`
    takes the place of ICQ, Hangouts and of Facebook's customer chat plugin.

    ## Example

    `skype:sklep.rower?chat`: Skype ended on 5 May 2025

    ## Sources

    - Microsoft, announcement of the end of Skype on 5 May 2025
    - VK, announcement of the end of ICQ on 26 June 2024
    - Meta for Developers, end of the customer chat plugin on 9 May 2024
    """
    found: list[Channel | Malformed] = [*evidence.of_kind("messenger", "chat"), *faulty(evidence, "messenger")]
    for item in found:
        name, closed = _service(item)
        if closed:
            message = Message(
                "{service} reaches nobody: the service ended on {date:date}.",
                service=name,
                date=closed,
            )
            yield Problem(item.id, message, item.sightings)


def _service(item: Channel | Malformed) -> tuple[str, str]:
    """Its name, and the day on which it ended ("" for a service that runs)."""
    service = providers().get(item.value) if item.kind == "chat" else network(item)
    return (service.name, service.closed) if service else ("", "")
