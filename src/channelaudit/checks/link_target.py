"""Is there a profile behind this link to a social network or a messenger?

Asked without an account, by the recipes in ``knowledge/social.yaml``.  "Works" needs a mark that only an existing
profile has.  "Gone" needs the network's own word, given twice with a pause, and another answer for a profile that is
known to exist.  Networks that hide everything behind a log-in are never taken at their word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from channelaudit.checks.common.again import ask_again
from channelaudit.checks.common.existence import Said, proves_the_recipe, question_for, read
from channelaudit.config.settings import Settings
from channelaudit.knowledge.social import Network as SocialNetwork
from channelaudit.knowledge.social import network_behind
from channelaudit.model import Channel, Check, Gathered, Message, Verdict
from channelaudit.network import Network, Unreachable


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a network says of one profile."""

    url: str
    """The channel's canonical address."""
    network: str
    """Id of the network, as in the channel's attribute."""
    status: Literal["exists", "gone", "closed"]
    """``gone``: the network says that there is no such profile; ``closed``: the whole service has ended."""
    asked: str = ""
    """The URL that was asked; "" where nothing was, because the service is closed."""


def _subjects(gathered: Gathered) -> Iterator[str]:
    for channel in gathered.channels:
        if subject := _subject_of(channel):
            yield subject


def _subject_of(channel: Channel) -> str | None:
    """Marketplaces, reviews and maps are listed only; the theme maker's profile exists and is not the shop's."""
    known = channel.attributes
    if channel.kind not in ("social", "messenger") or not channel.of_shop:
        return None
    return None if known.get("category") or known.get("theme_default") else channel.value


async def observe(address: str, network: Network, settings: Settings) -> LinkTarget:
    """Ask the network of a profile's canonical address.

    Raises ``Unreachable``: ``login_wall``, ``blocked``, ``status``, ``redirect``, ``tls`` where the answer proves
    nothing, and whatever ``Http.fetch`` raises.
    """
    place = network_behind(address)
    if place is None:
        raise Unreachable("skipped", Message("{address} leads to no network that is known here", address=address))
    if place.closed:
        return LinkTarget(address, place.id, "closed")
    asked = question_for(place, address)
    if not asked:
        if place.kind == "messenger":
            detail = Message("{name} does not tell strangers whether this account exists: not asked", name=place.name)
        else:
            detail = Message("{name} does not tell strangers whether this profile exists: not asked", name=place.name)
        raise Unreachable("login_wall", detail)
    said = read(place, asked, await network.http.fetch(asked))
    if said.meaning == "gone":
        said = await _asked_again(place, asked, network, settings)
    if said.meaning == "untold":
        raise Unreachable(said.kind, said.detail)
    return LinkTarget(address, place.id, said.meaning, asked)


async def _asked_again(place: SocialNetwork, asked: str, network: Network, settings: Settings) -> Said:
    """The same answer a second time, or the reason why the first proves nothing."""
    sample = question_for(place, place.existence.good)
    if not proves_the_recipe(place, sample, await network.http.fetch(sample)):
        detail = Message(
            "{name} says so of this profile, but does not show a profile that is known to exist either", name=place.name
        )
        return Said("untold", "blocked", detail)
    said = read(place, asked, await ask_again(asked, network, settings))
    if said.meaning == "exists":
        return Said(
            "untold",
            "status",
            Message("{name} says once that the profile exists and once that it does not", name=place.name),
        )
    return said


def _verdict(result: LinkTarget) -> Verdict | None:
    return "works" if result.status == "exists" else "broken"


CHECK = Check(
    result=LinkTarget,
    subjects=_subjects,
    observe=observe,
    subject_of=_subject_of,
    verdict=_verdict,
    title="profiles and messengers",
)
