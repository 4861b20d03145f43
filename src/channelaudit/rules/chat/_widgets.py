"""What the rules about chats share: what was found out about the shop's widgets."""

from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.chat_widget import ChatWidget, subject_of
from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Unknown, Unsure


def has_widgets(evidence: Evidence, settings: Settings) -> bool:  # noqa: ARG001 (the signature of ``applies``)
    """``applies`` of the rules about what the chat services say."""
    return any(map(_can_be_asked, evidence.of_kind("chat")))


def name_of(channel: Channel) -> str:
    return str(channel.attributes.get("provider") or channel.value)


def widgets(evidence: Evidence) -> Iterator[tuple[Channel, ChatWidget] | Unsure]:
    """The shop's widgets with what is known of them; ``Unsure`` for those about which nothing is."""
    for channel in filter(_can_be_asked, evidence.of_kind("chat")):
        outcome = evidence.observations.get(ChatWidget, subject_of(channel) or "")
        if isinstance(outcome, Unknown):
            yield Unsure(channel.id, outcome.failure)
        else:
            yield channel, outcome.value


def _can_be_asked(channel: Channel) -> bool:
    """Whether there is a script or an account to ask about, at a service that runs, and the account is no sample."""
    hidden = channel.attributes.get("closed") or channel.attributes.get("placeholder")
    return not hidden and subject_of(channel) is not None
