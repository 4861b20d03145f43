"""Asks once more, after a pause, about what a check calls broken: many faults are gone a minute later."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Mapping
from dataclasses import replace

from channelaudit.config.settings import Settings
from channelaudit.engine.observing import Progress, ask_all
from channelaudit.model import Check, Known, Observation
from channelaudit.network import Network


async def look_again(
    checks: Mapping[str, Check],
    observations: tuple[Observation, ...],
    settings: Settings,
    deadline: float,
    stop: asyncio.Event,
    progress: Progress,
) -> tuple[Observation, ...]:
    """The observations after a second look, if ``settings.second_look`` asks for one and ``deadline`` leaves the time.

    What is still broken is confirmed.  What turns out to work counts as it is now.  Where the second look could not
    tell, the first one stands, unconfirmed.
    """
    broken = [(o.check, o.subject) for o in observations if _is_broken(checks, o)]
    if not broken or not settings.second_look or time.monotonic() + settings.second_look >= deadline:
        return observations
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), settings.second_look)
    if stop.is_set():
        return observations
    async with Network(settings) as network:  # a new one, for the other remembers its answers
        again = await ask_all(checks, broken, network, settings, deadline, stop, progress)
    second = {(o.check, o.subject): o for o in again}
    return tuple(_settled(checks, o, second.get((o.check, o.subject))) for o in observations)


def _settled(checks: Mapping[str, Check], first: Observation, second: Observation | None) -> Observation:
    if second is None or not isinstance(second.outcome, Known):
        return first
    return replace(second, confirmed=True) if _is_broken(checks, second) else second


def _is_broken(checks: Mapping[str, Check], observation: Observation) -> bool:
    outcome = observation.outcome
    return isinstance(outcome, Known) and checks[observation.check].verdict(outcome.value) == "broken"
