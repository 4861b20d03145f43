"""The one exception that the network room raises."""

from __future__ import annotations

from channelaudit.model import FailureKind, Message


class Unreachable(Exception):  # noqa: N818 (it is a state of the world, not a programming error)
    """Something could not be asked or answered.

    ``kind`` as in ``Failure``; ``detail`` is one sentence for people, without a full stop.

    ``definite`` is true where the failure itself is the answer: the host does not exist, every address refuses.
    Everything else is only out of reach from here and now, and must never be called broken.
    """

    def __init__(self, kind: FailureKind, detail: Message, *, definite: bool = False) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind: FailureKind = kind
        self.detail = detail
        self.definite = definite


BROKEN = Message("the server broke the connection off")


class Stale(Unreachable):
    """A kept connection was gone when the next question came: it can be asked on another one.

    ``unseen``: the server says itself that it has not seen the question.
    """

    def __init__(self, detail: Message, *, unseen: bool = False) -> None:
        super().__init__("reset", detail)
        self.unseen = unseen


class Halfway(Unreachable):
    """The connection failed while the body was being read: asking again seldom helps."""


class CertificateInvalid(Unreachable):
    """The server's certificate did not stand the check; the exchange can be repeated unverified."""
