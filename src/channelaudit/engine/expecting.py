"""From the channels that an audit found to what the next ones shall expect.  Pure."""

from __future__ import annotations

from dataclasses import dataclass

from channelaudit.model import Report

KINDS = (
    "email",
    "phone",
    "fax",
    "messenger",
    "social",
    "form",
    "newsletter",
    "chat",
    "registration",
    "bank_account",
)
"""Kinds whose values stay the same from one audit to the next; an address or hours may be worded anew any day."""


@dataclass(frozen=True, slots=True)
class Expectations:
    """What the next audits shall expect."""

    channels: tuple[str, ...]
    """Values for ``expect``, by kind."""
    left_out: int
    """Channels of the shop that it cannot mean to have as they are."""


def expectations(report: Report) -> Expectations:
    """The shop's own channels but those that do not work and those that this audit calls faulty."""
    own = [c for c in report.channels if c.of_shop and c.kind in KINDS and c.id.isprintable()]
    faulty = {
        finding.problem.subject
        for finding in report.findings
        if finding.severity == "error" and not finding.rule.startswith("expected-")
    }
    good = [
        channel
        for channel in own
        if report.verdicts.get(channel.id) != "broken"
        and not channel.attributes.get("placeholder")
        and channel.id not in faulty
    ]
    ranked = sorted(good, key=lambda channel: (KINDS.index(channel.kind), channel.id))
    return Expectations(tuple(channel.id for channel in ranked), len(own) - len(good))
