"""From what a run has found to the message about it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import Settings
from channelaudit.engine.news import news_of
from channelaudit.engine.remembering import NONE, Memory
from channelaudit.model import Message, News, Report
from channelaudit.notify.sending import Target, check_needs, send, target_of
from channelaudit.reports.over_time.notification import notification, trial

VARIABLE = "CHANNELAUDIT_NOTIFY"
"""Environment variable with addresses, white space between them; ``none`` sends nothing."""


def targets(settings: Settings) -> list[Target]:
    """Where messages go to; the environment overrules the file.

    Raises ``ConfigError``: Apprise is not there, or it does not understand an address.
    """
    addresses: Sequence[str] = os.environ.get(VARIABLE, "").split() or settings.notify
    if not addresses or list(addresses) == [NONE]:
        return []
    check_needs()
    return [target_of(address, number) for number, address in enumerate(addresses, 1)]


def send_trial(to: Sequence[Target], language: str) -> list[Message | None]:
    """Send a test message; for each target why it could not be sent, None where it was."""
    return send(to, trial(language))


class Notifier:
    """Gathers the news of a run, site by site, and sends them in one message."""

    def __init__(self, settings: Settings, memory: Memory) -> None:
        """Raises ``ConfigError`` for targets that cannot be reached, or news that cannot be told from old."""
        self.targets = targets(settings)
        self._memory = memory
        self._language = settings.lang
        self._news: list[News] = []
        if self.targets and not memory.keeps:
            raise ConfigError(Message("notify needs the history, to know what is new: name its file with --store"))

    def look(self, report: Report, settings: Settings) -> None:
        """Take the news of one site, before its audit is added to the history.  Raises ``ConfigError``."""
        if self.targets:
            site = report.crawl.site
            news = news_of(report, self._memory.last(site), self._memory.streaks(site), settings)
            self._news += [news] if news else []

    def send(self) -> list[Message]:
        """Send the message, if there is news; a warning for each target that did not take it."""
        if not self._news:
            return []
        reasons = send(self.targets, notification(self._news, self._language))
        return [
            Message("no message was sent to {target}: {reason}", target=target.name, reason=reason)
            for target, reason in zip(self.targets, reasons, strict=True)
            if reason
        ]
