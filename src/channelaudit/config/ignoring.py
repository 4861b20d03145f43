"""Findings that the user knows of and accepts: mappings under ``ignore:`` in ``channelaudit.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, field

from channelaudit.config.errors import ConfigError
from channelaudit.config.options import option
from channelaudit.model import Message

_IGNORE = "Accepted findings"


@dataclass(frozen=True, slots=True)
class Ignore:
    """One of them; ``until`` is its last day."""

    rule: str = field(
        default="",
        metadata=option(
            "Rule, or the beginning of its name; any if not given", "RULE", section=_IGNORE, example="email-mailbox"
        ),
    )
    channel: str = field(
        default="",
        metadata=option(
            "Channel, URL or host, in which * stands for anything; any if not given",
            "PATTERN",
            section=_IGNORE,
            example="hurt@*",
        ),
    )
    reason: str = field(
        default="",
        metadata=option(
            "Why it is accepted", "TEXT", section=_IGNORE, example="the wholesale office closes", form="line"
        ),
    )
    until: str = field(
        default="",
        metadata=option("Last day on which it is silenced", "DATE", section=_IGNORE, example="2027-03-31", form="date"),
    )

    def check(self) -> None:
        """Raises ``ConfigError`` for an entry that says too little."""
        if not self.reason:
            raise ConfigError(Message('the key "reason" is missing: why is this finding accepted?'))
        if not (self.rule or self.channel):
            raise ConfigError(Message('name a "rule", a "channel", or both'))
