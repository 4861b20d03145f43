"""Which kinds of channels the shop offers."""

from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules.common import WAYS, absent, faulty, shop
from channelaudit.rules.forms import for_questions

KINDS = (*WAYS, "social")


def offered(evidence: Evidence) -> tuple[str, ...]:
    """Kinds of which the shop shows at least one, also a faulty one: its own rule speaks of that.

    A form by which a contract is withdrawn takes no questions and does not count.
    """
    return tuple(kind for kind in KINDS if any(map(for_questions, evidence.of_kind(kind))) or faulty(evidence, kind))


def has_any(evidence: Evidence, settings: Settings) -> bool:  # noqa: ARG001 (the signature of ``applies``)
    """``applies``: a shop without any channel has a graver fault."""
    return bool(offered(evidence))


def none_of(evidence: Evidence, kind: str, text: str) -> Iterator[Problem | Unsure]:
    """The problem that no channel of this kind is offered."""
    if kind not in offered(evidence):
        yield from absent(evidence, Problem(shop(evidence), Message(text)), kind)
