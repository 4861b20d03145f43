"""What the checks together say of each channel.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from channelaudit.model import Channel, Check, Failure, Known, Message, Observation, Observations, Unknown, Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """One channel before its checks."""

    verdict: Verdict
    observations: tuple[Observation, ...] = ()
    """Those that speak of this channel."""
    failure: Failure | None = None
    """Why nothing can be said, where the observations do not say so themselves."""


def standings(
    channels: Iterable[Channel], checks: Mapping[str, Check], observations: Observations
) -> dict[str, Standing]:
    """The standing of every channel by its id.

    Any check that proves it broken decides; else any that proves that it works.  What was asked without either is
    unverified, with a reason; what no check was asked about is unchecked.
    """
    by_key = {(item.check, item.subject): item for item in observations}
    return {channel.id: _standing(channel, checks, by_key) for channel in channels}


def seen_twice(standing: Mapping[str, Standing]) -> frozenset[str]:
    """Channels that a second look in the same run found broken too."""
    return frozenset(
        name
        for name, each in standing.items()
        if each.verdict == "broken" and any(o.confirmed for o in each.observations)
    )


def _standing(channel: Channel, checks: Mapping[str, Check], by_key: Mapping[tuple[str, str], Observation]) -> Standing:
    asked = [
        (check, by_key[name, subject])
        for name, check in checks.items()
        if (subject := check.subject_of(channel)) is not None and (name, subject) in by_key
    ]
    answered = [pair for pair in asked if not _was_skipped(pair[1])]
    spoken = tuple(observation for _, observation in asked)
    if not answered:
        return Standing("unchecked", spoken)
    said = {check.verdict(o.outcome.value) for check, o in answered if isinstance(o.outcome, Known)}
    if "broken" in said:
        return Standing("broken", spoken)
    if "works" in said:
        return Standing("works", spoken)
    if "unverified" in said:
        return Standing("unverified", spoken, next(filter(None, (_doubt(o) for _, o in answered)), None))
    if any(isinstance(o.outcome, Unknown) for _, o in answered):
        return Standing("unverified", spoken)  # the observation's own failure is the reason
    names = tuple(Message(check.title or o.check) for check, o in answered)
    reason = Message("what was asked ({names}) found no fault, and does not prove that it works", names=names)
    return Standing("unverified", spoken, Failure(answered[-1][1].check, channel.id, "skipped", reason))


def _doubt(observation: Observation) -> Failure | None:
    """Why a known result proves nothing, see ``Check``."""
    doubt = getattr(observation.outcome.value, "doubt", None) if isinstance(observation.outcome, Known) else None
    return doubt if isinstance(doubt, Failure) else None


def _was_skipped(observation: Observation) -> bool:
    return isinstance(observation.outcome, Unknown) and observation.outcome.failure.kind == "skipped"
