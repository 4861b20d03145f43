"""What the rules about registers share: which register said what of the shop's own numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from channelaudit.checks.registers.interface import RegisterEntry
from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Known, Unknown, Unsure

ANSWERS = ("ares", "ceidg", "companies_house", "gleif", "gus_regon", "krs", "rpo", "vat_whitelist", "vies")
"""Ids of the checks."""
VAT_ANSWERS = ("ares", "vat_whitelist", "vies")
"""Those that say who pays VAT."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one register says of one number that the shop shows."""

    channel: Channel
    entry: RegisterEntry


def asked(*checks: str) -> Callable[[Evidence, Settings], bool]:
    """``applies``: whether one of these registers was asked (they are off unless ``--registers`` is given)."""
    wanted = checks or ANSWERS

    def applies(evidence: Evidence, settings: Settings) -> bool:  # noqa: ARG001 (the signature of ``applies``)
        return any(observation.check in wanted for observation in evidence.observations)

    return applies


def told(evidence: Evidence, *checks: str) -> tuple[Told, ...]:
    """All answers of these registers (none named: of all) about numbers that stand on the site."""
    by_subject = _channels(evidence)
    return tuple(
        Told(by_subject[observation.subject], observation.outcome.value)
        for observation in evidence.observations
        if observation.check in (checks or ANSWERS)
        and isinstance(observation.outcome, Known)
        and isinstance(observation.outcome.value, RegisterEntry)
        and observation.subject in by_subject
    )


def found(evidence: Evidence, *checks: str) -> tuple[Told, ...]:
    """The answers about numbers that the register knows."""
    return tuple(item for item in told(evidence, *checks) if item.entry.status not in ("not_found", "removed"))


def silent(evidence: Evidence, *checks: str) -> Iterator[Unsure]:
    """One ``Unsure`` for each number of which no register said anything, with the most telling reason."""
    wanted, by_subject = checks or ANSWERS, _channels(evidence)
    answered = {item.channel.id for item in told(evidence, *checks)}
    reasons: dict[str, Unsure] = {}
    for observation in evidence.observations:
        channel = by_subject.get(observation.subject)
        if observation.check not in wanted or channel is None or channel.id in answered:
            continue
        if isinstance(observation.outcome, Unknown):
            failure = observation.outcome.failure
            if channel.id not in reasons or reasons[channel.id].failure.kind == "skipped":
                reasons[channel.id] = Unsure(channel.id, failure)
    yield from reasons.values()


def spoken_of(items: Iterable[Told]) -> Iterator[Told]:
    """One answer for each channel, the first."""
    yield from {item.channel.id: item for item in reversed(tuple(items))}.values()


def scheme_and_number(channel: Channel) -> tuple[str, str]:
    """A number in the form in which the registers compare: Polish and Czech tax numbers without their prefix."""
    return comparable(str(channel.attributes.get("scheme", "")), channel.value)


def comparable(scheme: str, number: str) -> tuple[str, str]:
    """(scheme, number) that are equal for two spellings of one number."""
    number = number.upper()
    if scheme == "vat" and number.startswith("PL"):
        return "nip", number[2:]
    if scheme == "regon":
        return scheme, number[:9] if number.endswith("00000") else number
    if scheme == "dic":
        return scheme, number[2:] if number[:2].isalpha() else number
    lengths = {"krs": 10, "ico": 8, "company_number": 8}
    return scheme, number.zfill(lengths.get(scheme, 0))


def _channels(evidence: Evidence) -> dict[str, Channel]:
    """The shop's numbers by the subject under which a register is asked."""
    known: dict[str, Channel] = {}
    for channel in evidence.of_kind("registration"):
        scheme, number = str(channel.attributes.get("scheme", "")), channel.value
        plain = ":".join(comparable(scheme, number))
        for subject in (f"{scheme}:{number}", plain, f"vat:EL{number[2:]}" if number.startswith("GR") else plain):
            known.setdefault(subject, channel)
    return known
