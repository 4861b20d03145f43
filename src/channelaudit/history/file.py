"""The file of the history while it is in use: reads and transactions, with one sentence for what goes wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from channelaudit.config.errors import ConfigError
from channelaudit.history.schema import connect
from channelaudit.model import Message


class HistoryFile:
    """What everything that is kept in the file shares: ``with Store.open(path) as store:``."""

    def __init__(self, path: Path, base: sqlite3.Connection) -> None:
        self.path = path
        self._base = base

    @classmethod
    def open(cls, path: Path) -> Self:
        """The history in ``path``; one that is not there is made, an older one is brought into today's shape.

        Raises ``ConfigError``.
        """
        return cls(path, connect(path))

    def close(self) -> None:
        self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, query: str, *values: object) -> list[Any]:
        with self._trouble():
            return self._base.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction; whoever writes waits for other writers."""
        with self._trouble():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
                self._base.execute("COMMIT")
            except BaseException:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ConfigError(
                Message("{path}: the history cannot be used: {error}", path=str(self.path), error=str(error))
            ) from error
