"""From the channels that an audit found to what the next ones shall expect.  Pure."""

from __future__ import annotations

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


def expectations(report: Report) -> tuple[str, ...]:
    """Values for ``expect``: the shop's own channels, by kind; a broken one is none that the shop means to have."""
    found = [
        channel
        for channel in report.channels
        if channel.of_shop
        and channel.kind in KINDS
        and report.verdicts.get(channel.id) != "broken"
        and not channel.attributes.get("placeholder")
        and channel.id.isprintable()
    ]
    return tuple(channel.id for channel in sorted(found, key=lambda c: (KINDS.index(c.kind), c.id)))
