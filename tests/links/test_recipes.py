"""The trial of the recipes, against a stand-in whose networks answer, have changed, or turn programs away."""

from __future__ import annotations

from pathlib import Path

import pytest

from channelaudit.checks.common.existence import question_for
from channelaudit.engine.recipes import try_recipes
from channelaudit.knowledge.social import networks as known_networks
from lab.web import Reply, Route
from links.stand_in import CHANNEL, GONE, NO_BLUESKY, NO_INVITE, NO_MASTODON, NO_TELEGRAM, SHELL, TELEGRAM, networks

MISSING = {"telegram": NO_TELEGRAM, "bluesky": NO_BLUESKY, "mastodon": NO_MASTODON, "discord": NO_INVITE}
RECIPES = {n.id: n for n in known_networks().values() if n.existence.verdict == "broken"}


def bad_samples() -> dict[str, Route]:
    """Every network's answer about the name that nobody can have."""
    questions = {name: question_for(n, n.existence.bad).removeprefix("https://") for name, n in RECIPES.items()}
    return {question: MISSING.get(name, GONE) for name, question in questions.items()}


async def test_every_recipe_tells_its_samples_apart(tmp_path: Path) -> None:
    async with networks(bad_samples(), tmp_path) as (_, settings):
        tried = await try_recipes(settings)
    assert {test.network: test.outcome for test in tried} == dict.fromkeys(RECIPES, "holds")


@pytest.mark.parametrize(
    ("name", "which", "answer", "outcome"),
    [
        ("youtube", "good", GONE, "wrong"),
        ("youtube", "bad", CHANNEL, "wrong"),
        ("telegram", "bad", TELEGRAM, "wrong"),
        ("youtube", "good", SHELL, "untold"),
        ("youtube", "bad", SHELL, "untold"),
        ("discord", "good", Reply(429), "untold"),
        ("snapchat", "bad", Reply(403), "untold"),
    ],
)
async def test_a_network_that_has_changed(name: str, which: str, answer: Reply, outcome: str, tmp_path: Path) -> None:
    recipe = RECIPES[name]
    sample = getattr(recipe.existence, which)
    changed = {question_for(recipe, sample).removeprefix("https://"): answer}
    async with networks({**bad_samples(), **changed}, tmp_path) as (_, settings):
        tried = await try_recipes(settings)
    assert {test.network: test.outcome for test in tried} == {**dict.fromkeys(RECIPES, "holds"), name: outcome}
    assert all(str(test.detail) and not str(test.detail).endswith(".") for test in tried)


async def test_without_a_network_nothing_is_told(tmp_path: Path) -> None:
    async with networks({}, tmp_path) as (server, settings):
        pass
    assert server.requests == []
    assert {test.outcome for test in await try_recipes(settings)} == {"untold"}
