"""The one exception that the network room raises."""

from __future__ import annotations

from channelaudit.model import FailureKind


class Unreachable(Exception):  # noqa: N818 (it is a state of the world, not a programming error)
    """Something could not be asked or answered.  ``kind`` as in ``Failure``; ``detail`` is one English sentence for people."""

    def __init__(self, kind: FailureKind, detail: str) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind: FailureKind = kind
        self.detail = detail
