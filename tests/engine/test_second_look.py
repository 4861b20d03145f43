from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

import pytest

from channelaudit.config.settings import Settings
from channelaudit.engine.observing import Silent
from channelaudit.engine.second_look import look_again
from channelaudit.model import Check, Failure, Known, Message, Observation, Unknown, Verdict
from channelaudit.network import Unreachable

SUBJECT = "https://sklep-rower.example/wyslij"


@dataclass(frozen=True)
class Answer:
    verdict: Verdict


def check(*answers: Verdict | None) -> tuple[dict[str, Check], list[str]]:
    """A check that gives these answers one after the other; None is silence."""
    asked: list[str] = []

    async def observe(subject: str, *_: object) -> Answer:
        answer = answers[len(asked)]
        asked.append(subject)
        if answer is None:
            raise Unreachable("timeout", Message("no answer"))
        return Answer(answer)

    made = Check(Answer, subjects=lambda _: (SUBJECT,), observe=observe, verdict=lambda result: result.verdict)
    return {"endpoint": made}, asked


async def second(first: Verdict, *answers: Verdict | None, look: float = 0.01, left: float = 30.0) -> Observation:
    checks, asked = check(*answers)
    observation = Observation("endpoint", SUBJECT, Known(Answer(first)))
    settings = Settings(second_look=look)
    deadline = time.monotonic() + left
    (found,) = await look_again(checks, (observation,), settings, deadline, asyncio.Event(), Silent())
    assert len(asked) == len(answers)
    return found


async def test_what_is_broken_twice_is_confirmed() -> None:
    found = await second("broken", "broken")
    assert (found.outcome, found.confirmed) == (Known(Answer("broken")), True)


@pytest.mark.parametrize("now", ["works", "unverified"])
async def test_what_flickers_is_as_it_is_now(now: Verdict) -> None:
    found = await second("broken", now)
    assert (found.outcome, found.confirmed) == (Known(Answer(now)), False)


async def test_silence_the_second_time_leaves_the_first_answer_unconfirmed() -> None:
    found = await second("broken", None)
    assert (found.outcome, found.confirmed) == (Known(Answer("broken")), False)


async def test_only_what_seems_broken_is_asked_again() -> None:
    assert not (await second("works")).confirmed


async def test_it_is_asked_only_where_it_is_wanted_and_there_is_time() -> None:
    assert not (await second("broken", look=0.0)).confirmed
    async with asyncio.timeout(20):  # the wait would be in vain
        assert not (await second("broken", look=60.0, left=1.0)).confirmed


async def test_an_interruption_ends_the_wait() -> None:
    checks, asked = check()
    stop = asyncio.Event()
    stop.set()
    broken = Observation("endpoint", SUBJECT, Known(Answer("broken")))
    unknown = Observation("endpoint", SUBJECT, Unknown(Failure("endpoint", SUBJECT, "timeout", Message("no answer"))))
    settings, deadline = Settings(second_look=60.0), time.monotonic() + 100
    assert await look_again(checks, (broken, unknown), settings, deadline, stop, Silent()) == (broken, unknown)
    assert asked == []
