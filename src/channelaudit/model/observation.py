"""What the checks brought home: an answer or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from channelaudit.model.message import Message
from channelaudit.model.page import Failure

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """The check's own result dataclass."""

    value: T


@dataclass(frozen=True, slots=True)
class Unknown:
    """Could not tell, and why."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Observation:
    """The answer of one check about one subject; ``seconds`` it took."""

    check: str
    subject: str
    outcome: Known[Any] | Unknown
    seconds: float = 0.0
    confirmed: bool = False
    """A second look in the same run, after a pause, said the same."""


class Observations:
    """All observations of an audit, asked by result type and subject: ``observations.get(MailDomain,
    "shop.example")``.
    """

    __slots__ = ("_by_key", "_items")

    def __init__(self, items: Iterable[Observation] = ()) -> None:
        self._items = tuple(items)
        self._by_key: dict[tuple[type, str] | tuple[str, str], Observation] = {}
        for item in self._items:
            self._by_key[item.check, item.subject] = item
            if isinstance(item.outcome, Known):
                self._by_key[type(item.outcome.value), item.subject] = item

    def __iter__(self) -> Iterator[Observation]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def get(self, result: type[T], subject: str, check: str = "") -> Known[T] | Unknown:
        """What is known about ``subject``; never asked is ``Unknown`` with the kind ``skipped``.

        ``check`` is the check's id; by default the result type's name in snake case (``MailDomain`` → ``mail_domain``).
        """
        name = check or "".join("_" + c.lower() if c.isupper() else c for c in result.__name__).lstrip("_")
        item = self._by_key.get((name, subject))
        if item is None:
            return Unknown(Failure(name, subject, "skipped", Message("this was not asked")))
        return item.outcome
