from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.chat._widgets import name_of
from channelaudit.rules.common import absent

_MESSAGES = ("email", "form", "messenger")
"""Kinds by which a customer leaves a message while nobody is there."""


@rule(
    severity="warning",
    title="Nobody says when the chat is answered",
    advice="Write beside the chat when it is answered, or offer an address or a form for the other hours.",
    applies=lambda evidence, _: bool(evidence.of_kind("chat")),
)
def offline_uncovered(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop offers a chat, but neither its hours nor another way to leave a message.

    ## Why it matters

    In the evening a customer meets a chat that is offline, cannot know when somebody comes back, and has no other way
    to ask.

    ## How to mend it

    State the hours of the chat, switch on its form for messages outside them, and show an e-mail address or a contact
    form as well.

    ## Example

    "Chat: pn.–pt. 9:00–17:00; poza tymi godzinami napisz na sklep@shop.example"

    ## Sources

    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    hours = any(channel.attributes.get("for") in ("chat", "any") for channel in evidence.of_kind("hours"))
    chats = [channel for channel in evidence.of_kind("chat") if not channel.attributes.get("closed")]
    ways = [channel for channel in evidence.of_kind(*_MESSAGES) if not channel.attributes.get("closed")]
    if hours or not chats or ways:
        return
    message = Message(
        "The chat of {provider} is the only way to leave a message, and the site does not say when it is answered.",
        provider=name_of(chats[0]),
    )
    places = tuple(sighting for channel in chats for sighting in channel.sightings)
    yield from absent(evidence, Problem(chats[0].id, message, places), *_MESSAGES)
