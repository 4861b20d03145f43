"""What a batch leaves behind beside the history: reports of all its sites, read from the store one by one."""

from __future__ import annotations

from pathlib import Path

from channelaudit.config.settings import Settings
from channelaudit.history.batches import Batch, Batches


class BatchOutputs:
    """The formats and files that were asked for.  Raises ``ConfigError`` at once for one that cannot be."""

    def __init__(self, settings: Settings, portfolio: Path | None) -> None:
        self._settings = settings
        self._portfolio = portfolio

    def write(self, batches: Batches, batch: Batch) -> None:
        """Write everything.  Raises ``ConfigError``."""
