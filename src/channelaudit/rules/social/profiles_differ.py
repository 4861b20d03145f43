from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from channelaudit.config.settings import Settings
from channelaudit.knowledge.social import handle_in
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import NAVIGATION, contact_pages, seen_in
from channelaudit.rules.social._targets import network, own_profiles

_PLACES = (*NAVIGATION, "data")


@rule(
    severity="warning",
    title="Two profiles on one social network",
    advice="Link to one profile everywhere; if the shop needs both, say beside each link whom it is for.",
    applies=lambda evidence, _: bool(own_profiles(evidence, "social")),
)
def profiles_differ(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The site links to two different profiles on the same network as if each were the shop's.

    Only links in the header, the menu, the footer, the structured data and on the contact page count.  Groups, people
    and addresses that hold a number instead of a name are left out, because nobody can see whose they are.

    ## Why it matters

    One of the two is usually an old profile that nobody reads any more, and who writes there gets no answer.

    ## How to mend it

    Decide which profile is looked after and put its address everywhere: in the theme's settings, on the contact page
    and in `sameAs`.  Close the other, or let it point to the first.

    ## Example

    `https://www.facebook.com/sklep.rower` in the footer, `https://www.facebook.com/rower2012` on the contact page

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    contact = {page.final_url for page in contact_pages(evidence)}
    named = [c for c in own_profiles(evidence, "social") if _name(c) and seen_in(c, contact, *_PLACES)]
    for place, channels in groupby(sorted(named, key=_network_id), key=_network_id):
        profiles = tuple({_name(channel): channel for channel in channels}.values())
        if len(profiles) > 1:
            sightings = tuple(s for profile in profiles for s in profile.sightings)
            yield Problem(f"social:{place}", _message(place, profiles), sightings)


def _message(place: str, profiles: tuple[Channel, ...]) -> Message:
    first, second, *_rest = profiles
    return Message.counted(
        "The site shows {count} profile on {network}, among them {first} and {second}: customers cannot know "
        "which one is read.",
        "The site shows {count} profiles on {network}, among them {first} and {second}: customers cannot know "
        "which one is read.",
        count=len(profiles),
        network=getattr(network(first), "name", place),
        first=first.value,
        second=second.value,
    )


def _network_id(channel: Channel) -> str:
    return str(channel.attributes.get("network"))


def _name(channel: Channel) -> str:
    """The profile's name without what networks ignore in it; "" where it cannot be compared."""
    place = network(channel)
    name = handle_in(channel.value, place.comparable) if place else ""
    return "".join(character for character in name.lower() if character.isalnum())
