from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from builders import email, failure, known, phone, unknown
from channelaudit.engine.verdicts import standings
from channelaudit.model import Check, Failure, Observation, Observations, Verdict

ADDRESS = "sklep@sklep-rower.example"


@dataclass(frozen=True, slots=True)
class Answer:
    verdict: Verdict | None


async def never(_subject: str, _network: Any, _settings: Any) -> Answer:
    raise AssertionError


def check(title: str = "") -> Check:
    return Check(
        Answer,
        subjects=lambda _gathered: (),
        observe=never,
        subject_of=lambda channel: channel.value if channel.kind == "email" else None,
        verdict=lambda answer: answer.verdict,
        title=title,
    )


CHECKS = {"domain": check("mail domains"), "mailbox": check()}


def verdict(*observations: Observation) -> Verdict:
    return standings([email(ADDRESS)], CHECKS, Observations(observations))[f"email:{ADDRESS}"].verdict


def said(name: str, answer: Verdict | None) -> Observation:
    return known(name, ADDRESS, Answer(answer))


@pytest.mark.parametrize(
    ("observations", "expected"),
    [
        ((), "unchecked"),
        ((said("domain", "broken"),), "broken"),
        ((said("domain", "works"),), "works"),
        ((said("domain", "works"), said("mailbox", "broken")), "broken"),
        ((said("domain", None), said("mailbox", "works")), "works"),
        ((said("domain", None),), "unverified"),
        ((unknown("mailbox", ADDRESS),), "unverified"),
        ((said("domain", "works"), unknown("mailbox", ADDRESS)), "works"),
        ((said("domain", "broken"), unknown("mailbox", ADDRESS)), "broken"),
        ((unknown("mailbox", ADDRESS, "skipped"),), "unchecked"),
        ((said("domain", None), unknown("mailbox", ADDRESS, "skipped")), "unverified"),
        ((known("domain", "other@sklep-rower.example", Answer("broken")),), "unchecked"),
    ],
)
def test_the_verdict_follows_from_the_observations(observations: tuple[Observation, ...], expected: Verdict) -> None:
    assert verdict(*observations) == expected


def test_a_check_that_does_not_speak_of_a_kind_says_nothing_about_it() -> None:
    number = phone()
    standing = standings([number], CHECKS, Observations([said("domain", "works")]))[number.id]
    assert standing.verdict == "unchecked"
    assert standing.observations == ()


def test_unverified_has_a_reason() -> None:
    silent = said("domain", None), said("mailbox", None)
    standing = standings([email(ADDRESS)], CHECKS, Observations(silent))[f"email:{ADDRESS}"]
    assert standing.observations == silent
    assert standing.failure is not None
    assert "mail domains, mailbox" in str(standing.failure.detail)
    late = standings([email(ADDRESS)], CHECKS, Observations([unknown("mailbox", ADDRESS)]))[f"email:{ADDRESS}"]
    assert late.failure is None
    assert late.observations[0].outcome == unknown("mailbox", ADDRESS).outcome


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A result that proves nothing, and says why."""

    doubt: Failure | None
    verdict: Verdict = "unverified"


@pytest.mark.parametrize("doubt", [failure(ADDRESS, "greylisted", "mailbox"), None])
def test_a_doubtful_result_gives_its_own_reason(doubt: Failure | None) -> None:
    observations = Observations([known("domain", ADDRESS, Answer(None)), known("mailbox", ADDRESS, Doubtful(doubt))])
    standing = standings([email(ADDRESS)], CHECKS, observations)[f"email:{ADDRESS}"]
    assert standing.verdict == "unverified"
    assert standing.failure == doubt


def test_a_doubt_beside_a_silence_is_still_told() -> None:
    told = failure(ADDRESS, "greylisted", "mailbox")
    observations = Observations([unknown("domain", ADDRESS), known("mailbox", ADDRESS, Doubtful(told))])
    assert standings([email(ADDRESS)], CHECKS, observations)[f"email:{ADDRESS}"].failure == told
