"""Why a finding does not count for the exit code, in the words that every format shows beside it."""

from __future__ import annotations

from channelaudit.model import Finding, Message


def standing(finding: Finding) -> Message | None:
    """``known``, ``not yet confirmed (1 of 3)``; None for a finding that is new and confirmed."""
    if not finding.confirmed:
        return Message("not yet confirmed ({found} of {needed})", found=finding.confirmations, needed=finding.needed)
    return None if finding.new else Message("known")


def why_muted(finding: Finding) -> Message:
    """Why the settings silence a finding, in the user's own words where there are any."""
    if finding.reason:
        return Message("accepted: {reason}", reason=finding.reason)
    return Message("ignored by the configuration")
