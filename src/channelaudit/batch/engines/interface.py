"""What an engine offers, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from channelaudit.batch.work import Outcome, Task
from channelaudit.model import Message


class EngineLost(Exception):  # noqa: N818 (a state of the world)
    """Nobody is there any more who could audit: a scheduler that died.  What is missing can be resumed."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.said = said


class Engine(Protocol):
    """Takes tasks, gives outcomes; in any order, and now and then one twice."""

    capacity: int
    """Tasks that keep everybody busy; to have more of them waiting brings nothing."""

    def submit(self, tasks: Sequence[Task]) -> None:
        """Have these sites audited."""

    def results(self, wait: float) -> Iterable[Outcome]:
        """What has ended since the last call; waits for something at most ``wait`` seconds.

        Raises ``EngineLost``.
        """

    def cancel(self) -> None:
        """Stop everything within seconds; tasks that have not ended are forgotten.  May be called twice."""
