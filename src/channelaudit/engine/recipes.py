"""Do the recipes for profiles still hold?  Each is tried on a profile that exists and on one that cannot exist."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Literal

from channelaudit.checks.common.existence import proves_the_recipe, question_for, read
from channelaudit.config.settings import Settings
from channelaudit.knowledge.social import Network as SocialNetwork
from channelaudit.knowledge.social import networks
from channelaudit.model import Message
from channelaudit.network import Network, Unreachable

Outcome = Literal["holds", "wrong", "untold"]


@dataclass(frozen=True, slots=True)
class RecipeTest:
    """What a network answered about the two samples of its recipe."""

    network: str
    """Its id."""
    name: str
    outcome: Outcome
    """``holds``: both samples were told apart; ``wrong``: one was taken for the other, so the recipe must be mended;
    ``untold``: the network does not answer from here, and profiles on it remain unverified."""
    detail: Message
    """One sentence for people, without a full stop."""


async def try_recipes(settings: Settings) -> tuple[RecipeTest, ...]:
    """Try every recipe that may call a profile gone; two requests a network, all networks at the same time."""
    async with Network(settings) as network:
        asked = [_try(place, network) for place in networks().values() if place.existence.verdict == "broken"]
        return tuple(await asyncio.gather(*asked))


async def _try(place: SocialNetwork, network: Network) -> RecipeTest:
    good, bad = (question_for(place, sample) for sample in (place.existence.good, place.existence.bad))
    try:
        shown = await network.http.fetch(good)
        missing = read(place, bad, await network.http.fetch(bad))
    except Unreachable as error:
        return RecipeTest(place.id, place.name, "untold", error.detail)
    if read(place, good, shown).meaning == "gone":
        return RecipeTest(place.id, place.name, "wrong", Message("{good} exists and is taken for gone", good=good))
    if missing.meaning == "exists":
        return RecipeTest(
            place.id, place.name, "wrong", Message("{bad} cannot exist and is taken for a profile", bad=bad)
        )
    if not proves_the_recipe(place, good, shown):
        return RecipeTest(place.id, place.name, "untold", read(place, good, shown).detail)
    if missing.meaning == "untold":
        return RecipeTest(place.id, place.name, "untold", missing.detail)
    return RecipeTest(place.id, place.name, "holds", Message("both samples were told apart"))
