"""Each subject is asked once; every silence has its reason."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pytest

import builders
from channelaudit.config.settings import Settings
from channelaudit.engine.observing import Silent, chosen, observe
from channelaudit.model import Check, Gathered, Known, Message, Observation, Unknown
from channelaudit.network import Network, Unreachable

ASKED: list[str] = []


@dataclass(frozen=True, slots=True)
class Answer:
    subject: str


async def answer(subject: str, network: Any, settings: Settings) -> Answer:
    ASKED.append(subject)
    match subject:
        case "slow":
            await asyncio.sleep(30)
        case "silent":
            raise Unreachable("timeout", Message("there was no answer"))
        case "crash":
            raise KeyError(subject)
    return Answer(subject)


def check(*subjects: str, third_party: bool = True, opt_in: str = "") -> Check:
    def about(gathered: Gathered) -> Iterable[str]:
        return subjects

    return Check(result=Answer, subjects=about, observe=answer, third_party=third_party, opt_in=opt_in)


GATHERED = Gathered(builders.evidence().context, builders.crawl(), ())


async def run(
    checks: dict[str, Check], *, seconds: float = 5, stop: asyncio.Event | None = None, offline: bool = False
) -> tuple[Observation, ...]:
    ASKED.clear()
    deadline = time.monotonic() + seconds
    settings: Any = Settings(offline=offline)
    return await observe(checks, GATHERED, Network(settings), settings, deadline, stop or asyncio.Event(), Silent())


async def test_each_subject_is_asked_once() -> None:
    observed = await run({"thing": check("a", "b", "a")})
    assert [o.outcome for o in observed] == [Known(Answer("a")), Known(Answer("b"))]
    assert sorted(ASKED) == ["a", "b"]


@pytest.mark.parametrize(("offline", "asked"), [(True, ["own"]), (False, ["own", "foreign"])])
async def test_somebody_elses_subjects_are_left_alone_offline(offline: bool, asked: list[str]) -> None:
    mixed = replace(check("own", "foreign", third_party=False), foreign=lambda subject, _: subject == "foreign")
    observed = await run({"thing": mixed}, offline=offline)
    assert [o.subject for o in observed] == asked


async def test_what_cannot_be_reached_and_what_crashes_are_failures_with_their_reason() -> None:
    observed = await run({"thing": check("silent", "crash", "a")})
    kinds = [o.outcome.failure.kind if isinstance(o.outcome, Unknown) else "known" for o in observed]
    assert kinds == ["timeout", "bug", "known"]


async def test_the_deadline_ends_what_is_slow_and_keeps_what_was_answered() -> None:
    observed = await run({"thing": check("slow", "a")}, seconds=0.3)
    assert isinstance(observed[0].outcome, Unknown)
    assert observed[0].outcome.failure.kind == "timeout"
    assert "--deadline" in str(observed[0].outcome.failure.detail)
    assert observed[1].outcome == Known(Answer("a"))


async def test_an_interruption_ends_what_is_slow_and_keeps_what_was_answered() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(0.2, stop.set)
    observed = await run({"thing": check("slow", "a")}, seconds=20, stop=stop)
    assert isinstance(observed[0].outcome, Unknown)
    assert observed[0].outcome.failure.kind == "skipped"
    assert observed[1].outcome == Known(Answer("a"))


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        (Settings(), ["mail", "site"]),
        (Settings(offline=True), ["site"]),
        (Settings(registers=True), ["mail", "register", "site"]),
        (Settings(checks=("site",)), ["site"]),
        (Settings(checks=("-mail",)), ["site"]),
    ],
)
def test_which_checks_run(settings: Settings, names: list[str]) -> None:
    checks = {"mail": check(), "register": check(opt_in="registers"), "site": check(third_party=False)}
    assert list(chosen(checks, settings)) == names
