from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.social import Network
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.social._targets import can_be_told, gone


@rule(
    severity="error",
    title="The profile on a social network does not exist",
    advice="Put the address of the present profile into the link, or take the icon away.",
    applies=can_be_told("social"),
)
def profile_gone(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The network says that there is no profile at the address to which the shop links.

    Only networks count that tell this to anybody (YouTube, Pinterest, Bluesky, Mastodon, Snapchat, Discord), and only
    after two questions with a pause.  Facebook, Instagram, X, LinkedIn, TikTok and Threads show strangers a log-in or
    the same page for every name: their profiles remain unverified.

    ## Why it matters

    A customer who follows the link meets an error page, and wonders whether the shop still exists.  A name that was
    given up can be taken by anybody, who then speaks in the shop's place.

    ## How to mend it

    Open the link while logged out.  If the profile was renamed, link to its new address; if it was given up, remove the
    icon from the theme's settings and from the structured data (`sameAs`).

    ## Example

    `https://www.youtube.com/@sklep-rower`, to which YouTube answers 404

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    - The projects sherlock and maigret on GitHub, for how networks answer about missing profiles
    """
    for item in gone(evidence, "social"):
        if isinstance(item, Unsure):
            yield item
            continue
        channel, network = item
        yield Problem(channel.id, _message(channel, network), channel.sightings)


def _message(channel: Channel, network: Network) -> Message:
    return Message(
        "Customers who follow the link to {network} meet an error: {network} says that {profile} does not exist.",
        network=network.name,
        profile=channel.value,
    )
