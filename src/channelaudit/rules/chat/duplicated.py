from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from channelaudit.config.settings import Settings
from channelaudit.knowledge.chat import providers
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.chat._widgets import name_of


@rule(
    severity="warning",
    title="Two chats on one page",
    advice="Keep the chat that is answered and take the code of the other away.",
    applies=lambda evidence, _: bool(evidence.of_kind("chat")),
)
def duplicated(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """One page loads the chats of two services.

    Call-back buttons and services of one firm that belong together are not counted.

    ## Why it matters

    The two buttons lie on top of each other or side by side.  Usually one of them is left over from a trial, and the
    questions asked there are read by nobody.

    ## How to mend it

    Find out which of the two the shop answers.  Remove the other's code from the theme, from the tag manager and from
    the list of modules, and close the account.

    ## Example

    The code of Tidio in the theme, and Smartsupp installed as a module

    ## Sources

    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    for first, second in combinations(filter(_is_chat, evidence.of_kind("chat")), 2):
        together = _pages(first) & _pages(second)
        if together and _family(first) != _family(second):
            message = Message(
                "Two chats stand on the same page: {first} and {second}.", first=name_of(first), second=name_of(second)
            )
            names = "+".join(sorted((first.value, second.value)))
            places = (s for c in (first, second) for s in c.sightings if s.page in together)
            yield Problem(f"chat:{names}", message, tuple(places))


def _is_chat(channel: Channel) -> bool:
    return channel.attributes.get("kind", "chat") == "chat" and not channel.attributes.get("closed")


def _pages(channel: Channel) -> set[str]:
    return {sighting.page for sighting in channel.sightings if sighting.source == "widget"}


def _family(channel: Channel) -> str:
    provider = providers().get(channel.value)
    return (provider.family if provider else "") or channel.value
