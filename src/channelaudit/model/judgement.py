"""What rules yield, and what becomes of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from channelaudit.model.channel import Sighting
from channelaudit.model.message import Message
from channelaudit.model.page import Failure

Severity = Literal["error", "warning", "note"]
GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "note")
Status = Literal["passed", "failed", "undetermined", "not-applicable", "crashed"]


def grave_enough(severity: str, fail_on: str) -> bool:
    """Whether a finding of this severity is at or above ``--fail-on``: a severity, or ``never``."""
    order: tuple[str, ...] = GRAVEST_FIRST
    return fail_on != "never" and order.index(severity) <= order.index(fail_on)


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule found its defect.  ``subject`` is a channel id, a URL or a host: with the rule's id it identifies the
    fault
    from one run to the next, so it must not hold wording or the pages where it stands.
    """

    subject: str
    message: Message
    sightings: tuple[Sighting, ...] = ()
    severity: Severity | None = None
    """Where it differs from the rule's own (by country, by days left)."""
    advice: Message | None = None
    """How to mend this one, where the rule's general advice is not precise enough."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """A rule could not tell, and why."""

    subject: str
    failure: Failure


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with the severity that counts."""

    rule: str
    severity: Severity
    problem: Problem
    new: bool = True
    """False when the baseline knows it."""
    confirmations: int = 1
    """Runs in a row that found it, with this one."""
    needed: int = 1
    """Confirmations without which it does not count yet."""
    reason: str = ""
    """Why the user accepts it, where the settings silence it."""

    @property
    def confirmed(self) -> bool:
        """Whether it was found often enough to count."""
        return self.confirmations >= self.needed

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits of rule and subject."""
        return hashlib.sha256(f"{self.rule}\n{self.problem.subject}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one rule says of the shop."""

    rule: str
    status: Status
    findings: tuple[Finding, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    detail: str = ""
    """Of a crash: the exception in one line."""
